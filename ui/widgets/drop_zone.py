"""A dashed box that takes dropped files, and a button for those who do not drag."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from ui.files import dropped
from ui.theme import Theme
from ui.widgets.controls import button, line, picture, stack
from ui.widgets.short_line import ShortLine

_LEAST = 120


class DropZone(QFrame):
    """`received` gives the files dropped on it."""

    received = Signal(list)

    def __init__(self, theme: Theme, title: str, hint: str, browse: str, choose: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("box", "drop")
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        self.setMinimumHeight(theme.px(56))
        row = line(self, margins=(16, 8, 14, 8), spacing=14)
        row.addWidget(picture(theme, "file-import", "ink", 24))
        words = stack(spacing=1)
        for text, look in ((title, "strong"), (hint, "meta")):
            told = ShortLine(text, look)
            told.setMinimumWidth(theme.px(_LEAST))  # in a narrow pane the button stays whole, not the words
            words.addWidget(told)
        row.addLayout(words, 1)
        row.addWidget(button(theme, browse, choose))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Light up under files."""
        if dropped(event.mimeData()):
            self._light(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Go dark again."""
        self._light(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the files on."""
        self._light(over=False)
        paths: list[Path] = dropped(event.mimeData())
        event.acceptProposedAction()
        self.received.emit(paths)

    def _light(self, *, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)
