"""What is wrong or unsettled in one table, as issues with stable codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetwatch.domain.code import normalised
from budgetwatch.domain.fact import AmountColumn, Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Evidence, Layout, Role, RowKind, TableKind
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Period
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.numbers import is_error
from budgetwatch.mapping.outline import sums_of_followers
from budgetwatch.mapping.shapes import ERROR
from budgetwatch.mapping.sheets import Sheet

_REVENUE, _SPENDING = re.compile(r"recettes|revenues?\b"), re.compile(r"depenses|expenditures?\b")
_TELLING = 6  # digits, trailing zeros apart, from which two equal lines are no chance
_LISTED = 50  # cells of one kind that are named one by one


def doubts(sha256: str, sheet: Sheet, reading: Reading, cells: Cells) -> Iterator[Issue]:
    """Every issue of a table: unit, stages and years, unreadable cells, sums that disagree, hidden rows."""
    yield from _unit(reading)
    if reading.layout.kind is not TableKind.CONTRACTS:
        yield from _stages_and_years(sha256, reading)
        yield from _lines(sha256, reading)
        yield from _periods(sha256, reading)
        yield from _possible_sums(sha256, reading)
        yield from _copies(sha256, reading)
    yield from _forms(sha256, reading, cells)
    yield from _cells(sha256, sheet, reading, cells)
    yield from _sums(reading)
    yield from _hidden(sha256, sheet, reading)


def _unit(reading: Reading) -> Iterator[Issue]:
    unit = reading.layout.unit
    if unit.how is Evidence.ASSUMED:
        yield Issue(
            "unit-missing",
            Severity.WARNING,
            msg("Nothing says in which unit {table} is printed.", table=reading.layout.id),
        )
    elif unit.currency is None:
        yield Issue(
            "currency-missing",
            Severity.WARNING,
            msg("Nothing says in which currency {table} is printed.", table=reading.layout.id),
            unit.cell,
        )


def _header_cell(sha256: str, layout: Layout, column: int) -> CellRef:
    row = layout.header_rows[-1] if layout.header_rows else layout.area.top
    return CellRef(sha256, layout.sheet, row, column)


def _stages_and_years(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Amounts whose stage or year nothing says."""
    by_index = {column.index: column for column in reading.layout.columns}
    for amounts in reading.amounts:
        if amounts.counts:
            cell = _header_cell(sha256, reading.layout, amounts.column)
            yield from _unsettled(reading, amounts, by_index[amounts.column], cell)


def _forms(sha256: str, reading: Reading, cells: Cells) -> Iterator[Issue]:
    """Columns whose decimal mark nothing proves."""
    for column in reading.layout.columns:
        if column.index in cells.doubtful:
            yield Issue(
                "number-form-doubtful",
                Severity.WARNING,
                msg("Nothing proves which mark is the decimal one in “{header}”.", header=column.header),
                _header_cell(sha256, reading.layout, column.index),
            )


def _unsettled(reading: Reading, amounts: AmountColumn, column: Column, cell: CellRef) -> Iterator[Issue]:
    if amounts.measure is None and amounts.counts:
        yield Issue(
            "measure-missing",
            Severity.WARNING,
            msg("Nothing says which stage of the budget “{header}” is.", header=column.header),
            cell,
        )
    if amounts.counts and amounts.year is None and any(line.year is None for line in reading.lines):
        yield Issue(
            "year-missing",
            Severity.WARNING,
            msg("Nothing says of which year “{header}” is.", header=column.header),
            cell,
        )


def _cells(sha256: str, sheet: Sheet, reading: Reading, cells: Cells) -> Iterator[Issue]:
    """Amounts that are errors, that no form explains, or that a formula never calculated gives."""
    rows = {row for row, kind in enumerate(reading.layout.rows, reading.layout.area.top) if _states(kind)}
    places = sorted(place for place in cells.unreadable if place[0] in rows)
    for row, column in places[:_LISTED]:
        yield Issue(
            "amount-unreadable",
            Severity.ERROR,
            msg("“{text}” cannot be read as an amount.", text=sheet.text(row, column)),
            CellRef(sha256, reading.layout.sheet, row, column),
        )
    suspect = [row for row in sorted(rows) if ERROR in sheet.shapes[row - 1]]
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
        if row in rows and column in cells.columns:
            yield Issue(
                "formula-uncalculated",
                Severity.ERROR,
                msg("The formula was never calculated: its amount is unknown."),
                CellRef(sha256, reading.layout.sheet, row, column),
            )


def _states(kind: RowKind) -> bool:
    return kind in (RowKind.LINE, RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.OF_WHICH)


def _lines(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Amounts that no text names, and revenue among the lines."""
    first = reading.layout.area.left
    unnamed = [line.row for line in reading.lines if not line.label and not line.codes]
    for row in unnamed[:_LISTED]:
        yield Issue(
            "line-without-label",
            Severity.WARNING,
            msg("This row holds amounts and no text says what they are."),
            CellRef(sha256, reading.layout.sheet, row, first),
        )
    names = {
        name for line in reading.lines for name in (line.label, *(code.label for code in line.codes if not code.code))
    }
    revenue = sorted(name for name in names if _REVENUE.match(normalised(name)))
    if revenue and any(_SPENDING.match(normalised(name)) for name in names):
        yield Issue(
            "revenue-mixed",
            Severity.WARNING,
            msg("Revenue (“{label}”) and spending stand in the same table: their sum means nothing.", label=revenue[0]),
        )


def _periods(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Columns of successive parts of a year that never fall: they may be cumulated, then only the last one counts."""
    parts: dict[tuple[object, ...], list[AmountColumn]] = {}
    for column in reading.amounts:
        if column.period and column.counts:
            parts.setdefault((column.measure, column.basis, column.year), []).append(column)
    for columns in parts.values():
        ordered = sorted(columns, key=lambda column: column.period or Period(""))
        if len(ordered) > 1 and all(map(_never_falls, ordered, ordered[1:])):
            yield Issue(
                "periods-may-cumulate",
                Severity.WARNING,
                msg("The columns of parts of the year may be cumulated; added, they would count money twice."),
                _header_cell(sha256, reading.layout, ordered[-1].column),
            )


def _possible_sums(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Lines that may be totals of others, in a table whose printed totals do not prove the contrary."""
    if not reading.amounts or any(total.stated is not None and total.agrees for total in reading.totals):
        return
    columns = [[0 if isinstance(value, Absent) else value for value in column.values] for column in reading.amounts]
    for order, step in ((columns, 1), ([column[::-1] for column in columns], -1)):
        for place in sums_of_followers(order, telling=False)[:_LISTED]:
            line = reading.lines[place if step > 0 else -1 - place]
            yield Issue(
                "line-may-be-total",
                Severity.WARNING,
                msg("“{label}” is exactly the sum of the lines beside it: it may be their total.", label=line.label),
                CellRef(sha256, reading.layout.sheet, line.row, reading.amounts[0].column),
            )


def _copies(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Lines that another line repeats to the last digit: a block may have been pasted twice."""
    seen: set[tuple[object, ...]] = set()
    copies: list[int] = []
    values = zip(*(column.values for column in reading.amounts), strict=True)
    for line, amounts in zip(reading.lines, values, strict=False):
        key = (line.label, id(line.codes), line.year, line.period, amounts)  # lines of the same codes share one tuple
        if key in seen and _digits(amounts) >= _TELLING:
            copies.append(line.row)
        seen.add(key)
    if copies:
        yield Issue(
            "lines-repeated",
            Severity.WARNING,
            msgn(
                "{count} line repeats another one to the last digit; both are counted.",
                "{count} lines repeat others to the last digit; all are counted.",
                len(copies),
            ),
            CellRef(sha256, reading.layout.sheet, copies[0], reading.layout.area.left),
        )


def _digits(amounts: Sequence[int | Absent]) -> int:
    return sum(len(str(abs(value)).rstrip("0")) for value in amounts if not isinstance(value, Absent))


def _never_falls(earlier: AmountColumn, later: AmountColumn) -> bool:
    pairs = [
        (before, after)
        for before, after in zip(earlier.values, later.values, strict=True)
        if not isinstance(before, Absent) and not isinstance(after, Absent)
    ]
    return bool(pairs) and sum(after >= before for before, after in pairs) >= 0.9 * len(pairs)


def _sums(reading: Reading) -> Iterator[Issue]:
    for total in reading.totals:
        if not total.agrees and total.stated is not None:
            yield Issue(
                "total-disagrees",
                Severity.WARNING,
                msg(
                    "The printed total is {stated}, the lines add up to {added}.",
                    stated=total.stated,
                    added=total.lines_sum,
                ),
                total.stated_cell,
            )
    for subtotal in reading.subtotals:
        if not subtotal.agrees:
            yield Issue(
                "subtotal-disagrees",
                Severity.WARNING,
                msg(
                    "“{label}” is printed as {stated}, its lines add up to {added}.",
                    label=subtotal.label,
                    stated=subtotal.stated,
                    added=subtotal.lines_sum,
                ),
                subtotal.cell,
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
