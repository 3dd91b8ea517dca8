"""BW05: buyers with several contracts just below the amount from which competition is required.

Source: Open Contracting Partnership R002 (manipulation of procurement thresholds). Thresholds are legal amounts with
dates; none is shipped. Contracts just above are shown beside those just below: a real slope, or a step at the threshold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import left_out, number, subject, total
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW05",
    msg("Amounts just below a threshold"),
    (
        msg("The budget line was cut to this size."),
        msg("Prices of such goods are usually near this amount."),
        msg("Lots of one purchase were announced together."),
    ),
    msg("How were the amounts of these contracts set, and were they part of a larger need?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The contracts just below the threshold of their day, for buyers that have several of them."""
    if not settings.competitive_threshold:
        return FLAG.unavailable(msg("No legal threshold is entered for this country."), len(contracts))
    limits, worth = settings.competition, settings.worth
    dated = [one for one in contracts if id(one) in limits]
    if not dated:
        return FLAG.unavailable(
            msg("No contract has both an amount and a date under a known threshold."), len(contracts)
        )
    low, high = 1 - settings.just_below_percent / 100, 1 + settings.just_below_percent / 100
    around = {limit: (limit * low, limit * high) for limit in set(limits.values())}
    near = [one for one in dated if _is_between(worth[id(one)], around[limits[id(one)]])]
    below = [one for one in near if worth[id(one)] < limits[id(one)]]
    above = [one for one in near if worth[id(one)] >= limits[id(one)]]
    repeated = _repeated(below, settings.just_below_minimum_count)
    why = msgn(
        "One contract lies just below the threshold of its day.",
        "{count} contracts lie just below the threshold of their day.",
        len(repeated),
    )
    threshold = msg(
        "up to {percent}% below the threshold, at least {minimum} times for one buyer",
        percent=settings.just_below_percent,
        minimum=settings.just_below_minimum_count,
    )
    figures = (
        LabelledFigure(msg("contracts just below"), number(below)),
        LabelledFigure(msg("contracts just above"), number(above)),
        *left_out(contracts, dated),
    )
    stake = total("awarded", repeated) if repeated else None
    return FLAG.fired(why, len(dated), threshold, [subject(contract) for contract in repeated], figures, stake)


def _is_between(worth: Decimal, bounds: tuple[Decimal, Decimal]) -> bool:
    return bounds[0] <= worth < bounds[1]


def _repeated(contracts: Sequence[Contract], minimum: int) -> list[Contract]:
    buyers: dict[str, int] = defaultdict(int)
    for contract in contracts:
        buyers[contract.buyer] += 1
    return [contract for contract in contracts if buyers[contract.buyer] >= minimum]
