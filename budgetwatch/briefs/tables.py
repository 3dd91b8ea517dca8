"""Comparison tables: one year by place, the totals of every year, the lines that moved most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal

from budgetwatch.briefs.rest import Printed, largest, telling, together
from budgetwatch.briefs.row_marks import key_of, named, total_named
from budgetwatch.briefs.stages import main_year, present, rows_of, table_scale, total_of
from budgetwatch.briefs.words import listed, sentences
from budgetwatch.domain.comparison import Comparison, ComparisonRow, Rate
from budgetwatch.domain.document import Cell, Row, RowStyle, Table, TableColumn, Verbatim
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

ROUNDING = msg("Sums are made on the exact amounts: a difference of 1 in the last digit comes from rounding.")
_WHOLE = msg("The Budget page of the dossier lists every item.")
MOST_LINES = 6
LONGEST = 44
"""Letters of a name in a table that shares its page."""


def year_table(comparison: Comparison, most: int, said: AbstractSet[Figure] | None = None) -> Table | None:
    """The main year by place, with its total; in a long one at most that many places, and the others in one row.

    With `said`, the figures of findings, the places that tell most are kept; without, the largest, long names cut, so
    that the table fits a page with its charts. None where the year has no place: its total alone stands in the summary.
    """
    year = main_year(comparison)
    total = total_of(comparison, year) if year is not None else None
    if year is None or total is None:
        return None
    rows = rows_of(comparison, year)
    if not rows:
        return None
    printed = _cut(largest(rows, most)) if said is None else telling(rows, most, said)
    return _table(comparison, msg("From vote to payment, {year}", year=Year(year)), printed, total, year)


def _cut(printed: Printed) -> Printed:
    """The same with names of two lines of a narrow column."""
    cut = (f"{row.label[: LONGEST - 1].rstrip()}…" if len(row.label) > LONGEST else row.label for row in printed.rows)
    rows = (replace(row, label=label) for row, label in zip(printed.rows, cut, strict=True))
    return replace(printed, rows=tuple(rows))


def lines_table(lines: Comparison, beside: Comparison) -> Table | None:
    """The lines of the main year whose execution differs most from what was voted.

    None where no line differs, and where each of them stands with the same amounts in the table of places `beside`.
    """
    year = main_year(lines)
    total = total_of(lines, year) if year is not None else None
    if year is None or total is None:
        return None
    rows = rows_of(lines, year)
    moved = sorted((row for row in rows if _moved(row)), key=_moved, reverse=True)[:MOST_LINES]
    shown = {_amounts(row) for row in rows_of(beside, year)}
    if all(_amounts(row) in shown for row in moved):
        return None
    caption = msg("Lines with the largest deviations, {year}", year=Year(year))
    return _table(lines, caption, Printed(tuple(moved)), total, year, _left_out(len(rows) - len(moved)))


def years_table(comparison: Comparison) -> Table | None:
    """The total of each year; None where there are fewer than two years to set side by side."""
    if len(comparison.totals) < 2:
        return None
    stages = present(comparison.totals)
    rows = tuple(
        Row((Verbatim(str(row.year)), *_cells(row, stages))) for row in sorted(comparison.totals, key=lambda x: x.year)
    )
    columns = _columns(msg("Year"), stages, _one_rate(comparison))
    scale = table_scale(comparison.totals)
    return Table(msg("Totals by year"), columns, rows, scale, comparison.currency, _breaks(comparison))


def _table(
    comparison: Comparison,
    caption: Message,
    chosen: Printed,
    total: ComparisonRow,
    year: int,
    left_out: Sequence[Message] = (),
) -> Table:
    rows = chosen.rows
    stages = present((*rows, *chosen.rest, total))
    parents = {row.parent for row in rows}
    top = min((row.level for row in rows), default=1)
    printed = [_row(row, stages, RowStyle.SUBTOTAL if row.key in parents else RowStyle.LINE, top) for row in rows]
    if chosen.rest:
        printed.append(_others(chosen.rest, stages, comparison.rates.get(year)))
        left_out = [_WHOLE]
    printed.append(Row((total_named(total), *_cells(total, stages)), RowStyle.TOTAL))
    columns = _columns(msg("Budget item"), stages, comparison.rates.get(year))
    shapes = key_of((*rows, *chosen.rest, total))
    note = sentences([*([msg("{words}.", words=listed(shapes))] if shapes else []), ROUNDING, *left_out])
    return Table(caption, columns, tuple(printed), table_scale((*rows, total)), comparison.currency, note)


def _row(row: ComparisonRow, stages: Sequence[Measure], style: RowStyle, top: int) -> Row:
    """The row, indented by how far it stands below the highest level of its table."""
    return Row((named(row), *_cells(row, stages)), style, row.level - top)


def _others(rest: Sequence[ComparisonRow], stages: Sequence[Measure], rate: Rate | None) -> Row:
    name = msgn("{count} other item", "{count} other items", len(rest))
    return Row((name, *_cells(together(rest, rate), stages)))


def _cells(row: ComparisonRow, stages: Sequence[Measure]) -> tuple[Cell, ...]:
    return (
        *(row.stages.get(stage, Absent.UNKNOWN) for stage in stages),
        row.deviation or Absent.UNKNOWN,
        row.rate or Absent.UNKNOWN,
    )


def _columns(first: Message, stages: Iterable[Measure], rate: Rate | None) -> tuple[TableColumn, ...]:
    """The stages, then the deviation and the rate spelt out: `Deviation paid − voted`, `Paid ÷ voted`."""
    if rate is None or rate.numerator is None:
        ends = (msg("Deviation"), msg("Rate"))
    else:
        top, bottom = MEASURES[rate.numerator], MEASURES[rate.denominator]
        ends = (
            msg("{executed} \u2212 {granted}", executed=top, granted=bottom),
            msg("{executed} \u00f7 {granted}", executed=top, granted=bottom),
        )
    names = (*(MEASURES[stage] for stage in stages), *ends)
    return (TableColumn(first, numeric=False), *(TableColumn(name) for name in names))


def _one_rate(comparison: Comparison) -> Rate | None:
    """The rate of every year, if it is the same for all."""
    rates = set(comparison.rates.values())
    return rates.pop() if len(rates) == 1 else None


def _breaks(comparison: Comparison) -> Message | None:
    said = [msg("Break in {year}: {reason}", year=Year(one.year), reason=one.reason) for one in comparison.breaks]
    return listed(said) if said else None


def _amounts(row: ComparisonRow) -> frozenset[tuple[Measure, Decimal]]:
    return frozenset((stage, figure.amount.decimal) for stage, figure in row.stages.items())


def _moved(row: ComparisonRow) -> Amount:
    return abs(row.deviation.amount) if row.deviation else ZERO


def _left_out(count: int) -> list[Message]:
    if count <= 0:
        return []
    return [msgn("{count} other item is counted in the total.", "{count} other items are counted in the total.", count)]
