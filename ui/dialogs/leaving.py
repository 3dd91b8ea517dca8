"""Before decisions made about a file that is not imported yet are dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from budgetwatch.domain.message import msg
from ui.session import Session
from ui.widgets.controls import button, label, line, stack


class LeavingDialog(QDialog):
    """Stays on the file, or drops what was decided: Escape stays."""

    def __init__(self, session: Session, file: str, leave: Callable[[], object], parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        title = word(msg("Give up importing {file}?", file=file))
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(title, "block", wrap=True))
        why = msg("What you decided about its columns, years and units is not kept. The file itself is not touched.")
        column.addWidget(label(word(why), "body2", wrap=True))
        row = line(spacing=8)
        row.addStretch()
        self.drop = button(theme, word(msg("Give up this import")), self.accept)
        row.addWidget(self.drop)
        self.stay = button(theme, word(msg("Keep working on it")), self.reject, kind="primary")
        self.stay.setDefault(True)
        row.addWidget(self.stay)
        column.addLayout(row)
        self.accepted.connect(leave)
