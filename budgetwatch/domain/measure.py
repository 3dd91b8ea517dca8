"""The stages of a budget line and of a contract, under the names that interfaces and scripts rely on."""

from enum import StrEnum


class Measure(StrEnum):
    """What an amount says. Stages of `CHAIN` are compared, never summed with one another."""

    PROPOSED = "proposed"
    VOTED = "voted"
    REVISED = "revised"
    COMMITTED = "committed"
    VERIFIED = "verified"
    ORDERED = "ordered"
    PAID = "paid"
    TRANCHE = "tranche"
    MOVEMENT = "movement"
    ESTIMATED = "estimated"
    AWARDED = "awarded"
    AMENDED = "amended"
    CONTRACT_PAID = "contract_paid"
    DELIVERED = "delivered"
    PENALTY = "penalty"


CHAIN = (
    Measure.PROPOSED,
    Measure.VOTED,
    Measure.REVISED,
    Measure.COMMITTED,
    Measure.VERIFIED,
    Measure.ORDERED,
    Measure.PAID,
)
EXECUTION = CHAIN[3:]


class Basis(StrEnum):
    """AE: ceiling of what may be committed. CP: ceiling of what may be ordered and paid in the year."""

    AE = "AE"
    CP = "CP"


class Flow(StrEnum):
    """The side of the budget a line stands on."""

    EXPENDITURE = "expenditure"
    REVENUE = "revenue"
