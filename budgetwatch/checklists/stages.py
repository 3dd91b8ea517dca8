"""What several rules say is missing."""

from budgetwatch.domain.message import msg

REVISED = msg("the revised appropriations")
EXECUTION = msg("an execution stage (committed, verified, ordered or paid)")
PAYMENTS = msg("the payments")
BUDGET = msg("the budget, line by line")
NATURE = msg("the economic nature of the lines")
