"""Filter chips: one chosen of several, each with its count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from ui.session import Session
from ui.widgets.controls import line

T = TypeVar("T")


class FilterChips(QFrame, Generic[T]):
    """A row of chips; `picked` is called when a person chooses one."""

    def __init__(self, session: Session, name: str, picked: Callable[[T], Any]) -> None:
        super().__init__()
        self._session, self._picked = session, picked
        self.setAccessibleName(name)
        self._row = line(self, spacing=8)
        self._row.addStretch()
        self._group = QButtonGroup(self)
        self.buttons: dict[T, QPushButton] = {}

    def offer(self, options: Sequence[tuple[T, str, int]], chosen: T) -> None:
        """Show these chips, in large text only those that keep something; chips that are already there keep their place and the keyboard's focus."""
        if list(self.buttons) != [value for value, _text, _count in options]:
            self._replace(options)
        for value, text, count in options:
            chip = self.buttons[value]
            chip.setText(f"{text}  {self._session.language.number(count)}")
            chip.setAccessibleName(chip.text())
            chip.setChecked(value == chosen)
            chip.setVisible(bool(count) or value == chosen or not self._session.theme.spacious)

    def _replace(self, options: Sequence[tuple[T, str, int]]) -> None:
        for chip in self.buttons.values():
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.deleteLater()
        self.buttons = {}
        for at, (value, _text, _count) in enumerate(options):
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setProperty("kind", "chip")
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.clicked.connect(lambda _checked=False, value=value: self._picked(value))
            self._group.addButton(chip)
            self._row.insertWidget(at, chip)
            self.buttons[value] = chip
