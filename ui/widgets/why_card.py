"""Pourquoi ? Why the row and the column under the cursor, and the unit, are read as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QFrame

from budgetwatch.domain.message import msg
from ui.models.import_why import Reason
from ui.session import Session
from ui.widgets.controls import button, label, line, picture, stack
from ui.widgets.prose import prose


class WhyCard(QFrame):
    """Follows the cursor of the sheet; its last line changes the kind of the row."""

    def __init__(self, session: Session, change: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._session = session
        self._column = stack(self, margins=(12, 10, 12, 10), spacing=2)
        self._texts = [(label("", "strong", wrap=True), prose("", "small")) for _ in range(2)]
        for at, (question, answer) in enumerate(self._texts):
            head = line(spacing=8)
            if not at:
                head.addWidget(picture(session.theme, "bulb", "ink", 16))
            head.addWidget(question, 1)
            self._column.addLayout(head)
            self._column.addWidget(answer)
        foot = line(spacing=8)
        self._sure = label("", "meta")
        foot.addWidget(self._sure)
        word = session.word
        self.change = button(session.theme, word(msg("Change the kind of row")), change, kind="link")
        foot.addWidget(self.change)
        foot.addStretch()
        self._column.addLayout(foot)

    def show_reasons(self, reasons: Sequence[Reason], confidence: float) -> None:
        """Up to two questions with their answers, and how sure the table as a whole is."""
        word = self._session.word
        for at, (question, answer) in enumerate(self._texts):
            reason = reasons[at] if at < len(reasons) else None
            question.setVisible(reason is not None)
            answer.setVisible(reason is not None)
            if reason is not None:
                question.setText(word(reason.question))
                answer.setText(word(reason.answer))
        self._sure.setText(word(msg("Confidence {share}", share=Decimal(str(confidence)))))
        self.setAccessibleName(" ".join(text for pair in self._texts for text in (pair[0].text(), pair[1].text())))
