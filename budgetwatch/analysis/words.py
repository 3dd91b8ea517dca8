"""The names of stages as sentences speak of them."""

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
