"""Before a change drops what was taken back and could be done again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from budgetwatch.domain.message import Message, msg
from ui.session import Session
from ui.widgets.controls import button, label, line, stack


class DroppingDialog(QDialog):
    """Goes on from here, or leaves the dossier as it is: Escape leaves it."""

    def __init__(
        self,
        session: Session,
        step: Message,
        drop: Callable[[], None],
        stay: Callable[[], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        title = word(msg("Go on from here?"))
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(title, "block", wrap=True))
        why = msg("You took back “{step}”. After this change it cannot be done again.", step=step)
        column.addWidget(label(word(why), "body2", wrap=True))
        row = line(spacing=8)
        row.addStretch()
        self.stay = button(theme, word(msg("Leave it as it was")), self.reject)
        row.addWidget(self.stay)
        self.drop = button(theme, word(msg("Go on with this change")), self.accept, kind="primary")
        self.drop.setDefault(True)
        row.addWidget(self.drop)
        column.addLayout(row)
        self.accepted.connect(drop)
        self.rejected.connect(stay)
