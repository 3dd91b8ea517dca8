"""The two-level head of the budget table: years over their columns; a click on a year chooses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QHeaderView, QToolTip, QTreeView

from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from ui.models.budget_columns import Column, Kind
from ui.session import Session
from ui.widgets.budget_breaks import draw_break
from ui.widgets.frozen import frozen_width, paint_title

_ROW = 25
_KEY = 140
"""Pixels of the rates at 100 % above which the key of their bars stands over them."""


class YearHeader(QHeaderView):
    """Paints a year over each group of columns; `year_picked` gives the year a person clicked."""

    year_picked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session, self._theme = session, session.theme
        self._columns: tuple[Column, ...] = ()
        self._chosen = 0
        self._rate = ""
        self._told: Comparison | None = None
        self.breaks: Mapping[int, Message] = {}
        self.title = ""
        self.setSectionsMovable(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(session.theme.px(48))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(session.word(msg("Years and stages")))

    def show_columns(
        self, columns: tuple[Column, ...], chosen: int, title: str, told: Comparison, rate: str = ""
    ) -> None:
        """Take other columns; `title` names what the lines are and the unit, `rate` what its rates divide by what.

        A dashed line stands before each year that does not simply go on from the one before, a star at stages that stop
        before the end of theirs.
        """
        self._columns, self._chosen, self.title, self._rate, self._told = columns, chosen, title, rate, told
        reasons = {one.year: one.reason for one in told.breaks if not one.key}
        starts = (at for at in range(2, len(columns)) if columns[at].year != columns[at - 1].year)
        self.breaks = {at: reasons[columns[at].year] for at in starts if columns[at].year in reasons}
        self.viewport().update()

    def _stops_early(self, column: Column) -> bool:
        """Whether the amounts of a column stop before the end of the year."""
        return self._told is not None and (column.year, column.measure) in self._told.part_year

    def event(self, event: QEvent) -> bool:
        """Over a year that does not simply go on, say why; over the rates, what they divide."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(self.logicalIndexAt(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, section: int) -> str:
        if not 0 < section < len(self._columns):
            return ""
        column, word = self._columns[section], self._session.word
        told = [word(reason) for at, reason in self.breaks.items() if self._columns[at].year == column.year]
        if column.kind is Kind.RATE:
            told.insert(0, self._rate)
            told.append(word(msg("The thick tick is 100 %, the notch the other appropriation.")))
        if self._stops_early(column):
            told.append(word(msg("* The amounts stop before the end of the year.")))
        return "\n".join(told)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two rows high."""
        return QSize(super().sizeHint().width(), self._theme.px(2 * _ROW))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the upper row chooses the year under it."""
        at = self.logicalIndexAt(event.position().toPoint())
        if event.position().y() < self._theme.px(_ROW) and 0 < at < len(self._columns):
            self.year_picked.emit(self._columns[at].year)
        else:
            super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """The column's name in the lower row; the label column has the table's title."""
        if section >= len(self._columns):
            return
        theme, column = self._theme, self._columns[section]
        chosen = column.year == self._chosen and section > 0
        painter.fillRect(rect, theme.color("pri_soft" if chosen else "surface2"))
        painter.setPen(theme.color("ink2"))
        painter.setFont(theme.font(13, 600))
        lower = QRect(rect.left(), rect.bottom() - theme.px(_ROW), rect.width() - theme.px(8), theme.px(_ROW))
        side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
        text = self.model().headerData(section, Qt.Orientation.Horizontal) if section else self.title
        if column.kind is Kind.RATE:
            text = self._rate or text
        elif section and self._stops_early(column):
            text = f"{text}*"
        if not section:
            lower.setLeft(lower.left() + theme.px(8))
        shown = painter.fontMetrics().elidedText(str(text), Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | side, shown)
        painter.setPen(theme.color("line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The columns, then the years over them."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            for year, first, last in self._groups():
                self._paint_year(painter, year, first, last)
            for section in self.breaks:
                draw_break(painter, self._theme, self.sectionViewportPosition(section), 0, self.height())
        tree = self.parent()
        if isinstance(tree, QTreeView) and (wide := frozen_width(tree)):
            paint_title(self, self._theme, wide)

    def _paint_year(self, painter: QPainter, year: int, first: int, last: int) -> None:
        theme = self._theme
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        if first not in self.breaks:
            painter.setPen(theme.color("line2"))
            painter.drawLine(left, 0, left, self.height())
        painter.setPen(theme.color("line"))
        painter.drawLine(left + 1, theme.px(_ROW), right, theme.px(_ROW))
        chosen = year == self._chosen
        painter.setFont(theme.font(13, 700 if chosen else 400))
        painter.setPen(theme.color("ink" if chosen else "ink2"))
        text = str(year)
        if chosen and last - first > 1:
            text = self._session.word(msg("{year} — chosen year", year=text))
        painter.drawText(QRect(left, 0, right - left, theme.px(_ROW)), Qt.AlignmentFlag.AlignCenter, text)
        if self._columns[last].kind is Kind.RATE and self.sectionSize(last) >= theme.px(_KEY):
            self._paint_key(painter, right)

    def _paint_key(self, painter: QPainter, right: int) -> None:
        """What the tick and the notch of the bars stand for."""
        theme, word = self._theme, self._session.word
        painter.setFont(theme.font(13, 400))
        painter.setPen(theme.color("ink2"))
        at = right - theme.px(8)
        revised = any(column.measure is Measure.REVISED for column in self._columns)
        keys = [(word(MEASURES[Measure.REVISED]), True)] if revised else []
        for name, notch in (*keys, (word(MEASURES[Measure.VOTED]), False)):
            wide = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(QRect(at - wide, 0, wide, theme.px(_ROW)), Qt.AlignmentFlag.AlignVCenter, name)
            at -= wide + theme.px(14)
            middle = theme.px(_ROW) // 2
            if notch:
                corners = [QPoint(at, middle - 3), QPoint(at + 8, middle - 3), QPoint(at + 4, middle + 2)]
                painter.setBrush(theme.color("ink2"))
                painter.drawPolygon(QPolygon(corners))
            else:
                painter.fillRect(QRectF(at + 4, middle - 6, 2.4, 12), theme.color("ink"))
            at -= theme.px(10)

    def _groups(self) -> Iterator[tuple[int, int, int]]:
        """Each year with its first and last column."""
        first = 1
        for at in range(1, len(self._columns) + 1):
            if at == len(self._columns) or self._columns[at].year != self._columns[first].year:
                if first < len(self._columns) and self._columns[first].kind is not Kind.LABEL:
                    yield self._columns[first].year, first, at - 1
                first = at
