"""The axes of a security policy on paper: what each got in the latest year, and what serves none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from budgetwatch.briefs.charts import stages_chart
from budgetwatch.briefs.stages import scale_for
from budgetwatch.domain.axis import AxesReport, AxisLine, AxisYear
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.document import (
    Block,
    Bullets,
    Cell,
    Chart,
    ChartKind,
    Paragraph,
    Row,
    RowStyle,
    Section,
    Table,
    TableColumn,
    Verbatim,
    Words,
)
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

NO_AXIS = msg("No axis")


def axes_section(report: AxesReport | None) -> Section | None:
    """What the axes got; None where nobody tagged anything."""
    year = report.latest_year if report is not None and report.tags else None
    if report is None or year is None:
        return None
    chart = axes_chart(report, year)
    blocks: list[Block] = [*_said(report, year), _table(report, year), *([chart] if chart else [])]
    if doubts := tuple(_doubts(report)):
        blocks.append(Bullets(doubts))
    return Section(msg("The money and the axes of the security policy"), tuple(blocks))


def axes_chart(report: AxesReport, year: int) -> Chart | None:
    """The axes of a year one below the other, with what serves none: what was given and what was executed."""
    pairs = [(line, one) for line in report.lines if (one := line.of_year(year)) is not None and one.row.stages]
    names: tuple[Words, ...] = tuple(title_of(line) for line, _ in pairs)
    caption = msg("Money by axis, {year}", year=Year(year))
    rows = [replace(one.row, flags=()) for _, one in pairs]
    return stages_chart(caption, ChartKind.HORIZONTAL_BARS, names, rows, report.currency)


def title_of(line: AxisLine) -> Bilingual | Message:
    """The number and title of an axis; what the line of the rest is called."""
    if line.axis is None:
        return NO_AXIS
    title, number = line.axis.title, line.axis.number
    return Bilingual(f"{number}. {title.fr}", f"{number}. {title.en}")


def _said(report: AxesReport, year: int) -> Iterator[Block]:
    """Which part serves no axis: said first, so that nobody takes the axes for the whole."""
    given, executed = report.stages_of(year)
    stage, rest = given or executed, report.untagged.of_year(year)
    share = rest.shares.get(stage) if rest and stage else None
    if stage is None or share is None:
        yield Paragraph(msg("In {year} every line serves an axis.", year=Year(year)))
        return
    yield Paragraph(
        msg(
            "In {year}, {share} of what was {stage} serves no axis that the committee tagged.",
            year=Year(year),
            share=share,
            stage=MEASURES[stage],
        )
    )


def _table(report: AxesReport, year: int) -> Table:
    given, executed = report.stages_of(year)
    shown = [stage for stage in (given, executed) if stage is not None]
    lead = shown[0]
    heads = [
        *(MEASURES[stage] for stage in shown),
        msg("share"),
        msg("change on the year before"),
        msg("beside the whole"),
    ]
    rows = [_row(line, one, shown) for line in report.lines if (one := line.of_year(year)) is not None]
    total = next(row for row in report.totals if row.year == year)
    cells: list[Cell] = [total.stages.get(stage, Absent.UNKNOWN) for stage in shown]
    rows.append(Row((msg("Total"), *cells, *(Verbatim(""),) * 3), RowStyle.TOTAL))
    return Table(
        msg("Axes of the policy, {year}", year=Year(year)),
        (TableColumn(msg("Axis"), numeric=False), *(TableColumn(head) for head in heads)),
        tuple(rows),
        scale_for([total.stages[lead]], 10**7),
        report.currency,
        msg("Beside the whole: the change of the axis minus the change of the whole, in points."),
    )


def _row(line: AxisLine, one: AxisYear, shown: list[Measure]) -> Row:
    lead = shown[0]
    money: list[Cell] = [one.row.stages.get(stage, Absent.NIL) for stage in shown]
    rates: list[Cell] = [part.get(lead, Absent.NIL) for part in (one.shares, one.growth, one.beside)]
    return Row((title_of(line), *money, *rates))


def _doubts(report: AxesReport) -> Iterator[Message]:
    unchecked = [line.axis for line in report.lines if line.axis is not None and not line.axis.checked]
    if unchecked:
        yield msgn(
            "{count} axis is still to be checked in the document of the policy.",
            "{count} axes are still to be checked in the document of the policy.",
            len(unchecked),
        )
    if report.lost:
        yield msgn(
            "{count} tagged place is in no document any more: its tag counts for nothing.",
            "{count} tagged places are in no document any more: their tags count for nothing.",
            len(report.lost),
        )
    if report.contested:
        yield msgn(
            "{count} pair of tags shares lines: these lines count for the finer tag.",
            "{count} pairs of tags share lines: these lines count for the finer tag.",
            len(report.contested),
        )
