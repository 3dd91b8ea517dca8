"""A share of the whole as a bar in a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.contracts import Group
from ui.models.rows import RowsModel
from ui.theme import Theme


class ShareBar(QStyledItemDelegate):
    """Paints a group's share; the largest group is darker than the others."""

    def __init__(self, theme: Theme, model: RowsModel[Group], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, bar, rule."""
        theme, rect = self._theme, QRect(option.rect)
        group = self._model.record(index.row())
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        ground = QRectF(rect.left() + 8, rect.center().y() - theme.px(5), rect.width() - 16, theme.px(11))
        painter.fillRect(ground, theme.color("bar_ground"))
        ground.setWidth(ground.width() * min(max(group.share, 0), 1))
        painter.fillRect(ground, theme.color("hatch" if index.row() else "bar"))
        painter.restore()
