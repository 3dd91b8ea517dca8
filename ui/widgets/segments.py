"""Two to four exclusive choices side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from ui.theme import Theme
from ui.widgets.controls import line

T = TypeVar("T")


class Segments(QFrame, Generic[T]):
    """Two to four exclusive choices side by side."""

    def __init__(
        self, name: str, options: Sequence[tuple[T, str]], chosen: T, picked: Callable[[T], Any], theme: Theme
    ) -> None:
        super().__init__()
        self.setProperty("box", "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[T, QPushButton] = {}
        row = line(self, spacing=0)
        last = len(options) - 1
        for index, (value, text) in enumerate(options):
            made = QPushButton(text)
            made.setProperty("kind", "segment")
            made.setProperty("place", "first" if index == 0 else "last" if index == last else "middle")
            made.setCheckable(True)
            made.setAutoDefault(False)  # in a dialog Enter does what the dialog is for
            made.setChecked(value == chosen)
            made.setAccessibleName(f"{name} {text}")
            made.setMinimumWidth(theme.px(32))
            made.clicked.connect(lambda _checked=False, value=value: picked(value))
            self._group.addButton(made)
            self.buttons[value] = made
            row.addWidget(made)

    def take_focus(self) -> None:
        """The keyboard goes to the choice in force."""
        next(one for one in self.buttons.values() if one.isChecked()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_chosen(self, value: T) -> None:
        """Another choice, without calling `picked`."""
        self.buttons[value].setChecked(True)
