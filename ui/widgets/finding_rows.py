"""A finding in a list: its icon, a title of one or two lines, and below it the stake and its certainty."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import pixmap
from ui.models.findings import SEVERITY_ICONS, FindingsModel
from ui.theme import Theme
from ui.widgets.wrapped import WRAP, Wrapped

_LEFT, _RIGHT, _TOP, _LINE = 40, 12, 8, 19
_MOST_LINES = 3


class FindingDelegate(QStyledItemDelegate):
    """Paints one finding; the selected one has the colour of the selection and a bar at its left."""

    def __init__(self, theme: Theme, model: FindingsModel, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view
        self._title = Wrapped(theme.font(14, 600), _MOST_LINES)
        self._sides, self._rest = theme.px(_LEFT + _RIGHT), theme.px(2 * _TOP + 4) + theme.px(_LINE)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """One line higher where the title needs two."""
        width = self._view.viewport().width()
        return QSize(width, self._title.height(self._model.title(index.row()), width - self._sides) + self._rest)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, icon, title, second line, rule."""
        theme, rect = self._theme, QRect(option.rect)
        judged = self._model.findings[index.row()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("selection" if selected else "surface"))
        if selected:
            painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), theme.color("pri"))
        name, token = SEVERITY_ICONS[judged.finding.severity]
        painter.drawPixmap(rect.left() + theme.px(14), rect.top() + theme.px(_TOP), pixmap(theme, name, token, 18))
        words = self._model.title(index.row())
        left, wide = rect.left() + theme.px(_LEFT), rect.width() - self._sides
        height = self._title.height(words, wide)
        title = QRect(left, rect.top() + theme.px(_TOP), wide, height)
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.color("ink"))
        painter.drawText(title, WRAP, words)
        lower = QRect(left, title.bottom() + theme.px(4), wide, theme.px(_LINE))
        stake, rest = self._model.second_line(judged)
        painter.setFont(theme.font(13, 600))
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, stake)
        lower.setLeft(lower.left() + painter.fontMetrics().horizontalAdvance(stake) + theme.px(10))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("ink3"))
        shown = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
