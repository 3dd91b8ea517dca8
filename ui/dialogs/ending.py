"""How a dialog ends: a way back, and what goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from budgetwatch.domain.message import Message, msg
from ui.session import Session
from ui.widgets.controls import button


def add_ways_out(
    row: QHBoxLayout,
    dialog: QDialog,
    session: Session,
    text: Message,
    act: Callable[[], object] | None = None,
    *,
    picture: str = "",
) -> QPushButton:
    """The button that goes on, which Enter presses, at the end of a row after Cancel; it accepts the dialog if not told otherwise."""
    theme, word = session.theme, session.word
    row.addStretch()
    row.addWidget(button(theme, word(msg("Cancel")), dialog.reject))
    going_on = button(theme, word(text), act or dialog.accept, picture=picture, kind="primary")
    going_on.setDefault(True)
    row.addWidget(going_on)
    return going_on
