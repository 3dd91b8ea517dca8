"""The charts of a pack: voted, revised and paid over the years or by place, and the chain of spending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.briefs.row_marks import named
from budgetwatch.briefs.stages import chart_scale, furthest, main_year, present, rows_of, total_of
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.document import Chart, ChartKind, Pattern, Series, Verbatim, Words
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

MOST_PLACES = 8
_PATTERNS = {Measure.PROPOSED: Pattern.HOLLOW, Measure.VOTED: Pattern.HOLLOW, Measure.REVISED: Pattern.HATCH}


def pattern_of(stage: Measure) -> Pattern:
    """The fill of a stage, the same on every chart: voted hollow, revised hatched, executed pale, paid solid."""
    return Pattern.SOLID if stage is Measure.PAID else _PATTERNS.get(stage, Pattern.PALE)


def voted_and_paid(comparison: Comparison, most: int = MOST_PLACES) -> Chart | None:
    """Voted, revised and the furthest execution: by year where there are several, else for the largest places."""
    if len(comparison.totals) > 1:
        return _by_year(comparison)
    return _by_place(comparison, most)


def _by_year(comparison: Comparison) -> Chart | None:
    totals = tuple(sorted(comparison.totals, key=lambda row: row.year))
    years: tuple[Words, ...] = tuple(Verbatim(str(row.year)) for row in totals)
    breaks = tuple(
        (place, brk.brief or brk.reason)
        for brk in comparison.breaks
        for place, row in enumerate(totals)
        if row.year == brk.year and not brk.key
    )
    return stages_chart(
        msg("From {first} to {last}", first=Year(totals[0].year), last=Year(totals[-1].year)),
        ChartKind.GROUPED_BARS,
        years,
        totals,
        comparison.currency,
        breaks,
    )


def _by_place(comparison: Comparison, most: int) -> Chart | None:
    year = main_year(comparison)
    if year is None:
        return None
    rows = rows_of(comparison, year)
    parents = {row.parent for row in rows}
    leaves = sorted((row for row in rows if row.key not in parents), key=_weight, reverse=True)[:most]
    names: tuple[Words, ...] = tuple(named(replace(row, flags=())) for row in leaves)
    caption = msg("The largest items, {year}", year=Year(year))
    return stages_chart(caption, ChartKind.HORIZONTAL_BARS, names, leaves, comparison.currency)


def stages_chart(
    caption: Message,
    kind: ChartKind,
    categories: tuple[Words, ...],
    rows: Sequence[ComparisonRow],
    currency: str | None,
    breaks: tuple[tuple[int, Message], ...] = (),
) -> Chart | None:
    """Voted, revised and the furthest execution of each row, one category a row; None where no row has any of them."""
    stages = _three(present(rows))
    if not rows or not stages:
        return None
    series = tuple(
        Series(MEASURES[stage], pattern_of(stage), tuple(row.stages.get(stage, Absent.UNKNOWN) for row in rows))
        for stage in stages
    )
    scale = chart_scale(row.stages[stage] for row in rows for stage in stages if stage in row.stages)
    return Chart(caption, kind, categories, series, scale, currency, breaks)


def _three(stages: Sequence[Measure]) -> tuple[Measure, ...]:
    """Voted, revised, and the furthest execution stage present."""
    executed = [stage for stage in stages if stage in EXECUTION][-1:]
    return (*(stage for stage in (Measure.VOTED, Measure.REVISED) if stage in stages), *executed)


def spending_chain(comparison: Comparison) -> Chart | None:
    """The stages of the main year one under the other; the caption says what is committed and not paid."""
    year = main_year(comparison)
    total = total_of(comparison, year) if year is not None else None
    if year is None or total is None or len(total.stages) < 2:
        return None
    return chain_chart(_chain_caption(total), total, comparison.currency)


def chain_chart(caption: Message, row: ComparisonRow, currency: str | None) -> Chart | None:
    """Each stage of a row as a bar of its own, from vote to payment; None where the row has no stage."""
    stages = present((row,))
    if not stages:
        return None
    series = tuple(
        Series(
            MEASURES[stage],
            pattern_of(stage),
            tuple(row.stages[stage] if other is stage else Absent.NIL for other in stages),
        )
        for stage in stages
    )
    names: tuple[Words, ...] = tuple(MEASURES[stage] for stage in stages)
    return Chart(caption, ChartKind.HORIZONTAL_BARS, names, series, chart_scale(row.stages.values()), currency)


def _chain_caption(total: ComparisonRow) -> Message:
    gap = unpaid(total)
    if gap is None:
        return msg("The chain of spending, {year}", year=Year(total.year))
    return msg("The chain of spending, {year}: {gap} committed and not paid", year=Year(total.year), gap=gap)


def unpaid(total: ComparisonRow) -> Figure | None:
    """What is committed and not paid; None where a stage is missing or nothing is left to pay."""
    committed, paid = total.stages.get(Measure.COMMITTED), total.stages.get(Measure.PAID)
    if committed is None or paid is None or furthest(total) is not Measure.PAID:
        return None
    gap = difference(committed, paid)
    return gap if gap.value > 0 else None


def _weight(row: ComparisonRow) -> Amount:
    return max((figure.amount for figure in row.stages.values()), default=ZERO)
