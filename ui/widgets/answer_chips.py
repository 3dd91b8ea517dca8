"""Answers as chips: solid border where a person answered, dashed where the data propose."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from budgetwatch.domain.checklist import Answer, AnsweredItem
from ui.icons import pixmap
from ui.models.topics import LOOKS, is_proposed
from ui.widgets.ruled_cell import Index, RuledCell

_HEIGHT = 24


class AnswerChip(RuledCell[AnsweredItem]):
    """Paints the answer of a topic with its icon."""

    def draw(self, painter: QPainter, rect: QRect, record: AnsweredItem, index: Index) -> None:
        """The chip: border, icon, words."""
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13, 600))
        text = str(index.data())
        width = painter.fontMetrics().horizontalAdvance(text) + theme.px(38)
        top = rect.center().y() - theme.px(_HEIGHT) / 2
        box = QRectF(rect.left() + 8.5, top + 0.5, min(width, rect.width() - 12), theme.px(_HEIGHT))
        self._paint_chip(painter, box, record)
        name = "calculator" if record.automatic else LOOKS[record.answer][1]
        tone = self._token(record)
        painter.drawPixmap(
            round(box.left()) + theme.px(8), round(box.center().y()) - theme.px(8), pixmap(theme, name, tone, 16)
        )
        painter.setPen(theme.color(tone))
        room = box.adjusted(theme.px(29), 0, -theme.px(4), 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_chip(self, painter: QPainter, box: QRectF, item: AnsweredItem) -> None:
        theme, tone = self._theme, self._token(item)
        plain = tone == "ink2"
        ground = "surface2" if plain else f"{tone}_soft"
        pen = QPen(theme.color("line2" if plain else f"{tone}_border"))
        if is_proposed(item) or item.answer is Answer.UNAVAILABLE:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(box, 3, 3)
        if item.answer is Answer.REFUSED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(theme.color("ale_border"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, 3, 3)

    def _token(self, item: AnsweredItem) -> str:
        if is_proposed(item):
            return "inf"
        tone = LOOKS[item.answer][0]
        return "ink2" if tone == "plain" else tone
