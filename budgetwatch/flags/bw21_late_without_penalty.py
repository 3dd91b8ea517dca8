"""BW21: contracts received late on which no penalty was applied.

Source: audit case in which late penalties were not claimed; penalties of a day and their cap differ by country;
checklist E15.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import Amount
from budgetwatch.flags.figures import days_between, left_out, number, percent, subject, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW21",
    msg("Late without a penalty"),
    (
        msg("Force majeure was recognised."),
        msg("The due date was put off by an amendment."),
        msg("The delay was the buyer's own."),
        msg("The penalty was waived by a decision that the register does not show."),
    ),
    msg("Why was no penalty applied to these delays, and who decided it?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The contracts received after their due date whose penalty is nil or blank, each with its days of delay."""
    if not gives(contracts, "penalty"):
        return FLAG.unavailable(msg("The register gives no penalty."), len(contracts))
    cases = [contract for contract in contracts if contract.due and contract.received]
    if not cases:
        return FLAG.unavailable(msg("No contract has both a due date and a day of reception."), len(contracts))
    late = [contract for contract in cases if _days(contract) > 0]
    without = [contract for contract in late if not contract.penalty]
    expected = sum((_expected(contract, settings) for contract in without), Decimal(0))
    why = msgn(
        "One contract of {late} received late bears no penalty; {expected} would be due at these rates.",
        "{count} contracts of {late} received late bear no penalty; {expected} would be due at these rates.",
        len(without),
        late=len(late),
        expected=_whole(expected),
    )
    threshold = msg(
        "received after the due date and no penalty; due: {rate}% a day of the amount, at most {cap}%",
        rate=percent(settings.penalty_rate_per_day),
        cap=percent(settings.penalty_cap),
    )
    figures = [
        LabelledFigure(msg("late, without a penalty"), number(without, "received")),
        LabelledFigure(msg("received late"), number(late, "received")),
        *left_out(contracts, cases),
    ]
    stake = total("awarded", without) if without else None
    subjects = [subject(contract, days_between("due", "received", contract)) for contract in without]
    return FLAG.fired(why, len(cases), threshold, subjects, figures, stake)


def _days(contract: Contract) -> int:
    return (contract.received - contract.due).days if contract.received and contract.due else 0


def _expected(contract: Contract, settings: Settings) -> Decimal:
    """The penalty at the rate of the settings, at most its cap."""
    if contract.awarded is None:
        return Decimal(0)
    return contract.awarded.decimal * min(_days(contract) * settings.penalty_rate_per_day, settings.penalty_cap)


def _whole(value: Decimal) -> Amount:
    """An estimate to the currency unit, half up."""
    return Amount(int(value.to_integral_value(ROUND_HALF_UP)))
