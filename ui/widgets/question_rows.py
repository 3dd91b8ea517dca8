"""A question in the list of the hearing: its number, its words, and below them witness, minutes and circle."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import pixmap
from ui.models.hearing import AUDIENCE_ICONS, QuestionsModel
from ui.theme import Theme
from ui.widgets.wrapped import WRAP, Wrapped

_LEFT, _RIGHT, _TOP, _LINE = 44, 14, 9, 20


class QuestionDelegate(QStyledItemDelegate):
    """Paints one question; those left out for the chosen audience are dimmed, and say so."""

    def __init__(self, theme: Theme, model: QuestionsModel, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view
        self._words = Wrapped(theme.font(14))
        self._sides = theme.px(_LEFT + _RIGHT)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """As high as the words need."""
        width, theme = self._view.viewport().width(), self._theme
        return QSize(width, self._words.height(str(index.data()), width - self._sides) + theme.px(2 * _TOP + _LINE + 2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, number, words, second line, rule."""
        theme, rect = self._theme, QRect(option.rect)
        question = self._model.questions[index.row()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        dim = self._model.left_out(question)
        painter.save()
        painter.fillRect(rect, theme.color("selection" if selected else "surface"))
        if selected:
            painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), theme.color("pri"))
        top = rect.top() + theme.px(_TOP)
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.color("ink3" if dim else "ink"))
        painter.drawText(
            QRect(rect.left() + theme.px(14), top, theme.px(26), theme.px(_LINE)), WRAP, str(question.order + 1)
        )
        words = QRect(
            rect.left() + theme.px(_LEFT),
            top,
            rect.width() - self._sides,
            self._words.height(str(index.data()), rect.width() - self._sides),
        )
        painter.setFont(theme.font(14))
        painter.drawText(words, WRAP, str(index.data()))
        lower = QRect(words.left(), words.bottom() + theme.px(2), words.width(), theme.px(_LINE))
        changed = question.id in self._model.otherwise
        icon = pixmap(
            theme, "alert-triangle" if changed else AUDIENCE_ICONS[question.audience], "att" if changed else "ink3", 15
        )
        painter.drawPixmap(lower.left(), lower.center().y() - theme.px(7), icon)
        lower.setLeft(lower.left() + theme.px(21))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("att" if changed else "ink3" if dim else "ink2"))
        shown = painter.fontMetrics().elidedText(
            self._model.second_line(question), Qt.TextElideMode.ElideRight, lower.width()
        )
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
