"""What a person paints on a sheet before it is imported: another area for a table, other kinds for its rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from budgetwatch.domain.grid import CellValue, Grid
from budgetwatch.domain.layout import Column, Layout, Role, RowKind
from budgetwatch.domain.source import Area


def row_kind(layout: Layout, row: int) -> RowKind | None:
    """The kind of a sheet row counted from 1; None outside the table."""
    place = row - layout.area.top
    return layout.rows[place] if 0 <= place < len(layout.rows) else None


def with_rows(layout: Layout, rows: Collection[int], kind: RowKind) -> Layout:
    """The layout with some rows of its area, counted from 1 in the sheet, painted as another kind."""
    painted = tuple(kind if number in rows else present for number, present in enumerate(layout.rows, layout.area.top))
    headers = tuple(
        number
        for number, one in enumerate(painted, layout.area.top)
        if one in (RowKind.HEADER, RowKind.REPEATED_HEADER)
    )
    return replace(layout, rows=painted, header_rows=headers or layout.header_rows)


def with_area(layout: Layout, area: Area, grid: Grid) -> Layout:
    """The layout over another part of its sheet: rows that come in are lines where an amount stands, else notes.

    Columns that come in are ignored until a person says what they hold.
    """
    known = {one.index: one for one in layout.columns}
    top = layout.header_rows[-1] if layout.header_rows else area.top
    columns = tuple(
        known.get(index) or Column(index, str(grid.cell(top, index) or ""), Role.IGNORED)
        for index in range(area.left, area.right + 1)
    )
    amounts = [one.index for one in columns if one.role is Role.AMOUNT]
    rows = tuple(row_kind(layout, row) or _kind_of(grid, row, amounts) for row in range(area.top, area.bottom + 1))
    headers = tuple(row for row in layout.header_rows if area.top <= row <= area.bottom)
    return replace(layout, area=area, columns=columns, rows=rows, header_rows=headers)


def _kind_of(grid: Grid, row: int, amounts: Sequence[int]) -> RowKind:
    """What a row that no one has looked at yet is taken for."""
    if not any(value not in (None, "") for value in grid.rows[row - 1 : row] and grid.rows[row - 1]):
        return RowKind.EMPTY
    return RowKind.LINE if any(_is_number(grid.cell(row, column)) for column in amounts) else RowKind.NOTE


def _is_number(value: CellValue) -> bool:
    """Whether a cell may state an amount: a number, or a text of digits without words."""
    if isinstance(value, str):
        return any(map(str.isdigit, value)) and not any(map(str.isalpha, value))
    return isinstance(value, int | float)
