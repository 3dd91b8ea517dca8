"""A new passphrase for a dossier: the present one where there is one, the new one twice, and how strong it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from budgetwatch.domain.message import msg
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack
from ui.widgets.secret_field import SecretField

_LEVELS = 3


class ProtectingDialog(QDialog):
    """`use` is called with the present passphrase (None for a plain dossier) and the new one."""

    def __init__(self, session: Session, use: Callable[[str | None, str], object], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        protected = session.summary is not None and session.summary.protected
        theme, word = session.theme, session.word
        title = word(msg("Change the passphrase") if protected else msg("Protect this dossier"))
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(480))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(title, "block"))
        what = msg(
            "The file and its backups are encrypted: without the passphrase nobody reads them, and nobody can bring it "
            "back. The recovery sheet, printed next, is the only other way in."
        )
        column.addWidget(label(word(what), "body2", wrap=True))
        self.present = SecretField(session, msg("Present passphrase")) if protected else None
        self.wanted = SecretField(session, msg("New passphrase"))
        self.again = SecretField(session, msg("New passphrase, once more"))
        for field in (self.present, self.wanted, self.again):
            if field is not None:
                column.addWidget(field)
                field.typed.connect(self.weigh)
        self.strength = QProgressBar()
        self.strength.setRange(0, _LEVELS)
        self.strength.setTextVisible(False)
        self.strength.setFixedHeight(theme.px(6))
        self.strength.setAccessibleName(word(msg("Strength of the passphrase")))
        column.addWidget(self.strength)
        self.told = label("", "body2", wrap=True)
        column.addWidget(self.told)
        row = line(spacing=8)
        self.protect = add_ways_out(row, self, session, msg("Protect"))
        column.addLayout(row)
        self.accepted.connect(lambda: use(self.present.text if self.present else None, self.wanted.text))
        self.weigh()
        (self.present or self.wanted).take_focus()

    def weigh(self, _text: str = "") -> None:
        """Say how strong the new passphrase is, and whether both are the same."""
        from budgetwatch.usecases.protecting import rate_passphrase

        summary = self._session.summary
        rated = rate_passphrase(self.wanted.text, (summary.title,) if summary else ())
        same = self.wanted.text == self.again.text
        self.strength.setValue(rated.level if self.wanted.text else 0)
        differ = msg("The two are not the same yet.")
        self.told.setText(self._session.word(differ if rated.accepted and not same else rated.told))
        self.protect.setEnabled(rated.accepted and same and (self.present is None or bool(self.present.text)))
