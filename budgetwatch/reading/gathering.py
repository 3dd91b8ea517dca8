"""The cells of one sheet, gathered as they arrive."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.grid import CellValue, RowsByColumn

Runs = Sequence[Sequence[CellValue]]


class Cells:
    """Columns as long as all rows are of one length, rows from the first other one on.

    What is gathered becomes tuples: the garbage collector stops looking at those, and a large sheet costs no pause later.
    """

    def __init__(self) -> None:
        self.height = 0
        self._columns: list[list[CellValue]] = []
        self._rows: list[tuple[CellValue, ...]] = []

    def add_columns(self, columns: Runs) -> None:
        """Add rows of one length, given column by column."""
        if self._rows or (self._columns and len(columns) != len(self._columns)):
            self.add_rows(list(zip(*columns, strict=True)))
            return
        self.height += len(columns[0])
        self._columns = self._columns or [[] for _ in columns]
        for column, values in zip(self._columns, columns, strict=True):
            column.extend(values)

    def add_rows(self, rows: Runs) -> None:
        """Add rows of any lengths."""
        self.height += len(rows)
        self._rows += zip(*self._columns, strict=True)
        self._columns = []
        self._rows += map(tuple, rows)

    def rows(self) -> Sequence[Sequence[CellValue]]:
        """All rows, top to bottom."""
        return RowsByColumn(tuple(map(tuple, self._columns))) if self._columns else self._rows
