"""The passphrase of a protected dossier, or the code of its recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack
from ui.widgets.secret_field import SecretField


class PassphraseDialog(QDialog):
    """Asks for the passphrase until it opens the dossier; `use` is called with what was typed."""

    def __init__(
        self,
        session: Session,
        path: Path,
        error: BudgetWatchError,
        use: Callable[[str], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        title = word(msg("Protected dossier"))
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(title, "block"))
        column.addWidget(label(word(msg("{file} opens with its passphrase.", file=path.name)), "body2", wrap=True))
        self.secret = SecretField(session, msg("Passphrase"))
        column.addWidget(self.secret)
        self.told = label(word(_said(error)), "body2", wrap=True)
        column.addWidget(self.told)
        row = line(spacing=8)
        self.open_it = add_ways_out(row, self, session, msg("Open the dossier"))
        self.open_it.setEnabled(False)
        column.addLayout(row)
        self.secret.typed.connect(lambda text: self.open_it.setEnabled(bool(text)))
        self.accepted.connect(lambda: use(self.secret.text))
        self.secret.take_focus()


def _said(error: BudgetWatchError) -> Message:
    """What a wrong passphrase is told; at first, what else opens the dossier."""
    if error.code == "wrong-passphrase":
        return error.message
    return msg("The code of its recovery sheet opens it too.")
