"""Where the pages stand: a page that needs more room than the window has is scrolled, never cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from ui.widgets.page_stack import PageStack

_LEAST = (320, 240)
"""Pixels."""


class PageArea(QScrollArea):
    """Takes the room there is, on a small screen as on a projector's."""

    def __init__(self, pages: PageStack) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(*_LEAST)
        self.setWidget(pages)
