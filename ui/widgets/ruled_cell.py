"""A cell of a table that paints its record itself: ground and rule here, the rest by each kind."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.rows import RowsModel
from ui.theme import Theme

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


class RuledCell(QStyledItemDelegate, Generic[T]):
    """Paints the ground of the selection and the rule below a row; a subclass gives `draw`."""

    def __init__(self, theme: Theme, model: RowsModel[T], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, rule, and what the record looks like."""
        rect = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("selection"))
        painter.setPen(self._theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self.draw(painter, rect, self._model.record(index.row()), index)
        painter.restore()

    def draw(self, painter: QPainter, rect: QRect, record: T, index: Index) -> None:
        """Paint a record in its cell."""
        raise NotImplementedError  # each kind gives its own; Qt's metaclass leaves no room for an abstract class
