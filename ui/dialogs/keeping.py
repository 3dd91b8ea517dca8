"""Why a spreadsheet opened without a dossier leads to a second dialog: a dossier is made to keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from budgetwatch.domain.message import msg, msgn
from ui.session import Session
from ui.widgets.controls import button, label, line, stack


class KeepingDialog(QDialog):
    """Explains what a dossier is and that the spreadsheets go into it; `choose` is called to choose its place."""

    def __init__(
        self, session: Session, sheets: Sequence[Path], choose: Callable[[], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        title = word(msg("Where should the new dossier be kept?"))
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(480))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(title, "block", wrap=True))
        what = msg("A dossier is one file: it keeps the spreadsheets received, your answers and your questions.")
        into = msgn(
            "{count} spreadsheet goes into it once you have checked how it reads.",
            "{count} spreadsheets go into it once you have checked how they read.",
            len(sheets),
        )
        column.addWidget(label(word(what), "body2", wrap=True))
        column.addWidget(label(word(into), "body2", wrap=True))
        row = line(spacing=8)
        row.addStretch()
        row.addWidget(button(theme, word(msg("Cancel")), self.reject))
        self.choose = button(theme, word(msg("Choose where…")), self.accept, kind="primary")
        self.choose.setDefault(True)
        row.addWidget(self.choose)
        column.addLayout(row)
        self.accepted.connect(choose)
