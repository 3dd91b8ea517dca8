"""A grid with its shape: what the finders of headers, areas and rows look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from budgetwatch.domain.grid import CellValue, Grid
from budgetwatch.mapping.dated_heads import worded
from budgetwatch.mapping.shapes import BLANK, Shaping
from budgetwatch.mapping.text import shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid and one text per row that tells the kind of each cell. Rows and columns count from 1."""

    grid: Grid
    shapes: Sequence[str]
    _columns: dict[int, Sequence[CellValue]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, grid: Grid, begun: Shaping | None = None) -> Sheet:
        """The sheet of a grid, whose shaping may have begun while it arrived."""
        return cls(*worded(grid, (begun or Shaping()).finish(grid.rows)))

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.shapes)

    def shape(self, row: int, left: int = 1, right: int | None = None) -> str:
        """The letters of a row between two columns, both included."""
        return self.shapes[row - 1][left - 1 : right]

    def kind(self, row: int, column: int) -> str:
        """The letter of one cell."""
        letters = self.shapes[row - 1]
        return letters[column - 1] if column <= len(letters) else BLANK

    def text(self, row: int, column: int) -> str:
        """The text of one cell as a person reads it."""
        return shown(self.grid.cell(row, column))

    def column(self, column: int, first: int, last: int) -> list[CellValue]:
        """The values of a column between two rows, both included."""
        return list(self._values(column)[first - 1 : last])

    def cells(self, column: int, rows: Sequence[int]) -> list[CellValue]:
        """The values of a column in some ascending rows."""
        return picked(self._values(column), rows, 1)

    def _values(self, column: int) -> Sequence[CellValue]:
        """A whole column, gathered from the rows once."""
        values = self._columns.get(column)
        if values is None:
            values = self._columns[column] = self.grid.column(column)
        return values

    def spread(self, column: int, rows: Sequence[int]) -> list[CellValue]:
        """The values of a column in some rows, a merged cell's value in every row that it covers."""
        values = self.cells(column, rows)
        covering = {
            row: area.top
            for area in self.grid.merges
            if area.left <= column <= area.right and area.bottom > area.top
            for row in range(area.top + 1, area.bottom + 1)
        }
        if not covering:
            return values
        return [
            self.grid.cell(covering[row], column) if value in (None, "") and row in covering else value
            for row, value in zip(rows, values, strict=True)
        ]

    def texts(self, row: int, left: int, right: int) -> list[str]:
        """The texts of a row between two columns, both included."""
        return [self.text(row, column) for column in range(left, right + 1)]


def picked(values: Sequence[T], rows: Sequence[int], first: int) -> list[T]:
    """The values of some ascending rows, where `values` start with that of row `first`; rows in a run are one slice."""
    if rows and rows[-1] - rows[0] == len(rows) - 1:
        return list(values[rows[0] - first : rows[-1] - first + 1])
    return [values[row - first] for row in rows]
