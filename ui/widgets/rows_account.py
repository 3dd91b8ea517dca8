"""The rows of a sheet under their letters, added up: what is read is always accounted for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from budgetwatch.domain.message import msgn
from ui.icons import pixmap
from ui.models.import_account import Account, Entry
from ui.models.sheet_model import GROUNDS, Ground
from ui.session import Session
from ui.widgets.sheet_delegate import TINTS

_ROW, _BOX, _GAP, _BETWEEN, _MARGIN = 26, 20, 5, 12, 10


class RowsAccount(QWidget):
    """Letters as in the margin of the sheet, a count beside each, and their sum; wraps where it is narrow."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._account = Account(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_account(self, account: Account) -> None:
        """Account for another sheet, or for the same one read anew."""
        self._account = account
        word = self._session.word
        counted = [word(one.text) for one in account.entries]
        read = word(msgn("= {count} row read", "= {count} rows read", account.rows))
        self.setAccessibleName(", ".join([*counted, read]))
        self.setToolTip(self.accessibleName())
        self._fit()
        self.update()

    def _words(self, entry: Entry) -> str:
        """What stands beside a letter: its count and kind; in large text the count alone, the letter says the kind."""
        session = self._session
        return session.language.number(entry.count) if session.theme.spacious else session.word(entry.text)

    @property
    def _sum(self) -> str:
        rows = self._account.rows
        if self._session.theme.spacious:
            return f"= {self._session.language.number(rows)}"
        return self._session.word(msgn("= {count} row read", "= {count} rows read", rows))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room, as high as the wrapped entries."""
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._session.theme
        places = self._places()
        rows = 1 + max((at.y() for at, _ in places), default=0) // theme.px(_ROW)
        self.setFixedHeight(rows * theme.px(_ROW) + theme.px(8))

    def _places(self) -> list[tuple[QRect, Entry | None]]:
        """Where each entry stands, the sum last; wrapped into rows."""
        theme, metrics = self._session.theme, self.fontMetrics()
        x, y, room = theme.px(_MARGIN), 0, self.width() - theme.px(_MARGIN)
        found: list[tuple[QRect, Entry | None]] = []
        for entry in (*self._account.entries, None):
            text = self._words(entry) if entry else self._sum
            width = theme.px(_BOX + _GAP) + metrics.horizontalAdvance(text) + theme.px(_BETWEEN)
            if x + width > room and x > theme.px(_MARGIN):
                x, y = theme.px(_MARGIN), y + theme.px(_ROW)
            at = room - width + theme.px(_BETWEEN) if entry is None else x
            found.append((QRect(max(x, at), y, width, theme.px(_ROW)), entry))
            x += width
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Letters in their tint, counts, sum."""
        theme = self._session.theme
        with QPainter(self) as painter:
            painter.translate(0, theme.px(4))
            for at, entry in self._places():
                box = QRect(at.left(), at.top() + (at.height() - theme.px(18)) // 2, theme.px(_BOX), theme.px(18))
                text = at.adjusted(theme.px(_BOX + _GAP), 0, 0, 0)
                if entry is None:
                    painter.drawPixmap(box.topLeft(), pixmap(theme, "check", "ok", 18))
                    painter.setPen(theme.color("ok"))
                    painter.setFont(theme.font(13, 600))
                    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._sum)
                else:
                    self._draw(painter, box, text, entry)

    def _draw(self, painter: QPainter, box: QRect, text: QRect, entry: Entry) -> None:
        theme = self._session.theme
        ground = GROUNDS.get(entry.kind, Ground.OUTSIDE) if entry.kind else Ground.OUTSIDE
        tint, pattern = TINTS[ground]
        dark = ground is Ground.HEADER
        painter.fillRect(box, theme.color("pri" if dark else tint))
        if pattern is not None:
            hatch = theme.color("att_border")
            hatch.setAlpha(90)
            painter.fillRect(box, QBrush(hatch, pattern))
        painter.setPen(theme.color("line2"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setPen(theme.color("on_pri" if dark else "ink"))
        painter.setFont(theme.font(12.5, 600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._session.word(entry.letter))
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(13))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._words(entry))
