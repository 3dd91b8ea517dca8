"""The four figures of the summary."""

from __future__ import annotations

from budgetwatch.briefs.charts import unpaid
from budgetwatch.briefs.stages import furthest, main_year, total_of
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.document import KeyFigures
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

Item = tuple[Message, Figure, Message | None]


def key_figures(comparison: Comparison) -> KeyFigures | None:
    """Voted, revised, executed and what is left, as far as the main year has them."""
    year = main_year(comparison)
    total = total_of(comparison, year) if year is not None else None
    if total is None:
        return None
    items = (_voted(total), _revised(total), _executed(total), _left(total))
    return KeyFigures(tuple(item for item in items if item is not None))


def _voted(total: ComparisonRow) -> Item | None:
    voted = total.stages.get(Measure.VOTED)
    return (MEASURES[Measure.VOTED], voted, msg("Year {year}", year=Year(total.year))) if voted else None


def _revised(total: ComparisonRow) -> Item | None:
    revised = total.stages.get(Measure.REVISED)
    return (MEASURES[Measure.REVISED], revised, _of_voted(revised, total)) if revised else None


def _executed(total: ComparisonRow) -> Item | None:
    stage = furthest(total)
    if stage is None:
        return None
    executed = total.stages[stage]
    return MEASURES[stage], executed, _of_voted(total.whole(stage), total)


def _left(total: ComparisonRow) -> Item | None:
    """What is committed and not paid, else the deviation."""
    gap = unpaid(total)
    if gap is not None:
        return msg("Committed, not paid"), gap, _of_voted(gap, total)
    return (msg("Deviation"), total.deviation, _of_voted(total.deviation, total)) if total.deviation else None


def _of_voted(figure: Figure | None, total: ComparisonRow) -> Message | None:
    voted = total.whole(Measure.VOTED)
    share = ratio(figure, voted) if figure and voted else None
    return msg("{share} of the amount voted", share=share) if share else None
