"""Work on the window's own thread, done in parts with turns of the event loop between them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

_PAUSE = 1
"""Milliseconds between two parts: with none, Qt would run them all before keys, clicks and painting."""
_END = object()


class Turns(QObject):
    """Runs a generator up to its next `yield` in each turn; other work replaces what is still to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._go_on)

    def run(self, parts: Iterator[object]) -> None:
        """Begin in the next turn."""
        self._parts = parts
        self._timer.start()

    def _go_on(self) -> None:
        parts = self._parts
        try:
            ended = next(parts, _END) is _END
        except BaseException:
            self._timer.stop()
            raise
        if ended and parts is self._parts:
            self._timer.stop()
