"""The rail: one button per page, in order, with the arrow keys and Ctrl with a digit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from budgetwatch.domain.message import msg
from ui.icons import icon
from ui.pages.registry import RAIL, PageEntry, entry
from ui.session import Session
from ui.theme import Theme
from ui.widgets.controls import stack

WIDTH, NARROW = 88, 56
"""Pixels at 100 %; in large text the rail shows icons only, with the names in tool tips."""


def _width(theme: Theme, *, narrow: bool) -> int:
    return theme.px(NARROW if narrow else WIDTH)


class RailButton(QToolButton):
    """One page's button: icon over name, a count in a badge."""

    def __init__(self, theme: Theme, name: str, picture: str, key: str) -> None:
        super().__init__()
        self._theme = theme
        self.count = 0
        self.setProperty("kind", "rail")
        self.setText(name)
        self.setToolTip(f"{name} ({key})")
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setIcon(icon(theme, picture, "rail_text", 21, on="badge", dim="rail_dim"))
        self.setIconSize(QSize(theme.px(21), theme.px(21)))

    def narrow(self, *, narrow: bool) -> None:
        """The icon alone, or its name under it."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextUnderIcon)
        self.setFixedSize(_width(self._theme, narrow=narrow), self._theme.px(58))

    def show_count(self, count: int) -> None:
        """A badge with what waits on this page; none for zero."""
        self.count = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The button, and its badge above the icon."""
        super().paintEvent(event)
        if not self.count:
            return
        text = str(self.count)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._theme.font(11.5, 700))
            width = max(self._theme.px(17), painter.fontMetrics().horizontalAdvance(text) + self._theme.px(9))
            badge = QRect(self.width() // 2 + self._theme.px(6), self._theme.px(5), width, self._theme.px(17))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("badge"))
            painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
            painter.setPen(self._theme.color("on_badge"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """The pages in order. `chosen` gives the name of the page asked for."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._theme = session.theme
        self._narrow: bool | None = None
        self.setAccessibleName(session.word(msg("Pages")))
        self.buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        column = stack(self, margins=(0, 4, 0, 8), spacing=0)
        for number, page in enumerate(RAIL, 1):
            column.addWidget(self._add(session, page, number), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.narrow(narrow=False)
        session.counted.connect(self.show_count)
        for name, count in session.counts.items():
            self.show_count(name, count)

    def narrow(self, *, narrow: bool) -> None:
        """Icons only where the window is narrow or text large; the names are in the tool tips."""
        narrow = narrow or self._theme.spacious
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(_width(self._theme, narrow=narrow))
        for made in self.buttons.values():
            made.narrow(narrow=narrow)

    def _add(self, session: Session, page: PageEntry, number: int) -> RailButton:
        words = session.word(page.rail) if page.rail is not None else ""
        made = RailButton(session.theme, words, page.icon, session.word(msg("Ctrl {key}", key=str(number))))
        made.clicked.connect(lambda _checked=False: self.chosen.emit(page.name))
        self._group.addButton(made)
        self.buttons[page.name] = made
        return made

    def show_count(self, name: str, count: int) -> None:
        """What waits on a page, in a badge on its button."""
        if name in self.buttons:
            self.buttons[name].show_count(count)

    def mark(self, name: str) -> None:
        """Show which page is open, or within which."""
        self.buttons[entry(name).within or name].setChecked(True)

    def enable(self, *, dossier: bool) -> None:
        """Pages other than the start page need an open dossier."""
        for name, made in self.buttons.items():
            made.setEnabled(dossier or name == "start")
