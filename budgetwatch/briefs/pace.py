"""The pace of a year as a chart: its months or quarters one after the other."""

from __future__ import annotations

from budgetwatch.briefs.charts import pattern_of
from budgetwatch.briefs.stages import chart_scale
from budgetwatch.domain.document import Chart, ChartKind, Series, Words
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pace import PaceRow
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

_SHORT = (
    msg("Jan"),
    msg("Feb"),
    msg("Mar"),
    msg("Apr"),
    msg("May"),
    msg("Jun"),
    msg("Jul"),
    msg("Aug"),
    msg("Sep"),
    msg("Oct"),
    msg("Nov"),
    msg("Dec"),
)


def pace_chart(row: PaceRow) -> Chart | None:
    """One bar for each month or quarter; None where there is nothing to draw."""
    if not row.parts:
        return None
    names: tuple[Words, ...] = tuple(
        _SHORT[int(part[1:]) - 1] if part[0] == "M" else msg("quarter {number}", number=int(part[1:]))
        for part in sorted(row.parts)
    )
    figures = tuple(row.parts[part] for part in sorted(row.parts))
    series = (Series(MEASURES[row.stage], pattern_of(row.stage), figures),)
    place = f"{row.code} {row.label}".strip()
    told: Message | str = place or msg("All lines")
    caption = msg("{place}: {stage} in {year}", place=told, stage=MEASURES[row.stage], year=Year(row.year))
    return Chart(caption, ChartKind.GROUPED_BARS, names, series, chart_scale(figures), row.whole.unit.currency)
