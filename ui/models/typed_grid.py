"""The cells of a table while a person types or pastes it, with steps that can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from budgetwatch.domain.source import column_letters
from budgetwatch.domain.typed import Cells

Index = QModelIndex | QPersistentModelIndex
_ROWS, _COLUMNS, _SPARE = 40, 12, 10
_NUMBER = re.compile(r"[(\-−–+]?\d[\d\s.,'’]*[)%]?")
_KEPT = 200
"""Steps that can be taken back."""


class TypedGrid(QAbstractTableModel):
    """A sheet of texts that grows as it fills. Columns are named by letters, rows by numbers, as in the source later."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: dict[tuple[int, int], str] = {}
        self._rows, self._columns = _ROWS, _COLUMNS
        self._past: list[dict[tuple[int, int], str]] = []
        self._future: list[dict[tuple[int, int], str]] = []

    # -- what was typed

    @property
    def rows(self) -> Cells:
        """The rows up to the last filled one, each up to its last filled cell."""
        last = max((row for row, _ in self._cells), default=-1)
        return tuple(self._row(row) for row in range(last + 1))

    def longest(self, column: int) -> str:
        """The longest text of a column, titles that stand alone in their row left out."""
        together = {row for row, at in self._cells if at != column}
        return max(
            (text for (row, at), text in self._cells.items() if at == column and row in together), key=len, default=""
        )

    def _row(self, row: int) -> tuple[str, ...]:
        last = max((column for at, column in self._cells if at == row), default=-1)
        return tuple(self._cells.get((row, column), "") for column in range(last + 1))

    def show(self, rows: Cells) -> None:
        """Another table in place of this one, without any step to take back."""
        filled = {(row, column): text for row, cells in enumerate(rows) for column, text in enumerate(cells) if text}
        self._past, self._future = [], []
        self._put(filled)

    # -- steps

    def write(self, changes: Iterable[tuple[int, int, str]]) -> None:
        """Put texts into cells: one step."""
        after = dict(self._cells)
        for row, column, text in changes:
            after[row, column] = text
        after = {place: text for place, text in after.items() if text}
        if after != self._cells:
            self._past = [*self._past, self._cells][-_KEPT:]
            self._future = []
            self._put(after)

    def paste(self, row: int, column: int, cells: Cells) -> None:
        """Put a block of cells with its first corner at a place: one step."""
        self.write(
            (row + down, column + right, text) for down, line in enumerate(cells) for right, text in enumerate(line)
        )

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """Take a step again that was taken back; False where there is none."""
        return self._step(self._future, self._past)

    def _step(self, taken: list[dict[tuple[int, int], str]], kept: list[dict[tuple[int, int], str]]) -> bool:
        if not taken:
            return False
        kept.append(self._cells)
        self._put(taken.pop())
        return True

    def _put(self, cells: dict[tuple[int, int], str]) -> None:
        self._cells = cells
        rows = max((row for row, _ in cells), default=0) + 1 + _SPARE
        columns = max((column for _, column in cells), default=0) + 2
        if rows > self._rows or columns > self._columns:
            self.layoutAboutToBeChanged.emit()
            self._rows, self._columns = max(rows, self._rows), max(columns, self._columns)
            self.layoutChanged.emit()
        self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self._columns - 1))

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Number of rows on show."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Number of columns on show."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, as it was typed."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._cells.get((index.row(), index.column()), "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._cells.get((index.row(), index.column())) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = _NUMBER.fullmatch(self._cells.get((index.row(), index.column()), ""))
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = f"{column_letters(index.column() + 1)}{index.row() + 1}"
            return f"{place} {self._cells.get((index.row(), index.column()), '')}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Type into a cell."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.write([(index.row(), index.column(), str(value).strip())])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed into."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The letter of a column, the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section + 1) if orientation is Qt.Orientation.Horizontal else str(section + 1)
