"""A layout carried out: lines, amounts, printed sums checked, and what is doubtful about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from budgetwatch.domain.code import Code
from budgetwatch.domain.fact import Line, Reading
from budgetwatch.domain.layout import Layout, Role, RowKind, TableKind
from budgetwatch.domain.record import RECORDS
from budgetwatch.domain.year import Period, Year
from budgetwatch.mapping.amounts import amount_columns
from budgetwatch.mapping.cells import Cells, parse_cells
from budgetwatch.mapping.codes import codes_of_lines, line_labels
from budgetwatch.mapping.doubts import doubts
from budgetwatch.mapping.groups import row_label
from budgetwatch.mapping.months import part_in_cell
from budgetwatch.mapping.records import read_records
from budgetwatch.mapping.registers import read_register
from budgetwatch.mapping.scopes import Sums
from budgetwatch.mapping.sections import Section, sections_of_lines
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import shown
from budgetwatch.mapping.totals import Checker, scopes_of
from budgetwatch.mapping.year_rows import has_years_in_rows, read_years_in_rows
from budgetwatch.mapping.years import year_in_header


def read_table(sha256: str, sheet: Sheet, layout: Layout, cells: Cells | None = None) -> Reading:
    """The table that a layout describes, read from the raw cells. Rows that are no lines only witness the sums.

    `cells` are the amounts of the layout's area and columns where they are already parsed.
    """
    if layout.kind in RECORDS and any(column.field for column in layout.columns):
        return read_records(sha256, sheet, layout)
    if cells is None:
        cells = parse_cells(sheet, layout.columns, layout.area.top, layout.area.bottom)
    rows = [row for row, kind in enumerate(layout.rows, layout.area.top) if kind is RowKind.LINE]
    exponent = len(str(layout.unit.scale)) - 1 - cells.places
    sums = Sums(cells, rows)
    if layout.kind is TableKind.PROGRAMMING and has_years_in_rows(layout):
        return read_years_in_rows(sha256, sheet, layout, cells, exponent)
    if layout.kind is TableKind.CONTRACTS:
        return read_register(sha256, sheet, layout, cells, sums, exponent)
    scopes = scopes_of(layout, sums, partial(row_label, sheet, layout))
    sections = sections_of_lines(sheet, layout)
    lines = _lines(sheet, layout, rows, codes_of_lines(sheet, layout, rows, scopes), sections)
    amounts = amount_columns(sheet, layout.columns, cells, rows, sections)
    checker = Checker(sha256, layout, sums, scopes, exponent)
    labels = {scope.row: line_labels(sheet, layout, [scope.row])[0] for scope in scopes}
    reading = Reading(
        layout,
        exponent,
        lines,
        amounts,
        checker.totals(amounts, [line.year for line in lines]),
        checker.subtotals(labels),
    )
    return replace(reading, issues=tuple(doubts(sha256, sheet, reading, cells)))


def _lines(
    sheet: Sheet,
    layout: Layout,
    rows: Sequence[int],
    codes: Sequence[tuple[Code, ...]],
    sections: Sequence[Section],
) -> tuple[Line, ...]:
    years, periods = _years(sheet, layout, rows), _periods(sheet, layout, rows)
    if sections and any(column.role is Role.AMOUNT and column.year is None for column in layout.columns):
        years = [year or section.year for year, section in zip(years, sections, strict=True)]
    labels = line_labels(sheet, layout, rows)
    return tuple(map(Line._make, zip(rows, labels, codes, years, periods, strict=True)))


def _years(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> list[Year | None]:
    """The year of each line, where a column gives it."""
    column = next((column.index for column in layout.columns if column.role is Role.YEAR), None)
    if column is None:
        return [None] * len(rows)
    values = sheet.spread(column, rows)
    years = {value: year_in_header(shown(value)) for value in set(values)}
    return [years[value] for value in values]


def _periods(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> list[Period | None]:
    """The part of the year of each line, where a column gives it."""
    column = next((column for column in layout.columns if column.role is Role.PERIOD), None)
    if column is None:
        return [None] * len(rows)
    values = sheet.spread(column.index, rows)
    periods = {value: part_in_cell(column.header, shown(value)) for value in set(values)}
    return [periods[value] for value in values]
