"""A count of remarks that opens into their sentences: what to know before reading a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolTip

from budgetwatch.domain.message import Message, msgn
from ui.icons import icon
from ui.session import Session


class Notes(QPushButton):
    """Hidden while there is nothing to say; a click or hovering shows the sentences."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("kind", "quiet")
        self.setIcon(icon(session.theme, "info-circle", "pri"))
        self.setIconSize(QSize(session.theme.px(16), session.theme.px(16)))
        self.clicked.connect(
            lambda _checked=False: QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)
        )
        self.hide()

    def show_notes(self, notes: Sequence[Message]) -> None:
        """Take other remarks; the same sentence is said once."""
        sentences = list(dict.fromkeys(self._session.word(note) for note in notes))
        self.setVisible(bool(sentences))
        self.setText(self._session.word(msgn("{count} remark", "{count} remarks", len(sentences))))
        self.setToolTip("\n".join(sentences))
        self.setAccessibleDescription(self.toolTip())
