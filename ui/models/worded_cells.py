"""What a view is told of a cell whose words a model makes: text at the left of names and the right of numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from ui.models.rows import Index

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Words = Callable[[Index], Any]


def worded(index: Index, role: int, text: Words, tip: Words, spoken: Words) -> Any:
    """The worded cell, its exact value in the tool tip, and its full name for screen readers."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return text(index)
        case Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() == 0 else _RIGHT
        case Qt.ItemDataRole.ToolTipRole:
            return tip(index)
        case Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
    return None
