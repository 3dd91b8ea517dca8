"""A reason for a decision that is not left unexplained: a finding set aside, an answer refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from budgetwatch.domain.message import Message, msg
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack
from ui.widgets.prose import prose

_HEIGHT = 84


class ReasonDialog(QDialog):
    """Asks for a reason, and goes on only with one."""

    def __init__(
        self,
        session: Session,
        title: Message,
        why: Message,
        verb: Message,
        then: Callable[[str], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self.setWindowTitle(word(title))
        self.setMinimumWidth(theme.px(440))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(title), "block"))
        column.addWidget(prose(word(why)))
        column.addWidget(label(word(msg("Reason (required)")), "strong"))
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(word(msg("Reason (required)")))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.px(_HEIGHT))
        self.reason.textChanged.connect(self._weigh)
        column.addWidget(self.reason)
        row = line(spacing=8)
        self.go_on = add_ways_out(row, self, session, verb)
        column.addLayout(row)
        self._weigh()
        self.accepted.connect(lambda: then(self.text))

    @property
    def text(self) -> str:
        """The reason as typed."""
        return self.reason.toPlainText().strip()

    def _weigh(self) -> None:
        self.go_on.setEnabled(bool(self.text))
