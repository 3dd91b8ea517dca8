"""A received sheet with how it is read: a letter for each row, a role for each column, a tint for each cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from math import isfinite
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from budgetwatch.domain.grid import CellValue, Grid
from budgetwatch.domain.layout import Layout, Role, RowKind
from budgetwatch.domain.message import msgn
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import column_letters
from budgetwatch.i18n import Language
from budgetwatch.usecases.repainting import row_kind
from ui.models.import_view import role_words, row_letter

Index = QModelIndex | QPersistentModelIndex
_BESIDE = (None, RowKind.NOTE)
_TITLES_IN = 2_000
"""Rows looked at for titles that run over the blanks at their right."""
_MOST_RATE = 5
"""Above it a number in a column of rates is a percentage already."""
_STATING = frozenset({RowKind.LINE, RowKind.OF_WHICH, RowKind.SUBTOTAL, RowKind.TOTAL})
_NUMERIC = frozenset({Role.AMOUNT, Role.RATE, Role.QUANTITY})


class Ground(StrEnum):
    """How a row is tinted and hatched."""

    OUTSIDE = "outside"
    UNIT = "unit"
    HEADER = "header"
    HEADING = "heading"
    LINE = "line"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    CUT = "cut"


GROUNDS = {
    RowKind.HEADER: Ground.HEADER,
    RowKind.REPEATED_HEADER: Ground.HEADER,
    RowKind.HEADING: Ground.HEADING,
    RowKind.LINE: Ground.LINE,
    RowKind.OF_WHICH: Ground.LINE,
    RowKind.UNREADABLE: Ground.LINE,
    RowKind.SUBTOTAL: Ground.SUBTOTAL,
    RowKind.TOTAL: Ground.TOTAL,
}


@dataclass(frozen=True, slots=True)
class Face:
    """How one cell looks: its ground, whether its column is ignored, whether it is a number, the colour of its ring."""

    ground: Ground
    ignored: bool
    numeric: bool
    ring: str = ""


class SheetModel(QAbstractTableModel):
    """The cells as received; the first column is the margin with the letters. `Qt.UserRole` gives the Face.

    Rows between the head and the end may be left out: one row that says so stands in their place.
    """

    def __init__(
        self, grid: Grid, layout: Layout, language: Language, marks: Mapping[tuple[int, int], str] | None = None
    ) -> None:
        super().__init__()
        self.grid, self.layout, self.marks = grid, layout, marks or {}
        self._language = language
        self._width = max(grid.width, layout.area.right) + 1
        self._columns = {column.index: column for column in layout.columns}
        self._cut = range(0)

    # -- the head and the end

    @property
    def cut(self) -> range:
        """The rows that are not shown, counted from 1."""
        return self._cut

    def show_without(self, cut: range) -> None:
        """Leave out some rows between the head and the end; none of them where the range is empty."""
        self.beginResetModel()
        self._cut = cut
        self.endResetModel()

    def sheet_rows(self, row: int) -> range:
        """The rows of the sheet, counted from 1, that a row on show stands for: one, or all those left out."""
        before = self._cut.start - 1
        if not self._cut or row < before:
            return range(row + 1, row + 2)
        return self._cut if row == before else range(row + len(self._cut), row + len(self._cut) + 1)

    def shown_row(self, row: int) -> int:
        """The row on show, counted from 0, of a row of the sheet counted from 1."""
        if not self._cut or row < self._cut.start:
            return row - 1
        return self._cut.start - 1 if row in self._cut else row - len(self._cut)

    # -- how it is read

    def read_as(self, layout: Layout, marks: Mapping[tuple[int, int], str]) -> None:
        """The same sheet read differently: every cell keeps its place, and what is selected stays selected."""
        self.layout, self.marks = layout, marks
        self._columns = {column.index: column for column in layout.columns}
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def titles(self, most: int) -> list[int]:
        """Rows outside the table whose only text is in their first cell, the first `most` of them."""
        outside = (
            row for row in range(1, min(self.grid.height, _TITLES_IN) + 1) if row_kind(self.layout, row) in _BESIDE
        )
        alone = (
            row
            for row in outside
            if self.grid.cell(row, 1) is not None
            and not any(value not in (None, "") for value in self.grid.rows[row - 1][1:])
        )
        return list(islice(alone, most))

    def role(self, column: int) -> tuple[str, str]:
        """The two lines of a column's role; empty for the margin and outside the table."""
        found = self._columns.get(column)
        return role_words(found, self._language) if found is not None else ("", "")

    def is_amount(self, column: int) -> bool:
        """Whether a column is read as amounts."""
        found = self._columns.get(column)
        return found is not None and found.role is Role.AMOUNT

    def is_named(self, column: int) -> bool:
        """Whether a column holds codes or labels."""
        found = self._columns.get(column)
        return found is not None and found.role in (Role.CODE, Role.LABEL)

    def counts(self, column: int) -> bool:
        """Whether a column is counted, and not money that other columns hold."""
        found = self._columns.get(column)
        return found is not None and found.counts

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Rows on show."""
        hidden = len(self._cut) - 1 if self._cut else 0
        return 0 if parent.isValid() else self.grid.height - hidden

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Columns of the sheet and the margin."""
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, or its Face."""
        rows, column = self.sheet_rows(index.row()), index.column()
        if self._cut and rows == self._cut:
            return self._told_cut(role)
        row = rows.start
        if role == Qt.ItemDataRole.DisplayRole:
            return self._language.word(row_letter(self.layout, row)) if column == 0 else self.text(row, column)
        if role == Qt.ItemDataRole.UserRole:
            return self._face(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def _told_cut(self, role: int) -> Any:
        """How many rows are left out, and how many cells of them are to be looked at."""
        if role == Qt.ItemDataRole.UserRole:
            return Face(Ground.CUT, ignored=False, numeric=False)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        told = msgn("{count} row not shown", "{count} rows not shown", len(self._cut))
        marked = sum(1 for (row, _), tone in self.marks.items() if row in self._cut and tone == "ale")
        if marked:
            told = msgn("{rows}, with {count} gap", "{rows}, with {count} gaps", marked, rows=told)
        return f"⋯ {self._language.word(told)} ⋯"

    def _tip(self, row: int, column: int) -> str:
        """The whole text of a cell, which may be cut on the screen, and why its row is what it is."""
        why = self.layout.row_reasons.get(row)
        told = [self.text(row, column) if column else "", self._language.word(why) if why is not None else ""]
        return "\n".join(part for part in told if part)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Row numbers and column letters, as the spreadsheet shows them."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            why = self._columns[section].why if section in self._columns else None
            told = [" · ".join(part for part in self.role(section) if part), self._language.word(why) if why else ""]
            return "\n".join(part for part in told if part)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            rows = self.sheet_rows(section)
            return "" if self._cut and rows == self._cut else str(rows.start)
        return column_letters(section) if section else ""

    def _face(self, row: int, column: int) -> Face:
        kind = row_kind(self.layout, row)
        found = self._columns.get(column)
        number = isinstance(self.grid.cell(row, column), int | float)
        read_as_number = found is not None and found.role in _NUMERIC and kind in _STATING
        ignored = found is not None and (found.role is Role.IGNORED or not found.counts) and kind is not None
        ground = GROUNDS.get(kind, Ground.OUTSIDE) if kind else Ground.OUTSIDE
        unit = self.layout.unit.cell
        if ground is Ground.OUTSIDE and unit is not None and (unit.row, unit.sheet) == (row, self.grid.sheet):
            ground = Ground.UNIT
        return Face(ground, ignored, number or read_as_number, self.marks.get((row, column), ""))

    def text(self, row: int, column: int) -> str:
        """A cell as a person reads it; what stands in a column of rates as a percentage."""
        value, found = self.grid.cell(row, column), self._columns.get(column)
        if found is not None and found.role is Role.RATE and isinstance(value, float) and abs(value) <= _MOST_RATE:
            return self._language.share(Amount(round(value * 10**6), -6))
        if isinstance(value, int) and not (found is not None and found.role in _NUMERIC and self._states(row)):
            return str(value)  # a year or a code stands plain: never "2,022"
        return self._text(value)

    def _states(self, row: int) -> bool:
        return row_kind(self.layout, row) in _STATING

    def _text(self, value: CellValue) -> str:
        match value:
            case None:
                return ""
            case bool():
                return str(value)
            case int():
                return self._language.number(value)
            case float():
                return self._language.number(Decimal(repr(value))) if isfinite(value) else repr(value)
            case datetime() if not (value.hour or value.minute):
                return value.date().isoformat()
            case date():
                return value.isoformat()
            case _:
                return str(value)
