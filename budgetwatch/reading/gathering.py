"""The cells of one sheet, gathered as they arrive."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat

from budgetwatch.domain.grid import CellValue, RowsByColumn
from budgetwatch.reading import limits

Runs = Sequence[Sequence[CellValue]]


class Cells:
    """Columns as long as the rows of each chunk are of one length, rows from the first other one on.

    What is gathered becomes tuples: the garbage collector stops looking at those, and a large sheet costs no pause later.
    """

    def __init__(self) -> None:
        self.height = 0
        self._columns: list[list[CellValue]] = []
        self._rows: list[tuple[CellValue, ...]] = []

    def add_columns(self, columns: Runs) -> None:
        """Add rows of one length, given column by column; shorter ones are filled up with blanks."""
        width, height = max(len(columns), len(self._columns)), self.height + len(columns[0])
        if self._rows or width * height > limits.CELLS:
            self.add_rows(list(zip(*columns, strict=True)))
            return
        self._columns += [[None] * self.height for _ in range(width - len(self._columns))]
        blanks = repeat((None,) * len(columns[0]))
        for column, values in zip(self._columns, chain(columns, blanks), strict=False):
            column.extend(values)
        self.height = height

    def add_rows(self, rows: Runs) -> None:
        """Add rows of any lengths."""
        self.height += len(rows)
        self._rows += zip(*self._columns, strict=True)
        self._columns = []
        self._rows += map(tuple, rows)

    def columns(self) -> Runs:
        """What was gathered so far column by column; nothing once rows of other lengths have come."""
        return self._columns

    def rows(self) -> Sequence[Sequence[CellValue]]:
        """All rows, top to bottom."""
        return RowsByColumn(tuple(map(tuple, self._columns))) if self._columns else self._rows
