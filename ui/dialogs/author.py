"""The name that signs changes."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from budgetwatch.domain.message import msg
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack


class AuthorDialog(QDialog):
    """Asks for a name; it is kept on this computer and written beside each change."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Your name")))
        self.setMinimumWidth(theme.px(420))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(word(msg("Your name")), "block"))
        why = msg("It is written beside the changes you make. It is a convention between colleagues, not a lock.")
        column.addWidget(label(word(why), "body2", wrap=True))
        self.name = QLineEdit(session.author)
        self.name.setAccessibleName(word(msg("Your name")))
        column.addWidget(self.name)
        row = line(spacing=8)
        add_ways_out(row, self, session, msg("Keep this name"))
        column.addLayout(row)
        self.accepted.connect(self._sign)

    def _sign(self) -> None:
        self._session.sign_as(self.name.text().strip())
