"""How high a text stands in a row of a list, measured once for each width."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_FLAGS = int(WRAP)
_HIGH = 2000


class Wrapped:
    """Heights of texts in one font. A list asks for every row each time it is laid out; measuring takes long."""

    def __init__(self, font: QFont, most_lines: int | None = None) -> None:
        self._metrics = QFontMetrics(font)
        self._most = _HIGH if most_lines is None else most_lines * self._metrics.height()
        self._known: dict[tuple[str, int], int] = {}

    def height(self, text: str, width: int) -> int:
        """Pixels that the text needs at that width."""
        known = self._known.get((text, width))
        if known is None:
            needed = self._metrics.boundingRect(QRect(0, 0, width, _HIGH), _FLAGS, text).height()
            known = self._known[text, width] = min(needed, self._most)
        return known
