"""A field for what nobody should read over a shoulder, with an eye to look at it all the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from budgetwatch.domain.message import Message, msg
from ui.session import Session
from ui.widgets.controls import icon_button, line


class SecretField(QWidget):
    """Dots instead of letters, until the eye is pressed."""

    typed = Signal(str)

    def __init__(self, session: Session, name: Message) -> None:
        super().__init__()
        row = line(self, spacing=6)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(session.word(name))
        self.edit.setPlaceholderText(session.word(name))
        self.edit.textChanged.connect(self.typed)
        row.addWidget(self.edit, 1)
        self.eye = icon_button(session.theme, "eye", session.word(msg("Show what is typed")), self.turn)
        row.addWidget(self.eye)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def turn(self) -> None:
        """Show the letters, or the dots again."""
        hidden = self.edit.echoMode() is QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)

    def take_focus(self) -> None:
        """Let the keyboard write here."""
        self.edit.setFocus()
