"""The lists and phases at the left of the checklists page, each with its progress: answered solid, proposed hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from budgetwatch.domain.message import Message, msg
from ui.session import Session
from ui.theme import Theme

if TYPE_CHECKING:
    from budgetwatch.usecases.checklists import Progress

_ROLE = Qt.ItemDataRole.UserRole
NAME = Qt.ItemDataRole.UserRole + 1
"""What a row is known by."""

_HEIGHT, _LINE = 46, 19
"""Pixels of a row whose title takes one line, and of each line more."""
_BESIDE = 34
"""Pixels around title and count."""


@dataclass(frozen=True, slots=True)
class Going:
    """A list or phase with how far it is; `name` is what the program knows it by."""

    name: str
    title: str
    progress: Progress


class ChecklistRows(QListView):
    """One row per list, or per phase of a list."""

    def __init__(self, session: Session, name: Message) -> None:
        super().__init__()
        self._session = session
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ProgressRow(session.theme, self))
        self.setAccessibleName(session.word(name))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[Going], chosen: str) -> None:
        """Show the rows, with one of them chosen; only a person's choice is told to others."""
        with QSignalBlocker(self.selectionModel()):
            self._fill(rows, chosen)
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its rows, so that what stands below keeps the rest."""
        high = sum(self.sizeHintForRow(row) for row in range(self._model.rowCount()))
        return QSize(super().sizeHint().width(), high + 2 * self.frameWidth())

    def _fill(self, rows: Sequence[Going], chosen: str) -> None:
        self._model.clear()
        for at, one in enumerate(rows):
            item = QStandardItem(one.title)
            item.setData(one.progress, _ROLE)
            item.setData(one.name, NAME)
            spoken = msg(
                "{title}: {answered} of {total} answered, {automatic} proposed",
                title=one.title,
                answered=one.progress.answered,
                total=one.progress.total,
                automatic=one.progress.automatic,
            )
            item.setToolTip(self._session.word(spoken))
            item.setAccessibleText(item.toolTip())
            self._model.appendRow(item)
            if one.name == chosen:
                self.setCurrentIndex(self._model.index(at, 0))
        self.updateGeometry()


class ProgressRow(QStyledItemDelegate):
    """Paints a list's title, its count, and the bar below."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """A title that is too long for one line takes two."""
        theme = self._theme
        progress: Progress = index.data(_ROLE)
        count = QFontMetrics(theme.font(13)).horizontalAdvance(f"{progress.answered}/{progress.total}")
        room = self._view.viewport().width() - theme.px(_BESIDE) - count
        long = QFontMetrics(theme.font(14, 600)).horizontalAdvance(str(index.data())) > room
        return QSize(theme.px(120), theme.px(_HEIGHT + (_LINE if long else 0)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, title, count, bar, rule."""
        theme, rect = self._theme, QRect(option.rect)
        progress: Progress = index.data(_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("selection" if selected else "surface"))
        if selected:
            painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), theme.color("pri"))
        upper = rect.adjusted(theme.px(14), theme.px(6), -theme.px(10), -theme.px(18))
        count = f"{progress.answered}/{progress.total}"
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("ink2"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        upper.setRight(upper.right() - painter.fontMetrics().horizontalAdvance(count) - theme.px(8))
        painter.setFont(theme.font(14, 600 if selected else 400))
        painter.setPen(theme.color("ink"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, str(index.data()))
        self._paint_bar(
            painter,
            QRectF(rect.left() + theme.px(14), rect.bottom() - theme.px(13), rect.width() - theme.px(24), theme.px(6)),
            progress,
        )
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_bar(self, painter: QPainter, ground: QRectF, progress: Progress) -> None:
        theme = self._theme
        painter.fillRect(ground, theme.color("bar_ground"))
        step = ground.width() / max(progress.total, 1)
        answered = QRectF(ground.left(), ground.top(), step * progress.answered, ground.height())
        proposed = QRectF(answered.right(), ground.top(), step * progress.automatic, ground.height())
        painter.fillRect(answered, theme.color("bar"))
        painter.fillRect(proposed, theme.color("surface"))
        painter.fillRect(proposed, QBrush(theme.color("hatch"), Qt.BrushStyle.BDiagPattern))
