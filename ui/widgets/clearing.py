"""Empty a widget that is filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def clear(widget: QWidget) -> None:
    """Take everything out of a widget's layout, and of the layouts within it."""
    if (layout := widget.layout()) is not None:
        _empty(layout)


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
        elif (inner := item.layout()) is not None:
            _empty(inner)
