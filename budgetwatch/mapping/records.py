"""A register beside budgets and contracts carried out: one record per line, printed totals checked, doubts told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from budgetwatch.domain.fact import AmountColumn, Line, Reading, TotalCheck
from budgetwatch.domain.layout import Column, Layout, Role, RowKind, TableKind
from budgetwatch.domain.record import Record, currencies_in
from budgetwatch.domain.year import Year
from budgetwatch.mapping.amounts import amount_columns
from budgetwatch.mapping.cells import Cells, parse_cells
from budgetwatch.mapping.doubts import doubts
from budgetwatch.mapping.groups import row_label
from budgetwatch.mapping.record_doubts import record_doubts
from budgetwatch.mapping.record_values import Values
from budgetwatch.mapping.record_words import WAYS, way_of
from budgetwatch.mapping.scopes import Sums
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.totals import Checker, scopes_of


def read_records(sha256: str, sheet: Sheet, layout: Layout) -> Reading:
    """The records of a register. Its printed totals witness; where it has several currencies nothing is added."""
    numbers = numbers_of(layout)
    cells = parse_cells(sheet, numbers, layout.area.top, layout.area.bottom)
    rows = [row for row, kind in enumerate(layout.rows, layout.area.top) if kind is RowKind.LINE]
    exponent = len(str(layout.unit.scale)) - 1 - cells.places
    values = Values(sheet, layout, rows, cells, exponent)
    records = tuple(values.records())
    sums = Sums(cells, rows)
    scopes = scopes_of(layout, sums, partial(row_label, sheet, layout))
    checker = Checker(sha256, layout, sums, scopes, exponent)
    dated = any(column.role is Role.YEAR for column in layout.columns)
    years = [values.year(row) if dated else None for row in rows]
    mixed = len(currencies_in(records)) > 1
    reading = Reading(
        layout,
        exponent,
        tuple(Line(one.row, one.name, year=_year(one)) for one in records),
        (),
        () if mixed else _by_way(checker.totals(_checked(sheet, layout, numbers, cells, rows), years)),
        () if mixed else checker.subtotals({scope.row: values.name(scope.row) for scope in scopes}),
        records=records,
    )
    issues = (*doubts(sha256, sheet, reading, cells), *record_doubts(sha256, sheet, reading, values))
    return replace(reading, issues=issues)


def numbers_of(layout: Layout) -> tuple[Column, ...]:
    """The columns of a register that hold amounts or counts, as columns to parse."""
    return tuple(
        replace(column, role=Role.AMOUNT) for column in layout.columns if column.role in (Role.AMOUNT, Role.QUANTITY)
    )


def _checked(
    sheet: Sheet, layout: Layout, numbers: Sequence[Column], cells: Cells, rows: Sequence[int]
) -> list[AmountColumn]:
    """The numbers of a register as columns whose printed totals are checked; each is told apart by its field."""
    fields = {column.index: column.field for column in layout.columns}
    kept = TableKind.ACTS is layout.kind
    return [
        replace(one, variant=None if kept and fields[one.column] in ("ae", "cp") else fields[one.column])
        for one in amount_columns(sheet, numbers, cells, rows)
    ]


def _by_way(totals: Sequence[TotalCheck]) -> tuple[TotalCheck, ...]:
    """The totals, those of what acts open or cancel as sums over these acts only."""
    return tuple(
        replace(total, variant=None, filter=way) if total.variant and (way := way_of(total.variant)) in WAYS else total
        for total in totals
    )


def _year(record: Record) -> Year | None:
    return Year(record.year, str(record.year)) if record.year is not None else None
