"""Charts of one place of a comparison: its years side by side, and the chain from vote to payment in one year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from budgetwatch import rendering
from budgetwatch.domain.comparison import Break, ComparisonRow
from budgetwatch.domain.document import Chart, ChartKind, Pattern, Series, Verbatim
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.measure import CHAIN, EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language

if TYPE_CHECKING:
    from budgetwatch.rendering import Drawing

PATTERNS = {
    Measure.PROPOSED: Pattern.HOLLOW,
    Measure.VOTED: Pattern.HOLLOW,
    Measure.REVISED: Pattern.HATCH,
    Measure.COMMITTED: Pattern.PALE,
    Measure.VERIFIED: Pattern.PALE,
    Measure.ORDERED: Pattern.PALE,
    Measure.PAID: Pattern.SOLID,
}
RECENT = 6
"""Years that a chart of one place shows with labels one can read."""


def chart_years(rows: Sequence[ComparisonRow], name: str, breaks: Sequence[Break] = ()) -> Chart | None:
    """What was voted, revised and executed furthest of one place in its last years; None where no row has any of them."""
    rows = sorted((row for row in rows if row.stages), key=lambda row: row.year)[-RECENT:]
    stages = _compared(rows)
    if not stages:
        return None
    years = [row.year for row in rows]
    return Chart(
        caption=msg("{place}, year by year", place=name),
        kind=ChartKind.GROUPED_BARS,
        categories=tuple(Verbatim(str(year)) for year in years),
        series=tuple(
            Series(MEASURES[stage], PATTERNS[stage], tuple(row.stages.get(stage, Absent.UNKNOWN) for row in rows))
            for stage in stages
        ),
        scale=_scale(rows),
        currency=_currency(rows),
        breaks=tuple((years.index(one.year), one.brief or one.reason) for one in breaks if one.year in years[1:]),
    )


def chart_chain(row: ComparisonRow) -> Chart | None:
    """Each stage of one place and year as a bar, from vote to payment; None where the row has no stage."""
    stages = [stage for stage in CHAIN if stage in row.stages]
    if not stages:
        return None
    return Chart(
        caption=msg("The chain of spending, {year}", year=str(row.year)),
        kind=ChartKind.HORIZONTAL_BARS,
        categories=tuple(MEASURES[stage] for stage in stages),
        series=tuple(Series(MEASURES[stage], PATTERNS[stage], _alone(row, stage, stages)) for stage in stages),
        scale=_scale([row]),
        currency=_currency([row]),
    )


def unpaid(row: ComparisonRow) -> Message | None:
    """What was committed and not paid, in words; None where the row does not give both."""
    committed, paid = row.stages.get(Measure.COMMITTED), row.stages.get(Measure.PAID)
    if committed is None or paid is None or committed.amount <= paid.amount:
        return None
    return msg("{amount} committed and not paid", amount=difference(committed, paid))


def draw(chart: Chart, language: Language, size: tuple[float, float]) -> Drawing:
    """The chart as a matplotlib figure, `size` points wide and high."""
    return rendering.draw_chart(chart, language, size)


def _compared(rows: Sequence[ComparisonRow]) -> tuple[Measure, ...]:
    """Voted and revised, and the stage of execution that goes furthest, as far as any year has them."""
    present = {stage for row in rows for stage in row.stages}
    furthest = next((stage for stage in reversed(EXECUTION) if stage in present), None)
    return tuple(stage for stage in (Measure.VOTED, Measure.REVISED, furthest) if stage in present and stage)


def _alone(row: ComparisonRow, stage: Measure, stages: Sequence[Measure]) -> tuple[Figure | Absent, ...]:
    """The stage in its own category, nothing in the others."""
    return tuple(row.stages[stage] if one is stage else Absent.NIL for one in stages)


def _scale(rows: Sequence[ComparisonRow]) -> int:
    """Billions from ten billions on, else millions, thousands, units."""
    largest = max(abs(figure.amount.decimal) for row in rows for figure in row.stages.values())
    return next((scale for scale in (10**9, 10**6, 10**3) if largest >= 10 * scale), 1)


def _currency(rows: Sequence[ComparisonRow]) -> str | None:
    return next((figure.unit.currency for row in rows for figure in row.stages.values()), None)
