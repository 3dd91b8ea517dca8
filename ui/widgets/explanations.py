"""The innocent explanations of a finding, each to be checked, confirmed or ruled out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel

from budgetwatch.domain.finding import ExplanationState, Judged
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import EXPLANATION_STATES
from ui.session import Session
from ui.widgets.controls import line, stack
from ui.widgets.prose import prose
from ui.widgets.segments import Segments


class Explanations(QFrame):
    """`weighed` gives an explanation and how a person says it stands. `narrow`: the choice stands below its sentence."""

    weighed = Signal(Message, ExplanationState)

    def __init__(self, session: Session, *, narrow: bool = False) -> None:
        super().__init__()
        self._narrow = narrow
        self.setProperty("box", "card")
        self._session = session
        self._column = stack(self, margins=(10, 4, 6, 4), spacing=2)
        self.rows: list[_Row] = []

    def show_judged(self, judged: Judged) -> None:
        """Show the explanations of a finding; rows that are there already serve again."""
        for at, (explanation, state) in enumerate(judged.explained):
            if at == len(self.rows):
                self.rows.append(_Row(self._session, self.weighed.emit, narrow=self._narrow))
                self._column.addWidget(self.rows[at])
            self.rows[at].show_explanation(explanation, state)
        shown = len(judged.explained)
        for row in self.rows[shown:]:
            row.hide()
        self.setVisible(bool(shown))

    def focused(self) -> int | None:
        """The place of the explanation at the keyboard."""
        focus = self.window().focusWidget()
        return next((at for at, row in enumerate(self.rows) if row.isAncestorOf(focus)), None)

    def take_focus(self, at: int) -> None:
        """The keyboard goes to how the explanation at a place stands."""
        self.rows[at].stands.take_focus()


class _Row(QFrame):
    def __init__(
        self, session: Session, weighed: Callable[[Message, ExplanationState], object], *, narrow: bool
    ) -> None:
        super().__init__()
        self._session = session
        self._weighed = weighed
        row: QBoxLayout = stack(self, margins=(0, 4, 0, 4), spacing=4) if narrow else line(self, spacing=10)
        self._text: QLabel = prose("", "body")
        row.addWidget(self._text, 0 if narrow else 1)
        word = session.word
        options = [(state, word(text)) for state, text in EXPLANATION_STATES.items()]
        self.stands: Segments[ExplanationState] = Segments(
            word(msg("Explanation")), options, ExplanationState.TO_CHECK, self._weigh, session.theme
        )
        row.addWidget(self.stands, 0, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))

    def show_explanation(self, explanation: Message, state: ExplanationState) -> None:
        self._explanation = explanation
        self._text.setText(self._session.word(explanation))
        self.stands.setAccessibleName(self._text.text())
        self.stands.show_chosen(state)
        self.show()

    def _weigh(self, state: ExplanationState) -> None:
        self._weighed(self._explanation, state)
