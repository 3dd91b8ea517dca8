"""A place for cards that come and go; it takes no room while it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.clearing import clear
from ui.widgets.controls import stack

_MOST = 470
"""Pixels: in large text the cards leave the rest of the width to what stands beside them, and their words wrap."""


def cards_width(theme: Theme, width: int) -> int:
    """The width of a column of cards that is `width` pixels wide at 100 %."""
    return min(theme.px(width), _MOST)


class Part(QWidget):
    """Cards one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = stack(self, spacing=8)
        self.hide()

    def show_cards(self, *cards: QWidget) -> None:
        """Other cards in place of these."""
        clear(self)
        for card in cards:
            self._column.addWidget(card)
        self.setVisible(bool(cards))
        for card in cards:
            card.show()  # now: the keyboard may be sent there before the next turn
