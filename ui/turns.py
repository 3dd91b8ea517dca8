"""Work on the window's own thread, done in parts with turns of the event loop between them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

_PAUSE = 1
"""Milliseconds from the end of a part to the next: with none, or from its beginning, Qt would run them all in a row."""
_END = object()


class Turns(QObject):
    """Runs a generator up to its next `yield` in each turn; other work replaces what is still to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def run(self, parts: Iterator[object]) -> None:
        """Begin in the next turn."""
        self._parts = parts
        self._timer.start()

    def _go_on(self) -> None:
        parts = self._parts
        if next(parts, _END) is not _END or parts is not self._parts:
            self._timer.start()
