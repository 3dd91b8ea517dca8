"""The names of stages in rules and evidence."""

from __future__ import annotations

from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg

STAGES: dict[Measure, Message] = {
    Measure.PROPOSED: msg("proposed"),
    Measure.VOTED: msg("voted"),
    Measure.REVISED: msg("revised"),
    Measure.COMMITTED: msg("committed"),
    Measure.VERIFIED: msg("verified"),
    Measure.ORDERED: msg("ordered"),
    Measure.PAID: msg("paid"),
}
REVISED = msg("the revised appropriations")
EXECUTION = msg("an execution stage (committed, verified, ordered or paid)")
PAYMENTS = msg("the payments")
