"""Names and values in two columns: what a file, a contract or a topic is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Theme
from ui.widgets.clearing import clear
from ui.widgets.controls import label
from ui.widgets.prose import prose

_NAMES = 92


class Facts(QWidget):
    """A small table of worded facts; values wrap and can be copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnMinimumWidth(0, theme.px(_NAMES))
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show other facts; those without a value are left out."""
        clear(self)
        for row, (name, value) in enumerate((name, value) for name, value in facts if value):
            self._grid.addWidget(label(name, "meta"), row, 0, Qt.AlignmentFlag.AlignTop)
            shown = prose(value, "small")
            shown.setAccessibleName(f"{name} {value}")
            self._grid.addWidget(shown, row, 1)
