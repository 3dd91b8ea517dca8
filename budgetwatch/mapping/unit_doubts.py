"""What is doubtful about the unit and the currency of a table, of its columns and of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.contract import currencies_of
from budgetwatch.domain.fact import Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Evidence, Layout, PrintedUnit, Role, RowKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.record import IN_MONEY, currencies_in
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.currencies import foreign_currency, may_be, unit_conflict
from budgetwatch.mapping.row_units import row_units
from budgetwatch.mapping.shapes import TEXT
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.units import StatedUnit, stated_units

_NAMING = frozenset({RowKind.HEADING, RowKind.SUBTOTAL, RowKind.TOTAL})


def unit_doubts(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """Units that are missing, that contradict each other, or that a person may take for others."""
    yield from _unit(reading)
    yield from _currencies(sha256, reading)
    yield from _other_units(sha256, reading)
    yield from _units_of_rows(sha256, sheet, reading.layout)
    yield from _rows_without_unit(sha256, sheet, reading.layout)
    yield from _shown_divided(sha256, sheet, reading.layout)


def _unit(reading: Reading) -> Iterator[Issue]:
    unit = reading.layout.unit
    if not reading.amounts and not (reading.records and reading.layout.kind in IN_MONEY):
        return  # counts, days, and contracts without a single amount have no unit
    if unit.how is Evidence.ASSUMED:
        yield Issue(
            "unit-missing",
            Severity.WARNING,
            msg("Nothing says in which unit {table} is printed.", table=reading.layout.id),
        )
    elif unit.currency is None and len(currencies_of(reading.contracts) + currencies_in(reading.records)) < 2:
        yield Issue(
            "currency-missing",
            Severity.WARNING,
            msg("Nothing says in which currency {table} is printed.", table=reading.layout.id),
            unit.cell,
        )


def _currencies(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Contracts of several currencies: their amounts are never added under one label."""
    if len(currencies_of(reading.contracts)) < 2:
        return
    named = sorted({contract.currency for contract in reading.contracts if contract.currency})
    first = reading.contracts[0]
    yield Issue(
        "currency-mixed",
        Severity.WARNING,
        msg("The contracts are in several currencies: {currencies}. They are not added.", currencies=", ".join(named)),
        CellRef(sha256, reading.layout.sheet, first.rows[0], first.columns["currency"]),
    )


def _other_units(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Amount columns whose header states another unit than the table's, and columns left out for their currency."""
    unit = reading.layout.unit
    for column in reading.layout.columns:
        cell = header_cell(sha256, reading.layout, column.index)
        said = stated_units(column.header, header=True) if column.role is Role.AMOUNT else ()
        if any(not _is_the_same(one, unit) for one in said):
            yield unit_conflict(cell, column.header, unit, header=True)
        if foreign := foreign_currency(column, unit):
            yield Issue(
                "currency-mixed",
                Severity.WARNING,
                msg(
                    "“{header}” is in {foreign}, the table in {currency}: the column is left out.",
                    header=column.header,
                    foreign=foreign,
                    currency=unit.currency or "",
                ),
                cell,
            )


def _units_of_rows(sha256: str, sheet: Sheet, layout: Layout) -> Iterator[Issue]:
    """Rows inside the table that state another unit than the table's: "Investissement (en millions de FCFA)"."""
    naming = {column.index for column in layout.columns if column.role is Role.UNIT}
    others = [column for column in range(layout.area.left, layout.area.right + 1) if column not in naming]
    for row, kind in enumerate(layout.rows, layout.area.top):
        for column in others if kind in _NAMING else ():
            text = sheet.text(row, column) if sheet.kind(row, column) == TEXT else ""
            if any(not _is_the_same(one, layout.unit) for one in stated_units(text)):
                yield unit_conflict(CellRef(sha256, layout.sheet, row, column), text, layout.unit, header=False)


def _shown_divided(sha256: str, sheet: Sheet, layout: Layout) -> Iterator[Issue]:
    """Amounts that a person sees divided by a thousand or more: a unit such as thousands may speak of what is seen."""
    if layout.unit.scale == 1:
        return
    columns = [column.index for column in layout.columns if column.role is Role.AMOUNT]
    shown = [(row, column) for column in columns if (row := sheet.grid.divided.get(column)) is not None]
    if shown and min(shown)[0] <= layout.area.bottom:
        text = msg(
            "Spreadsheets show amounts of this column divided by a thousand or more, as their number format asks; the file keeps them whole. Compare the first amount with what the document shows, and say the unit of what the file keeps."
        )
        yield Issue("shown-divided", Severity.WARNING, text, CellRef(sha256, layout.sheet, *min(shown)))


def _is_the_same(said: StatedUnit, unit: PrintedUnit) -> bool:
    return said.scale == unit.scale and may_be(said.currency, unit.currency)


def _rows_without_unit(sha256: str, sheet: Sheet, layout: Layout) -> Iterator[Issue]:
    """Lines that no unit is written beside where a column gives different ones to the others, and lines in another currency."""
    area = layout.area
    found = row_units(sheet, layout.columns, area.top, area.bottom)
    if found is None:
        return
    column = next(column.index for column in layout.columns if column.role is Role.UNIT)
    for row, kind in enumerate(layout.rows, area.top):
        if kind is not RowKind.LINE:
            continue
        cell = CellRef(sha256, layout.sheet, row, column)
        if found.differ and row not in found.scales:
            text = msg(
                "No unit is written beside this line, and the other lines are in several: it is added in the finest."
            )
            yield Issue("unit-conflict", Severity.WARNING, text, cell)
        elif row in found.foreign:
            text = msg("This line is in another currency than most: it is not added.")
            yield Issue("currency-mixed", Severity.WARNING, text, cell)


def header_cell(sha256: str, layout: Layout, column: int) -> CellRef:
    """The cell of a column's header."""
    row = layout.header_rows[-1] if layout.header_rows else layout.area.top
    return CellRef(sha256, layout.sheet, row, column)
