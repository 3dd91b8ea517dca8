"""The weight of the sector: its share of the State's budget and of output, and what it is per head.

Source: domain rules of the product, section 7. Nothing is computed across currencies or without a value of the year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from budgetwatch.domain.figure import Figure, Quantity, per_unit, ratio
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.proportions import Weight, Weights
from budgetwatch.domain.series import SeriesKind
from budgetwatch.domain.year import Year


def weigh_against(
    totals: Mapping[int, Figure],
    stage: Measure,
    denominators: Mapping[int, Figure],
    named: Weights,
) -> Weights:
    """`named` with a weight for every year: a share of the denominator, or an amount per person where it counts people."""
    years = tuple(_weight(year, stage, amount, denominators.get(year), named) for year, amount in totals.items())
    return Weights(named.name, named.kind, named.source, named.to_verify, years, named.missing)


def weigh_in_documents(totals: Mapping[int, Figure], whole: Mapping[int, Figure], stage: Measure) -> Weights:
    """The share of a perimeter in all that the documents hold, at the same stage."""
    named = Weights(msg("all lines of the documents"), SeriesKind.STATE_BUDGET, "", to_verify=False, years=())
    return weigh_against(totals, stage, whole, named)


def _weight(year: int, stage: Measure, amount: Figure, against: Figure | None, named: Weights) -> Weight:
    if against is None:
        why = named.missing or msg("{series}: no value for {year}.", series=named.name, year=Year(year))
        return Weight(year, stage, amount, None, None, why)
    counts = against.unit.quantity is Quantity.COUNT
    if not counts and (why_not := _unlike([amount, against])) is not None:
        return Weight(year, stage, amount, against, None, why_not)
    share = per_unit(amount, against) if counts else ratio(amount, against)
    return Weight(year, stage, amount, against, share, None if share else _NOTHING)


def _unlike(figures: Iterable[Figure]) -> Message | None:
    """Why two amounts cannot be set against each other: other currencies, or one that nobody named."""
    first, second = (figure.unit.currency for figure in figures)
    if first and second and first == second:
        return None
    if not (first and second):
        return msg("One of the two amounts names no currency: nothing is computed.")
    return msg(
        "The budget is in {first}, the series in {second}: nothing is computed across currencies.",
        first=first,
        second=second,
    )


_NOTHING = msg("The value of the series is not above zero: nothing is computed.")
