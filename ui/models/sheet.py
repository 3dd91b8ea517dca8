"""A part of a received sheet as a table: texts as received, with the cells behind a figure lit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from budgetwatch.domain.source import column_letters

if TYPE_CHECKING:
    from budgetwatch.usecases.received import SheetView

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NUMBER = frozenset("0123456789.,-\u2212+%() \u00a0\u202f'E")


class SheetModel(QAbstractTableModel):
    """Wraps one `SheetView`; rows and columns keep the names they have in the spreadsheet."""

    def __init__(self) -> None:
        super().__init__()
        self.view: SheetView | None = None

    def show(self, view: SheetView | None) -> None:
        """Show another part, another sheet, or nothing."""
        self.beginResetModel()
        self.view = view
        self.endResetModel()

    def place(self, index: Index) -> tuple[int, int]:
        """Row and column of a cell in its sheet, counted from 1."""
        view = self.view
        return (view.first_row + index.row(), view.first_column + index.column()) if view else (0, 0)

    def lit(self, index: Index) -> bool:
        """Whether a cell is among those behind the figure."""
        return self.view is not None and self.place(index) in self.view.lit

    def corrected(self, index: Index) -> bool:
        """Whether a person reads something else in a cell."""
        return self.view is not None and self.place(index) in self.view.corrected

    def active(self) -> QModelIndex:
        """The cell that is looked at; invalid where it is not in this part."""
        if self.view is None:
            return QModelIndex()
        row, column = self.view.active
        return self.index(row - self.view.first_row, column - self.view.first_column)

    def label_column(self) -> int:
        """The column left of the active cell that names its row: the one with the longest words; -1 where none has."""
        active = self.active()
        if not active.isValid():
            return -1
        texts = [(str(active.siblingAtColumn(at).data() or ""), at) for at in range(active.column())]
        named = [(len(text), at) for text, at in texts if text and not _is_number(text)]
        return max(named)[1] if named else -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Rows of this part."""
        return 0 if parent.isValid() or self.view is None else len(self.view.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Columns of this part."""
        if parent.isValid() or self.view is None:
            return 0
        return max((len(row) for row in self.view.rows), default=0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, numbers to the right."""
        if self.view is None:
            return None
        row = self.view.rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if _is_number(text) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Column letters and row numbers, as the spreadsheet shows them."""
        if role != Qt.ItemDataRole.DisplayRole or self.view is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return column_letters(self.view.first_column + section)
        return str(self.view.first_row + section)


def _is_number(text: str) -> bool:
    return bool(text) and all(letter in _NUMBER for letter in text)
