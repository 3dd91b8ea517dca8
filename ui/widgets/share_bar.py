"""A share of the whole as a bar in a cell."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.models.contracts import Group
from ui.widgets.ruled_cell import Index, RuledCell


class ShareBar(RuledCell[Group]):
    """Paints a group's share with the limit of concentration; the largest group is darker, one without an owner pale."""

    def draw(self, painter: QPainter, rect: QRect, record: Group, index: Index) -> None:
        """The whole as a pale bar, the share on it."""
        theme = self._theme
        ground = QRectF(rect.left() + 8, rect.center().y() - theme.px(5), rect.width() - 16, theme.px(11))
        painter.fillRect(ground, theme.color("bar_ground"))
        limit = ground.left() + ground.width() * float(record.limit)
        ground.setWidth(ground.width() * min(max(record.share, 0), 1))
        painter.fillRect(ground, theme.color("hatch" if index.row() else "bar"))
        painter.setPen(QPen(theme.color("att"), theme.px(2), Qt.PenStyle.DashLine))
        painter.drawLine(round(limit), rect.top(), round(limit), rect.bottom())
