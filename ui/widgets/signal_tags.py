"""The signals of a contract as small tags in a cell of the register."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.models.rows import RowsModel
from ui.theme import Theme

_HEIGHT, _WIDEST, _SIDE = 20, 200, 7
_LINES = 2
"""Tags of a cell, one below the other."""


class SignalTags(QStyledItemDelegate):
    """Paints one tag for each signal named in the cell; those without room become a count."""

    def __init__(self, theme: Theme, model: RowsModel, view: QTableView) -> None:  # type: ignore[type-arg]  # any record
        super().__init__(view)
        self._theme, self._model = theme, model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, rule, tags."""
        theme, rect = self._theme, QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13, 600))
        text = str(index.data() or "")
        names = text.split(", ") if text else []
        left, half = rect.left() + theme.px(_SIDE), rect.height() // 2
        places = [rect] if len(names) < _LINES else [rect.adjusted(0, 3, 0, -half), rect.adjusted(0, half, 0, -3)]
        for place, name in zip(places, names, strict=False):
            rest = len(names) - len(places) if place is places[-1] else 0
            room = rect.right() - left - theme.px(34 if rest else 4)
            right = self._tag(painter, name, QRect(left, place.top(), room, place.height())) + theme.px(5)
            if rest:
                painter.setPen(theme.color("ink2"))
                more = QRect(right, place.top(), theme.px(30), place.height())
                painter.drawText(more, Qt.AlignmentFlag.AlignVCenter, f"+{rest}")
        painter.restore()

    def _tag(self, painter: QPainter, name: str, room: QRect) -> int:
        """Paint one tag; its right edge."""
        theme, metrics = self._theme, painter.fontMetrics()
        shown = metrics.elidedText(
            name, Qt.TextElideMode.ElideRight, min(room.width(), theme.px(_WIDEST)) - theme.px(14)
        )
        width, height = metrics.horizontalAdvance(shown) + theme.px(14), theme.px(_HEIGHT)
        box = QRectF(room.left() + 0.5, room.center().y() - height / 2 + 0.5, width, height)
        painter.setPen(theme.color("att_border"))
        painter.setBrush(theme.color("att_soft"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.color("att"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        return round(box.right())
