"""The head of a pivot: a row for each field across, values over the columns that share them, breaks drawn and named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QTreeView

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pivot import Member, Path
from ui.models.budget_pivot import called
from ui.session import Session
from ui.widgets.budget_breaks import draw_break
from ui.widgets.frozen import frozen_width, paint_title

_ROW = 25


class PivotHeader(QHeaderView):
    """Paints the values across; before a column where years do not simply go on it draws a dashed line and says why."""

    def __init__(self, session: Session) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session, self._theme = session, session.theme
        self._paths: tuple[Path, ...] = ()
        self.breaks: Mapping[int, Message] = {}
        self.title = self.unit = ""
        self.setSectionsMovable(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(session.theme.px(48))
        self.setAccessibleName(session.word(msg("Fields across")))

    def show_columns(self, paths: tuple[Path, ...], breaks: Mapping[int, Message], title: tuple[str, str]) -> None:
        """Take other columns; the title is what the rows are, and the unit."""
        self._paths, self.breaks, (self.title, self.unit) = paths, breaks, title
        self.updateGeometry()
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, max(0, self.count() - 1))
        self.viewport().update()

    @property
    def _depth(self) -> int:
        return max(1, len(self._paths[0]) if self._paths else 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A row for each field."""
        return QSize(super().sizeHint().width(), self._theme.px(_ROW * self._depth))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """The ground, the title of the names, and the value nearest the figures."""
        theme = self._theme
        painter.fillRect(rect, theme.color("surface2"))
        painter.setPen(theme.color("ink2"))
        painter.setFont(theme.font(13, 600))
        lower = QRect(rect.left(), rect.bottom() - theme.px(_ROW), rect.width() - theme.px(8), theme.px(_ROW))
        if section == 0:
            lower.setLeft(lower.left() + theme.px(8))
            one_row = self._depth == 1
            names = f"{self.title} ({self.unit})" if one_row else self.title
            _draw(painter, lower, names, Qt.AlignmentFlag.AlignLeft)
            if not one_row:
                upper = lower.translated(0, -theme.px(_ROW))
                painter.setFont(theme.font(13, 400))
                _draw(painter, upper, self.unit, Qt.AlignmentFlag.AlignLeft)
        elif section <= len(self._paths):
            lower.setLeft(lower.left() + theme.px(4))
            path = self._paths[section - 1]
            _draw(painter, lower, self._word(path[-1]) if path else "", Qt.AlignmentFlag.AlignRight)
        painter.setPen(theme.color("line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The columns, then the values over several of them, then the breaks."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            for level in range(self._depth - 1):
                for first, last in self._groups(level):
                    self._paint_group(painter, level, first, last)
            for section in self.breaks:
                left = self.sectionViewportPosition(section)
                draw_break(painter, self._theme, left, 0, self.height())
        tree = self.parent()
        if isinstance(tree, QTreeView) and (wide := frozen_width(tree)):
            paint_title(self, self._theme, wide)

    def event(self, event: QEvent) -> bool:
        """Over a break, say what breaks; over a name that is cut, the whole name."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            section = self.logicalIndexAt(event.pos())
            told = [self._session.word(self.breaks[section])] if section in self.breaks else []
            if 0 < section <= len(self._paths):
                told.insert(0, " · ".join(self._word(one) for one in self._paths[section - 1]))
            QToolTip.showText(event.globalPos(), "\n".join(told), self)
            return True
        return super().event(event)

    def name_at(self, column: int) -> str:
        """The value of a column nearest its figures."""
        return self._word(self._paths[column][-1]) if self._paths[column] else ""

    def _paint_group(self, painter: QPainter, level: int, first: int, last: int) -> None:
        theme = self._theme
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        top = theme.px(_ROW) * level
        if first not in self.breaks:
            painter.setPen(theme.color("line2"))
            painter.drawLine(left, top, left, self.height())
        painter.setPen(theme.color("line"))
        painter.drawLine(left + 1, top + theme.px(_ROW), right, top + theme.px(_ROW))
        painter.setFont(theme.font(13, 600 if level == 0 else 400))
        painter.setPen(theme.color("ink2"))
        text = self._word(self._paths[first - 1][level])
        _draw(painter, QRect(left + 4, top, right - left - 8, theme.px(_ROW)), text, Qt.AlignmentFlag.AlignHCenter)

    def _groups(self, level: int) -> Iterator[tuple[int, int]]:
        """The first and last column of each run that shares its values down to a level."""
        first = 1
        for at in range(1, len(self._paths) + 1):
            same = at < len(self._paths) and self._paths[at][: level + 1] == self._paths[first - 1][: level + 1]
            if not same:
                yield first, at
                first = at + 1

    def _word(self, member: Member) -> str:
        text = self._session.word(called(member))
        return text[:1].upper() + text[1:]


def _draw(painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, shown)
