"""Paints a `Cell`: icon, one or two lines, a tag, in the colours of its tone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import pixmap
from ui.models.rows import Cell
from ui.theme import Theme

_SIDE, _ICON, _GAP = 10, 16, 6


class CellDelegate(QStyledItemDelegate):
    """Draws ground, selection, focus, rule, then the cell."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell of the table."""
        cell = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        rect = QRect(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("selection"))
        painter.setPen(self._theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if isinstance(cell, Cell):
            self._draw(painter, rect.adjusted(self._theme.px(_SIDE), 0, -self._theme.px(_SIDE), -1), cell)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # a tag leaves its own
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        theme = self._theme
        font = theme.font(13 if cell.tag else 14, 600 if cell.strong or cell.tag else 400)
        painter.setFont(font)
        if cell.tag and cell.text:
            rect = self._draw_tag(painter, rect, cell)
        elif cell.icon:
            size = theme.px(_ICON)
            top = rect.top() + (rect.height() - size) // 2
            painter.drawPixmap(rect.left(), top, pixmap(theme, cell.icon, cell.tone or "ink2", _ICON))
            rect = rect.adjusted(size + theme.px(_GAP), 0, 0, 0)
        self._draw_lines(painter, rect, cell)

    def _draw_tag(self, painter: QPainter, rect: QRect, cell: Cell) -> QRect:
        theme = self._theme
        width = min(painter.fontMetrics().horizontalAdvance(cell.text) + theme.px(14), rect.width())
        height = theme.px(20)
        box = QRectF(rect.left() + 0.5, rect.top() + (rect.height() - height) // 2 + 0.5, width, height)
        tone = cell.tone or "plain"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line2" if tone == "plain" else f"{tone}_border"))
        painter.setBrush(theme.color("surface2" if tone == "plain" else f"{tone}_soft"))
        painter.drawRoundedRect(box, 3, 3)
        return box.toRect().adjusted(theme.px(7), 0, 0, 0)

    def _draw_lines(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        theme = self._theme
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        colour = "ink2" if cell.tone in ("", "plain") and cell.tag else cell.tone or "ink"
        painter.setPen(theme.color("ink" if colour == "plain" else colour))
        upper = (
            rect if not cell.meta else QRect(rect.left(), rect.center().y() - theme.px(19), rect.width(), theme.px(19))
        )
        if cell.wrap:
            _draw_two_lines(painter, upper, cell.text, side)
        else:
            _draw_text(painter, upper, cell.text, side)
        if cell.meta:
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("ink3"))
            lower = QRect(rect.left(), rect.center().y(), rect.width(), theme.px(18))
            _draw_text(painter, lower, cell.meta, side)


def two_lines(metrics: QFontMetrics, text: str, width: int) -> list[str]:
    """A text cut between words into at most two lines of a width; what goes beyond the second ends with dots."""
    words = text.split()
    fits = next((at for at in range(len(words), 1, -1) if metrics.horizontalAdvance(" ".join(words[:at])) < width), 1)
    lines = [" ".join(words[:fits]), " ".join(words[fits:])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line]


def _draw_two_lines(painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    lines = two_lines(painter.fontMetrics(), text, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))


def _draw_text(painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
