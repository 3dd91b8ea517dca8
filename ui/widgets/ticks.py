"""A choice of several values at once: its label, the ticked values in bold, and a menu of ticks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.theme import Theme
from ui.widgets.choice import Choice

T = TypeVar("T")


class Ticks(Choice[T]):
    """A label, the ticked values in bold, and a menu where each is ticked or not; one always stays ticked."""

    def __init__(self, theme: Theme, name: str, options: Sequence[tuple[T, str]], ticked: Sequence[T]) -> None:
        self.ticked = tuple(ticked)
        super().__init__(theme, name, options, self.ticked[0], self.tick)

    def tick(self, value: T) -> None:
        """Tick a value, or take its tick away; the last one keeps it."""
        wanted = {*self.ticked} ^ {value}
        self.ticked = tuple(one for one in self._texts if one in wanted) or self.ticked
        for action, option in zip(self.menu().actions(), self._texts, strict=True):
            action.setChecked(option in self.ticked)
        self._say()

    def _fill(self, options: Sequence[tuple[T, str]]) -> None:
        menu = QMenu(self)
        for value, text in options:
            action = QAction(text, menu, checkable=True, checked=value in self.ticked)
            action.triggered.connect(lambda _checked=False, value=value: self.tick(value))
            menu.addAction(action)
        self.setMenu(menu)

    @property
    def _value(self) -> str:
        return ", ".join(self._texts[one] for one in self.ticked)
