"""The two-level head of the budget table: years over their columns; a click on a year chooses it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from budgetwatch.domain.message import msg
from ui.models.budget_columns import Column, Kind
from ui.session import Session

_ROW = 25


class YearHeader(QHeaderView):
    """Paints a year over each group of columns; `year_picked` gives the year a person clicked."""

    year_picked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session, self._theme = session, session.theme
        self._columns: tuple[Column, ...] = ()
        self._chosen = 0
        self.title = ""
        self.setSectionsMovable(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(session.theme.px(48))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(session.word(msg("Years and stages")))

    def show_columns(self, columns: tuple[Column, ...], chosen: int, title: str) -> None:
        """Take other columns; `title` names what the lines are and the unit."""
        self._columns, self._chosen, self.title = columns, chosen, title
        self.viewport().update()

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

    def _paint_year(self, painter: QPainter, year: int, first: int, last: int) -> None:
        theme = self._theme
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
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

    def _groups(self) -> Iterator[tuple[int, int, int]]:
        """Each year with its first and last column."""
        first = 1
        for at in range(1, len(self._columns) + 1):
            if at == len(self._columns) or self._columns[at].year != self._columns[first].year:
                if first < len(self._columns) and self._columns[first].kind is not Kind.LABEL:
                    yield self._columns[first].year, first, at - 1
                first = at
