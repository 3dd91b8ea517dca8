"""How often each answer was given in one list, by people; what is only proposed is not among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from budgetwatch.domain.checklist import Answer, AnsweredItem
from budgetwatch.domain.terms import ANSWERS
from ui.models.topics import LOOKS
from ui.session import Session
from ui.widgets.clearing import clear
from ui.widgets.controls import label, picture
from ui.widgets.prose import prose


class AnswerTally(QWidget):
    """One row per answer that was given: its icon, its words, its number."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.counts: dict[Answer, int] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 4)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_items(self, items: Sequence[AnsweredItem]) -> None:
        """Count the recorded answers of a list; hidden while there is none."""
        given = Counter(one.recorded.answer for one in items if one.recorded is not None)
        self.counts = {answer: given[answer] for answer in Answer if given[answer]}
        clear(self)
        for row, (answer, count) in enumerate(self.counts.items()):
            self._grid.addWidget(picture(self._session.theme, LOOKS[answer][1], "ink2", 16), row, 0)
            self._grid.addWidget(prose(self._session.word(ANSWERS[answer]), "body2"), row, 1)
            self._grid.addWidget(label(self._session.language.number(count), "strong"), row, 2)
        self.setVisible(bool(self.counts))
