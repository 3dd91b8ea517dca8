"""Texts that a window shows without room for all of them and without a sign of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QToolButton, QWidget

from ui.widgets.choice import Choice
from ui.widgets.short_line import ShortLine

_SLACK = 1
"""Pixels that no letter needs."""


def cut_texts(root: QWidget) -> Iterator[tuple[str, str, int, int]]:
    """Kind and text of what is cut, the pixels it needs and those it has; what is told in an ellipsis is not cut."""
    for one in root.findChildren(QWidget):
        text = _text(one)
        if text and one.isVisible():
            needed, given = _needed(one), min(one.width(), _in_sight(one))
            if needed > given + _SLACK:
                yield type(one).__name__, text, needed, given


def _text(one: QWidget) -> str:
    if isinstance(one, ShortLine | Choice):
        return ""
    return one.text() if isinstance(one, QLabel | QAbstractButton) else ""


def _needed(one: QWidget) -> int:
    """Pixels of the longest line; of the longest word where lines may be broken."""
    if isinstance(one, QToolButton) and one.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return 0
    text = _text(one).replace("&", "") if isinstance(one, QAbstractButton) else _text(one)
    parts = text.split() if isinstance(one, QLabel) and one.wordWrap() else text.splitlines()
    return max((one.fontMetrics().horizontalAdvance(part) for part in parts), default=0)


def _in_sight(one: QWidget) -> int:
    """Pixels from the left edge of a text to where something above it ends, unless that scrolls sideways."""
    room, above = one.width(), one.parentWidget()
    while above is not None:
        if isinstance(above.parentWidget(), QAbstractScrollArea) and _scrolls(above.parentWidget()):
            return room
        left = one.mapTo(above, QPoint(0, 0)).x()
        room = min(room, above.width() - left)
        above = None if above.isWindow() else above.parentWidget()
    return room


def _scrolls(area: QWidget | None) -> bool:
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return isinstance(area, QAbstractScrollArea) and area.horizontalScrollBarPolicy() is not never
