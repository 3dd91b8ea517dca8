"""Every text that a window shows, wherever Qt keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QListView, QMenu, QWidget


def shown_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Where a text is, and the text: labels, buttons, menus, heads of tables, tool tips, accessible names."""
    for widget in (root, *root.findChildren(QWidget)):
        where = type(widget).__name__
        for text in (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), *_own(widget)):
            if text:
                yield where, text
    for action in root.findChildren(QAction):
        yield "QAction", action.text()


def _own(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QMenu():
            yield widget.title()
        case QListView():
            return  # a list has no heads
        case QAbstractItemView():
            yield from _heads(widget)
        case _:
            return


def _heads(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is not None:
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
