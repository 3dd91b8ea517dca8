"""How an answer stands: who gave it, who read it over, and whether answer or data changed since."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from budgetwatch.domain.checklist import AnsweredItem, RecordedAnswer
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import proposed_words
from ui.session import Session
from ui.widgets.clearing import clear
from ui.widgets.controls import button, line, stack, tag
from ui.widgets.facts import Facts
from ui.widgets.prose import prose


class AnswerStanding(QWidget):
    """`again` asks for another answer, `signing` for the second reader."""

    again = Signal()
    signing = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, word = session.theme, session.word
        column = stack(self, spacing=6)
        self.changed = QFrame()
        self.changed.setProperty("banner", "att")
        inside = stack(self.changed, margins=(12, 8, 12, 8), spacing=4)
        inside.addWidget(prose(word(msg("The data changed since this answer")), "strong"))
        self._now = prose()
        inside.addWidget(self._now)
        self.redo = button(theme, word(msg("Answer again")), self.again.emit, picture="edit", key="A")
        inside.addWidget(self.redo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.changed)
        self._tags = QWidget()
        self._row = line(self._tags, spacing=6)
        column.addWidget(self._tags)
        self._facts = Facts(theme)
        column.addWidget(self._facts)
        text = word(msg("Sign as second reader…"))
        self.sign = button(theme, text, self.signing.emit, picture="users", key="V")
        column.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignLeft)

    def show_item(self, item: AnsweredItem) -> None:
        """Show how the answer to a topic stands; nothing where nobody answered."""
        recorded = item.recorded
        self.setVisible(recorded is not None)
        if recorded is None:
            return
        word = self._session.word
        self.changed.setVisible(item.is_outdated)
        if item.is_outdated:
            answer = proposed_words(item.proposed) if item.proposed is not None else msg("nothing more")
            kept = msg(
                "They now say: {answer}. The answer stays as it was given until a person answers again.", answer=answer
            )
            self._now.setText(word(kept))
        self._show_tags(recorded)
        self._facts.show_facts(
            [
                (word(msg("Answered by")), self._signed(recorded.author, recorded.date)),
                (word(msg("Read over by")), self._signed(recorded.reviewer, recorded.reviewed_at)),
            ]
        )
        self.sign.setVisible(not recorded.is_reviewed)

    def _show_tags(self, recorded: RecordedAnswer) -> None:
        theme, word = self._session.theme, self._session.word
        clear(self._tags)
        if recorded.is_modified:
            self._row.addWidget(tag(theme, word(msg("modified after review")), "att", "alert-triangle"))
        elif recorded.is_reviewed:
            self._row.addWidget(tag(theme, word(msg("read over")), "ok", "check"))
        self._row.addStretch()
        self._tags.setVisible(bool(recorded.reviewed_at))

    def _signed(self, name: str, moment: str) -> str:
        if not moment:
            return ""
        day = self._session.language.date(date.fromisoformat(moment[:10]))
        word = self._session.word
        return word(msg("{name}, {day}", name=name or word(msg("no name given")), day=day))
