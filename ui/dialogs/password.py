"""The password of a protected workbook."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from budgetwatch.domain.message import msg
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack


class PasswordDialog(QDialog):
    """Asks for the password of one file; it is used once and kept nowhere."""

    def __init__(self, session: Session, file: str, use: Callable[[str], object], parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("File protected by a password")))
        self.setMinimumWidth(theme.px(420))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(word(msg("File protected by a password")), "block"))
        column.addWidget(
            label(word(msg("{file} opens with the password that came with it.", file=file)), "body2", wrap=True)
        )
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(word(msg("Password")))
        column.addWidget(self.password)
        column.addWidget(label(word(msg("It is used once and kept nowhere.")), "meta", wrap=True))
        row = line(spacing=8)
        add_ways_out(row, self, session, msg("Open the file"))
        column.addLayout(row)
        self.accepted.connect(lambda: use(self.password.text()))
