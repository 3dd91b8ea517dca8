"""A table of worded cells over tuples: what a person reads, its tone, and the record behind each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, a second line under it, an icon, and a tone (ok, att, ale, inf, plain).

    `tag` draws the text in a box of its tone; `spoken` is what a screen reader says where the text alone is unclear;
    `wrap` lets the text take a second line before it is cut.
    """

    text: str
    meta: str = ""
    icon: str = ""
    tone: str = ""
    tag: bool = False
    right: bool = False
    strong: bool = False
    tip: str = ""
    spoken: str = ""
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's head; numbers stand at the right."""

    text: str
    right: bool = False


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows of cells with the record each row stands for. `Qt.UserRole` gives the Cell."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self._records: Sequence[T] = ()
        self._cells: Callable[[int], tuple[Cell, ...]] = _no_cells

    def rename(self, column: int, text: str) -> None:
        """Another head over a column."""
        heads = list(self._headings)
        heads[column] = Heading(text, heads[column].right)
        self._headings = tuple(heads)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def show_rows(self, rows: Sequence[tuple[T, tuple[Cell, ...]]]) -> None:
        """Other rows in place of these."""
        cells = [made for _, made in rows]
        self._show([record for record, _ in rows], cells.__getitem__)

    def show_records(self, records: Sequence[T], word: Callable[[T], tuple[Cell, ...]]) -> None:
        """Other rows in place of these, each worded when it is first looked at: there may be 200,000."""
        self._show(records, cache(lambda row: word(records[row])))

    def _show(self, records: Sequence[T], cells: Callable[[int], tuple[Cell, ...]]) -> None:
        self.beginResetModel()
        self._records, self._cells = records, cells
        self.endResetModel()

    def record(self, row: int) -> T:
        """What a row stands for."""
        return self._records[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, tip, spoken text, or the Cell itself."""
        cell = self._cells(index.row())[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.UserRole:
                return cell
            case Qt.ItemDataRole.ToolTipRole:
                return cell.tip or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.spoken or " ".join(part for part in (cell.text, cell.meta) if part)
            case _:
                return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's head."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        heading = self._headings[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return heading.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if heading.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _no_cells(_row: int) -> tuple[Cell, ...]:
    return ()
