"""Cells of the budget table: labels with their flags, numbers, and the execution rate as a bar beside its percentage."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from ui.icons import pixmap
from ui.models.budget_columns import Kind
from ui.models.budget_rows import FLAGS, Place
from ui.models.budget_tree import BudgetModel, Index
from ui.theme import Theme
from ui.widgets.budget_breaks import draw_break

_ROW = 25
_FULL = 1.4
"""The bar's right end, as a share of the denominator."""
_BAR, _PERCENT = 76, 62


def draw_rate(painter: QPainter, theme: Theme, at: QRect, rate: Figure, other: float | None) -> None:
    """The bar from 0 to 140 %, a tick at the denominator, a notch at the other appropriation (a share of it)."""
    ground = QRectF(at.left(), at.center().y() - theme.px(3), at.width(), theme.px(7))
    share = float(rate.amount.decimal)
    painter.fillRect(ground, theme.color("bar_ground"))
    solid = QRectF(ground)
    solid.setWidth(ground.width() * min(max(share, 0), _FULL) / _FULL)
    painter.fillRect(solid, theme.color("bar"))
    tick = ground.left() + ground.width() / _FULL
    painter.fillRect(QRectF(tick - 2, ground.top() - 3, 5, ground.height() + 6), theme.color("surface"))
    painter.fillRect(QRectF(tick - 1, ground.top() - 3, 2.4, ground.height() + 6), theme.color("ink"))
    if other is not None and 0 <= other <= _FULL:
        notch = round(ground.left() + ground.width() * other / _FULL)
        top = round(ground.top()) - 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink2"))
        painter.drawPolygon(QPolygon([QPoint(notch - 4, top), QPoint(notch + 4, top), QPoint(notch, top + 4)]))


class BudgetDelegate(QStyledItemDelegate):
    """Paints every cell of the table; the current cell has a ring, its row the colour of the selection."""

    def __init__(self, theme: Theme, model: BudgetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.current = QModelIndex()
        self.total = False
        self.breaks: Collection[int] = ()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Every row alike."""
        return QSize(self._theme.px(60), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, content, rules, ring."""
        model = self._model
        place, column = model.place(index), model.columns[index.column()]
        if place is None:
            return
        rect: QRect = option.rect
        heavy = self.total or bool(place.children)
        painter.save()
        chosen = option.state & QStyle.StateFlag.State_Selected and index != self.current
        painter.fillRect(rect, self._theme.color("inf_soft") if chosen else self.ground(index))
        if column.kind is Kind.LABEL:
            self._paint_label(painter, rect, place, model.text(index), heavy=heavy)
        else:
            self._paint_number(painter, rect, index, heavy=heavy)
        self._paint_rules(painter, rect, index)
        painter.restore()

    def ground(self, index: Index) -> QColor:
        """The colour under a row: the current one, groups, lines."""
        if self.current.isValid() and index.internalId() == self.current.internalId():
            return self._theme.color("selection")
        place = self._model.place(index)
        return self._theme.color("surface2" if self.total or (place and place.children) else "surface")

    def _paint_label(self, painter: QPainter, rect: QRect, place: Place, text: str, *, heavy: bool) -> None:
        theme = self._theme
        flags = place.marks(self._chosen())[:1]
        room = rect.adjusted(theme.px(4), 0, -theme.px(8 + 22 * len(flags)), 0)
        painter.setFont(theme.font(14, 600 if heavy else 400))
        painter.setPen(theme.color("ink"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        at = room.left() + painter.fontMetrics().horizontalAdvance(shown) + theme.px(6)
        for flag in flags:
            _words, name, token = FLAGS[flag]
            painter.drawPixmap(at, rect.center().y() - theme.px(8), pixmap(theme, name, token, 16))

    def _paint_number(self, painter: QPainter, rect: QRect, index: Index, *, heavy: bool) -> None:
        theme, column = self._theme, self._model.columns[index.column()]
        row, figure, place = self._model.row_of(index), self._model.figure(index), self._model.place(index)
        room = rect.adjusted(theme.px(4), 0, -theme.px(8), 0)
        if column.kind is Kind.RATE and row is not None and row.rate is not None:
            bar = QRect(rect.left() + theme.px(10), rect.top(), theme.px(_BAR), rect.height())
            draw_rate(painter, theme, bar, row.rate, _other(row))
            room.setLeft(rect.right() - theme.px(_PERCENT))
        marked = place is not None and column.kind is Kind.RATE and bool(place.marks(column.year))
        strong = heavy or marked
        painter.setFont(theme.font(14, 600 if strong else 400))
        painter.setPen(theme.color("ink3" if figure is None else "ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._model.text(index))

    def _paint_rules(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme, columns, at = self._theme, self._model.columns, index.column()
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if at and at not in self.breaks and columns[at].year != columns[at - 1].year:
            painter.setPen(theme.color("line2"))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if at in self.breaks:
            draw_break(painter, theme, rect.left(), rect.top(), rect.bottom())
        if self.current.isValid() and self.current == index and at:
            painter.setPen(theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 0, -1, -1))
            painter.drawRect(rect.adjusted(2, 1, -2, -2))

    def _chosen(self) -> int:
        return next((one.year for one in self._model.columns if one.kind is Kind.RATE), self._model.columns[-1].year)


def _other(row: ComparisonRow) -> float | None:
    """The revised credits as a share of the voted ones, where a row has both."""
    voted, revised = row.stages.get(Measure.VOTED), row.stages.get(Measure.REVISED)
    if voted is None or revised is None or voted.value <= 0:
        return None
    return float(revised.amount.decimal / voted.amount.decimal)
