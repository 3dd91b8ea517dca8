"""A share of the whole as a bar in a cell."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from ui.models.contracts import Group
from ui.widgets.ruled_cell import Index, RuledCell


class ShareBar(RuledCell[Group]):
    """Paints a group's share; the largest group is darker than the others."""

    def draw(self, painter: QPainter, rect: QRect, record: Group, index: Index) -> None:
        """The whole as a pale bar, the share on it."""
        theme = self._theme
        ground = QRectF(rect.left() + 8, rect.center().y() - theme.px(5), rect.width() - 16, theme.px(11))
        painter.fillRect(ground, theme.color("bar_ground"))
        ground.setWidth(ground.width() * min(max(record.share, 0), 1))
        painter.fillRect(ground, theme.color("hatch" if index.row() else "bar"))
