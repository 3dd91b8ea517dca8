"""What is wrong or unsettled in one table, as issues with stable codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetwatch.domain.fact import AmountColumn, Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Role, RowKind, TableKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.amending import possible_changes
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.details import possible_details
from budgetwatch.mapping.disagreements import disagreements
from budgetwatch.mapping.forms import separates_thousands
from budgetwatch.mapping.numbers import is_error, states_own_unit
from budgetwatch.mapping.omissions import omissions
from budgetwatch.mapping.presentations import overlapping_columns
from budgetwatch.mapping.printed_rates import wrong_rates
from budgetwatch.mapping.programming import across
from budgetwatch.mapping.shapes import ERROR
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.suspicions import suspicions
from budgetwatch.mapping.unit_doubts import header_cell, unit_doubts

_STATING = (RowKind.LINE, RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.OF_WHICH)
_LISTED = 50  # cells of one kind that are named one by one


def doubts(sha256: str, sheet: Sheet, reading: Reading, cells: Cells) -> Iterator[Issue]:
    """Every issue of a table: unit, stages and years, unreadable cells, sums that disagree, hidden rows."""
    yield from unit_doubts(sha256, sheet, reading)
    if reading.layout.kind is not TableKind.CONTRACTS and not reading.records:
        yield from _stages_and_years(sha256, reading)
        yield from _overlaps(sha256, reading, cells)
        yield from suspicions(sha256, reading)
        yield from possible_details(sha256, sheet, reading)
        yield from possible_changes(sha256, reading)
    yield from omissions(sha256, sheet, reading)
    yield from _forms(sha256, sheet, reading, cells)
    yield from _cells(sha256, sheet, reading, cells)
    yield from disagreements(reading.totals, reading.subtotals)
    yield from across(sha256, reading)
    yield from wrong_rates(sha256, sheet, reading, cells)
    yield from _hidden(sha256, sheet, reading)


def _stages_and_years(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Amounts whose stage or year nothing says."""
    by_index = {column.index: column for column in reading.layout.columns}
    dated = all(line.year is not None for line in reading.lines)
    for amounts in reading.amounts:
        if amounts.counts and any(not isinstance(value, Absent) for value in amounts.values):
            cell = header_cell(sha256, reading.layout, amounts.column)
            yield from _unsettled(amounts, by_index[amounts.column], cell, dated=dated)


def _forms(sha256: str, sheet: Sheet, reading: Reading, cells: Cells) -> Iterator[Issue]:
    """Columns whose decimal mark nothing proves."""
    layout = reading.layout
    for column in layout.columns:
        if column.index in cells.doubtful and not separates_thousands(
            sheet.column(column.index, layout.area.top, layout.area.bottom)[len(layout.header_rows) :],
            layout.unit,
            layout.columns,
        ):
            yield Issue(
                "number-form-doubtful",
                Severity.WARNING,
                msg("Nothing proves which mark is the decimal one in “{header}”.", header=column.header),
                header_cell(sha256, reading.layout, column.index),
            )


def _overlaps(sha256: str, reading: Reading, cells: Cells) -> Iterator[Issue]:
    """Counting columns that may hold the money of the columns beside them."""
    rows = [line.row for line in reading.lines]
    for column in overlapping_columns(reading.layout.columns, cells, rows):
        yield Issue(
            "columns-overlap",
            Severity.WARNING,
            msg("“{header}” may show the same money as the columns beside it.", header=column.header),
            header_cell(sha256, reading.layout, column.index),
        )


def _unsettled(amounts: AmountColumn, column: Column, cell: CellRef, *, dated: bool) -> Iterator[Issue]:
    if amounts.measure is None and amounts.counts:
        yield Issue(
            "measure-missing",
            Severity.WARNING,
            msg("Nothing says which stage of the budget “{header}” is.", header=column.header),
            cell,
        )
    if amounts.counts and amounts.year is None and not dated:
        yield Issue(
            "year-missing",
            Severity.WARNING,
            msg("Nothing says of which year “{header}” is.", header=column.header),
            cell,
        )


def _cells(sha256: str, sheet: Sheet, reading: Reading, cells: Cells) -> Iterator[Issue]:
    """Amounts that are errors, that no form explains, or that a formula never calculated gives."""
    kinds, top = reading.layout.rows, reading.layout.area.top
    stating = {row for row, kind in enumerate(kinds, top) if kind in _STATING}
    places = sorted(place for place in cells.unreadable if place[0] in stating)
    for row, column in places[:_LISTED]:
        text = sheet.text(row, column)
        said = (
            msg(
                "“{text}” states a unit of its own: it is not added until it is written in the unit of the table.",
                text=text,
            )
            if states_own_unit(text)
            else msg("“{text}” cannot be read as an amount.", text=text)
        )
        yield Issue("amount-unreadable", Severity.ERROR, said, CellRef(sha256, reading.layout.sheet, row, column))
    suspect = [row for row, shape in enumerate(sheet.shapes, 1) if ERROR in shape and row in stating]
    failed = [(row, column) for column in cells.columns for row in suspect if sheet.kind(row, column) == ERROR]
    for row, column in failed[:_LISTED]:
        if is_error(sheet.grid.cell(row, column)):
            yield Issue(
                "amount-error",
                Severity.ERROR,
                msg("The cell holds the error {text} instead of an amount.", text=sheet.text(row, column)),
                CellRef(sha256, reading.layout.sheet, row, column),
            )
    for row, column in sorted(sheet.grid.uncalculated):
        if row in stating and column in cells.columns:
            yield Issue(
                "formula-uncalculated",
                Severity.ERROR,
                msg("The formula was never calculated: its amount is unknown."),
                CellRef(sha256, reading.layout.sheet, row, column),
            )


def _hidden(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """Hidden sheets, rows and columns: they were read, and a person should know."""
    if sheet.grid.hidden:
        yield Issue(
            "hidden-sheet",
            Severity.WARNING,
            msg("The sheet {sheet} is hidden; someone may not have meant to send it.", sheet=reading.layout.sheet),
        )
    area = reading.layout.area
    rows = sorted(row for row in sheet.grid.hidden_rows if area.top <= row <= area.bottom)
    if rows:
        yield Issue(
            "hidden-rows",
            Severity.INFO,
            msg("Some rows of the table are hidden; they were read."),
            CellRef(sha256, reading.layout.sheet, rows[0], area.left),
        )
    columns = _hidden_amounts(reading.layout.columns, sheet.grid.hidden_columns)
    if columns:
        yield Issue(
            "hidden-columns",
            Severity.INFO,
            msg("Some columns of amounts are hidden; they were read."),
            CellRef(sha256, reading.layout.sheet, area.top, columns[0]),
        )


def _hidden_amounts(columns: Sequence[Column], hidden: frozenset[int]) -> list[int]:
    return [column.index for column in columns if column.role is Role.AMOUNT and column.index in hidden]
