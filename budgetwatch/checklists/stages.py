"""What rules say is missing, in the words of stages."""

from budgetwatch.domain.message import msg

REVISED = msg("the revised appropriations")
EXECUTION = msg("an execution stage (committed, verified, ordered or paid)")
PAYMENTS = msg("the payments")
