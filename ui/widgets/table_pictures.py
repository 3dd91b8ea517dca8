"""The tables of a file in a list, each with a small picture of its rows and columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.layout import Layout, Role
from ui.models.rows import RowsModel
from ui.models.sheet_model import GROUNDS, Ground
from ui.theme import Theme
from ui.widgets.cells import CellDelegate
from ui.widgets.sheet_delegate import TINTS
from ui.widgets.table import Table

_PICTURE, _ROW, _LOW = 1, 64, 44
_MOST_ROWS, _MOST_COLUMNS = 12, 14
_WIDTHS = (84, 92, 0, 130, 190, 156)


class PictureDelegate(CellDelegate):
    """Draws the shape of a table where its picture stands, and cells as everywhere else."""

    def __init__(self, theme: Theme, model: RowsModel[Reading], parent: Table) -> None:
        super().__init__(theme, parent)
        self._looks, self._model = theme, model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell of the list."""
        super().paint(painter, option, index)
        if index.column() != _PICTURE:
            return
        painter.save()
        room = QRect(option.rect).adjusted(8, 7, -8, -8)
        self._draw_shape(painter, room, self._model.record(index.row()).layout)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._looks.color("focus"))
            painter.drawRect(room)
        painter.restore()

    def _draw_shape(self, painter: QPainter, room: QRect, layout: Layout) -> None:
        """Rows tinted by their kind, bars where amounts stand; long tables by a row in every so many."""
        theme = self._looks
        step = max(1, -(-len(layout.rows) // _MOST_ROWS))
        rows = layout.rows[::step]
        columns = layout.columns[:_MOST_COLUMNS]
        painter.fillRect(room, theme.color("surface"))
        high = max(2, room.height() // max(1, len(rows)))
        wide = room.width() / max(1, len(columns))
        for place, kind in enumerate(rows):
            ground = GROUNDS.get(kind, Ground.OUTSIDE)
            top = room.top() + place * high
            colour = "pri" if ground is Ground.HEADER else TINTS[ground][0]
            painter.fillRect(QRect(room.left(), top, room.width(), high), theme.color(colour))
            if ground not in (Ground.LINE, Ground.SUBTOTAL, Ground.TOTAL):
                continue
            for at, column in enumerate(columns):
                if column.role is Role.AMOUNT:
                    bar = QRect(int(room.left() + at * wide) + 1, top, max(2, int(wide) - 3), max(1, high - 2))
                    painter.fillRect(bar, theme.color("hatch" if column.counts else "line"))
        painter.setPen(theme.color("line2"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)


class TableList(Table):
    """The tables; Space or a click in the first column takes one into the import or leaves it out."""

    def __init__(self, theme: Theme, name: str, model: RowsModel[Reading], take: Callable[[Reading], object]) -> None:
        super().__init__(theme, name, model, _WIDTHS, row=_LOW if theme.spacious else _ROW)
        self.setColumnHidden(_PICTURE, theme.spacious)
        self._records, self._take = model, take
        self.setItemDelegate(PictureDelegate(theme, model, self))
        self.clicked.connect(self._click)

    def _click(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space takes the table or leaves it out."""
        if event.key() == Qt.Key.Key_Space:
            self._toggle()
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        row = self.currentIndex().row()
        if 0 <= row < self._records.rowCount():
            self._take(self._records.record(row))
