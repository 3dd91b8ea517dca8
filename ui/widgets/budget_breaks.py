"""How a table draws that years do not simply go on: a dashed line, the same as on charts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import Theme


def draw_break(painter: QPainter, theme: Theme, left: int, top: int, bottom: int) -> None:
    """The dashed line at the left of a year, from top to bottom."""
    painter.setPen(QPen(theme.color("att"), 2, Qt.PenStyle.DashLine))
    painter.drawLine(left, top, left, bottom)
