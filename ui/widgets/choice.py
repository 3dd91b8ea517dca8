"""A choice with a menu: its label, and the chosen value in bold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QCursor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QToolTip

from ui.icons import pixmap
from ui.theme import Theme

T = TypeVar("T")

_GAP, _SIDE, _LEAST = 6, 10, 56
"""Pixels at 100 %; a value keeps the least of them, which holds any year, where its row has no room for all of it."""


class Choice(QPushButton, Generic[T]):
    """A label, the chosen value in bold, and a menu of the others. `picked` is called when a person chooses."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[tuple[T, str]],
        chosen: T,
        picked: Callable[[T], Any],
        *,
        framed: bool = True,
    ) -> None:
        super().__init__()
        self._theme, self._name, self._picked = theme, name, picked
        self._texts = dict(options)
        self.chosen = chosen
        self.setProperty("kind", "choice" if framed else "choice-plain")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fill(options)
        self._say()

    def offer(self, options: Sequence[tuple[T, str]], chosen: T) -> None:
        """Other options, without calling `picked`; with none there is nothing to choose, and a dash says so."""
        self._texts, self.chosen = dict(options), chosen
        self.setEnabled(bool(options))
        self._fill(options)
        self._say()

    def _fill(self, options: Sequence[tuple[T, str]]) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for value, text in options:
            action = QAction(text, group, checkable=True, checked=value == self.chosen)
            action.triggered.connect(lambda _checked=False, value=value: self.pick(value))
            menu.addAction(action)
        self.setMenu(menu)

    def show_chosen(self, value: T) -> None:
        """Another value, without calling `picked`."""
        self.chosen = value
        for action, option in zip(self.menu().actions(), self._texts, strict=True):
            action.setChecked(option == value)
        self._say()

    def pick(self, value: T) -> None:
        """Choose a value as a person would."""
        self.chosen = value
        self._say()
        self._picked(value)

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name} {self._value}".strip())
        self.updateGeometry()
        self.update()

    @property
    def _value(self) -> str:
        return self._texts.get(self.chosen, "") if self._texts else "–"

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for label, value and arrow."""
        return self._room(self._value_width)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the label and the beginning of the value."""
        return self._room(min(self._value_width, self._theme.px(_LEAST)))

    @property
    def _value_width(self) -> int:
        return QFontMetrics(self._theme.font(14, 600)).horizontalAdvance(self._value)

    def _room(self, value: int) -> QSize:
        theme = self._theme
        name = QFontMetrics(theme.font()).horizontalAdvance(self._name)
        gap = theme.px(_GAP) if self._name else 0
        return QSize(name + gap + value + theme.px(2 * _SIDE + 6 + 16), theme.px(32))

    def event(self, event: QEvent) -> bool:
        """A value that is cut is whole in the tool tip, before what the choice is for."""
        if event.type() == QEvent.Type.ToolTip and self.width() < self.sizeHint().width():
            QToolTip.showText(QCursor.pos(), "\n".join(filter(None, (self.accessibleName(), self.toolTip()))), self)
            return True
        return super().event(event)

    def _names_itself(self, room: int) -> bool:
        """Whether the label has room beside the value, which alone would be missed."""
        least = min(self._value_width, self._theme.px(_LEAST))
        name = QFontMetrics(self._theme.font()).horizontalAdvance(self._name)
        return bool(self._name) and room >= name + self._theme.px(_GAP) + least

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The frame from the style, then label, value and arrow."""
        theme = self._theme
        with QPainter(self) as painter:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            option.features = QStyleOptionButton.ButtonFeature.None_
            self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            at = QRect(theme.px(_SIDE), 0, self.width() - theme.px(2 * _SIDE + 18), self.height())
            if self._names_itself(at.width()):
                painter.setFont(theme.font())
                painter.setPen(theme.color("ink3" if self.isEnabled() else "line2"))
                painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, self._name)
                at.setLeft(at.left() + painter.fontMetrics().horizontalAdvance(self._name) + theme.px(_GAP))
            painter.setFont(theme.font(14, 600))
            painter.setPen(theme.color("ink" if self.isEnabled() else "line2"))
            value = painter.fontMetrics().elidedText(self._value, Qt.TextElideMode.ElideRight, at.width())
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, value)
            arrow = QPoint(self.width() - theme.px(_SIDE + 16), (self.height() - theme.px(16)) // 2)
            painter.drawPixmap(arrow, pixmap(theme, "chevron-down", "ink2", 16))
