"""Parts side by side, or one below the other, that a person makes wider or narrower."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


def panes(ground: QWidget, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> QSplitter:
    """An empty splitter that stands in its final place already.

    A splitter measures what it takes in at once, which puts the style sheet on every widget inside; under another
    parent all that is done again. Three such moves took most of the time of making a page.
    """
    made = QSplitter(orientation, ground)
    made.setChildrenCollapsible(False)
    return made
