"""A sheet is read in the same way whether its cells are kept in rows or in columns."""

from __future__ import annotations

import pytest

from budgetwatch.domain.grid import CellValue, Grid, RowsByColumn

_ROWS: list[tuple[CellValue, ...]] = [("Code", "LFI"), ("01", 5), ("02", None)]
_COLUMNS = RowsByColumn((("Code", "01", "02"), ("LFI", 5, None)))


@pytest.mark.parametrize("grid", [Grid("Budget", _ROWS), Grid("Budget", _COLUMNS)])
def test_cells_rows_and_columns_stand_where_the_sheet_has_them(grid: Grid) -> None:
    assert (grid.height, grid.width) == (3, 2)
    assert list(grid.rows) == _ROWS
    assert (grid.rows[1], grid.rows[-1], list(grid.rows[1:])) == (_ROWS[1], _ROWS[-1], _ROWS[1:])
    assert [grid.cell(row, 1) for row in range(5)] == [None, "Code", "01", "02", None]
    assert [grid.cell(2, column) for column in range(4)] == [None, "01", 5, None]
    assert [list(grid.column(number)) for number in (1, 2, 3)] == [["Code", "01", "02"], ["LFI", 5, None], [None] * 3]
