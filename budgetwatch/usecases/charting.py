"""Charts of one place of a comparison: its years side by side, and the chain from vote to payment in one year."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from budgetwatch import briefs, rendering
from budgetwatch.briefs import BridgeStep
from budgetwatch.domain.bridge import CreditBridge
from budgetwatch.domain.comparison import Break, ComparisonRow
from budgetwatch.domain.document import Chart, ChartKind, Verbatim, Words
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.programming import ProgrammingLaw
from budgetwatch.domain.table import Field, FieldType, Plain, PlainTable
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart_colours import Palette
from budgetwatch.rendering.chart_pictures import PICTURES, Pixels, chart_file, draw_pixels
from budgetwatch.rendering.plain_files import write_csv, write_workbook
from budgetwatch.rendering.words import opening, spoken
from budgetwatch.usecases.writing import make_folder, told_by_disk, write_whole

if TYPE_CHECKING:
    from budgetwatch.rendering import Drawing

__all__ = [
    "BridgeStep",
    "Palette",
    "Pixels",
    "category_name",
    "chart_bridge",
    "chart_chain",
    "chart_law",
    "chart_years",
    "draw",
    "draw_pixels",
    "save_chart",
    "series_name",
    "steps_of",
    "unpaid",
]

TABLES = ("csv", "xlsx")
"""The kinds of file that take the figures of a chart; those of `PICTURES` take its drawing."""

RECENT = 6
"""Years that a chart of one place shows with labels one can read."""


def chart_years(
    rows: Sequence[ComparisonRow],
    name: str,
    breaks: Sequence[Break] = (),
    part_year: frozenset[tuple[int, Measure]] = frozenset(),
) -> Chart | None:
    """What was voted, revised and executed furthest of one place in its last years; None where no row has any of them.

    `part_year` holds the years and stages whose amounts stop before the end of the year.
    """
    recent = sorted((row for row in rows if row.stages), key=lambda row: row.year)[-RECENT:]
    years = [row.year for row in recent]
    names: tuple[Words, ...] = tuple(Verbatim(str(year)) for year in years)
    broken = tuple((years.index(one.year), one.brief or one.reason) for one in breaks if one.year in years[1:])
    caption = msg("{place}, year by year", place=name)
    made = briefs.stages_chart(caption, ChartKind.GROUPED_BARS, names, recent, _currency(recent), broken)
    return replace(made, part_year=_parts(made, years, part_year)) if made is not None else None


def _parts(chart: Chart, years: Sequence[int], part_year: frozenset[tuple[int, Measure]]) -> frozenset[tuple[int, int]]:
    """The bars of a chart by years that stop before the end of theirs."""
    stages: dict[Words, Measure] = {MEASURES[stage]: stage for _, stage in part_year}
    named = [(number, stages.get(series.name)) for number, series in enumerate(chart.series)]
    return frozenset(
        (number, at) for number, stage in named for at, year in enumerate(years) if stage and (year, stage) in part_year
    )


def chart_chain(row: ComparisonRow, part_year: frozenset[tuple[int, Measure]] = frozenset()) -> Chart | None:
    """Each stage of one place and year as a bar, from vote to payment; None where the row has no stage."""
    made = briefs.chain_chart(msg("The chain of spending, {year}", year=str(row.year)), row, _currency([row]))
    if made is None:
        return None
    early = {MEASURES[stage] for year, stage in part_year if year == row.year}
    bars = ((number, number) for number, series in enumerate(made.series) if series.name in early)
    return replace(made, part_year=frozenset(bars))


def chart_bridge(bridge: CreditBridge) -> Chart | None:
    """From the vote, act by act, to the revised appropriation; None without a vote to begin from."""
    return briefs.bridge_chart(bridge)


def steps_of(bridge: CreditBridge) -> tuple[BridgeStep, ...]:
    """The bars of that chart with the figure of each."""
    return tuple(briefs.bridge_steps(bridge))


def chart_law(law: ProgrammingLaw) -> tuple[Chart, Chart]:
    """The tranches of a law beside votes and execution: year by year, and cumulated."""
    return briefs.law_chart(law), briefs.cumulated_chart(law)


def unpaid(row: ComparisonRow) -> Message | None:
    """What was committed and not paid, in words; None where the row does not give both."""
    committed, paid = row.stages.get(Measure.COMMITTED), row.stages.get(Measure.PAID)
    if committed is None or paid is None or committed.amount <= paid.amount:
        return None
    return msg("{amount} committed and not paid", amount=difference(committed, paid))


def draw(chart: Chart, language: Language, size: tuple[float, float]) -> Drawing:
    """The chart as a matplotlib figure, `size` points wide and high."""
    return rendering.draw_chart(chart, language, size)


def series_name(chart: Chart, number: int, language: Language) -> str:
    """What a series is called where its value is told."""
    return spoken(chart.series[number].name, language)


def category_name(chart: Chart, at: int, language: Language) -> str:
    """How a category of a chart is called."""
    return opening(spoken(chart.categories[at], language))


def save_chart(path: Path, chart: Chart, language: Language, origin: Message, palette: Palette | None = None) -> None:
    """Write the chart as a picture, or its exact figures as a table: the ending of the name says which.

    A picture is black on white unless it is given a palette; its patterns are the same. `origin` stands under its caption.

    Raises:
        StorageFailed: it cannot be written there.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind in PICTURES:
        write_whole(path, chart_file(chart, language, kind, origin, palette))
    else:
        _write_table(path, _table(chart, language), kind)


def _write_table(path: Path, table: PlainTable, kind: str) -> None:
    make_folder(path.parent)
    with told_by_disk(path), tempfile.TemporaryDirectory(dir=path.parent, prefix=".chart-") as scratch:
        draft = Path(scratch) / path.name
        if kind == "xlsx":
            write_workbook(draft, (table,), _go_on)
        else:
            write_csv(draft, table, ";", _go_on)
        draft.replace(path)


def _table(chart: Chart, language: Language) -> PlainTable:
    """A row for each category, a column for each series: exact amounts in whole currency units."""
    unit = f" ({chart.currency})" if chart.currency else ""
    heads = (Field(f"{opening(spoken(one.name, language))}{unit}", FieldType.NUMBER) for one in chart.series)
    rows: list[tuple[Plain, ...]] = [
        (category_name(chart, at, language), *(_plain(one.values[at], language) for one in chart.series))
        for at in range(len(chart.categories))
    ]
    return PlainTable("chart", (Field(""), *heads), rows)


def _plain(value: Figure | Absent, language: Language) -> Plain:
    if isinstance(value, Figure):
        return value.amount
    return None if value is Absent.NIL else language.absent(value)


def _go_on(_rows: int) -> None:
    """Nothing stops the writing of so few rows."""


def _currency(rows: Sequence[ComparisonRow]) -> str | None:
    return next((figure.unit.currency for row in rows for figure in row.stages.values()), None)
