"""Which keys do what."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from budgetwatch.domain.message import Message, msg
from ui.session import Session
from ui.widgets.controls import button, key_cap, label, line, stack

_KEYS: tuple[tuple[Message, Message], ...] = (
    (msg("Ctrl 1 … 7"), msg("Pages in the order of the rail")),
    (msg("F4"), msg("Where does this figure come from?")),
    (msg("Enter"), msg("Open what is selected")),
    (msg("Escape"), msg("Back, close, stop")),
    (msg("F6"), msg("Next part of the window")),
    (msg("Ctrl N, Ctrl O"), msg("New dossier, open a dossier")),
    (msg("Ctrl I"), msg("Import spreadsheets")),
    (msg("Ctrl E"), msg("Produce the hearing pack")),
    (msg("Ctrl Z, Ctrl Y"), msg("Undo, redo")),
    (msg("Ctrl C"), msg("Copy the selected number")),
    (msg("Ctrl U"), msg("Next unit")),
    (msg("Ctrl Shift L"), msg("French or English")),
)


class KeysDialog(QDialog):
    """The keys that work everywhere."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        word = session.word
        self.setWindowTitle(word(msg("Keys and help")))
        self.setMinimumWidth(session.theme.px(480))
        column = stack(self, margins=(20, 18, 20, 16), spacing=12)
        column.addWidget(label(word(msg("Keys")), "block"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, (keys, what) in enumerate(_KEYS):
            cap = line()
            cap.addWidget(key_cap(word(keys)))
            cap.addStretch()
            grid.addLayout(cap, row, 0)
            grid.addWidget(label(word(what), "body"), row, 1)
        column.addLayout(grid)
        row_of_buttons = line()
        row_of_buttons.addStretch()
        row_of_buttons.addWidget(button(session.theme, word(msg("Close")), self.accept, kind="primary"))
        column.addLayout(row_of_buttons)
