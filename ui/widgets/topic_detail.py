"""One topic of a checklist: the question, why it matters, what the data answer, and what a person decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.checklist import Answer, AnsweredItem, ProposedAnswer
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Judged
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import ANSWERS, proposed_words
from ui.icons import icon
from ui.models.topics import KEYS, LOOKS, can_confirm
from ui.session import Session
from ui.widgets.answer_standing import AnswerStanding
from ui.widgets.audience_choice import AudienceChoice
from ui.widgets.bearing_findings import BearingFindings
from ui.widgets.clearing import clear
from ui.widgets.controls import button, label, line, rule, stack, tag
from ui.widgets.evidence_links import EvidenceLinks
from ui.widgets.facts import Facts
from ui.widgets.prose import prose
from ui.widgets.scrolled import WholeColumn
from ui.widgets.sections import Bullets, Figures, section_title

if TYPE_CHECKING:
    from budgetwatch.usecases.evidence import Evidence

_PER_ROW = 2
"""Figures, and answers, side by side; one below the other in large text."""


class TopicDetail(QFrame):
    """`answered` gives the answer a person chose, None for none yet, with its note; `withdrawn` takes it back.

    `signing` asks for the second reader.
    """

    answered = Signal(object, str)
    withdrawn = Signal()
    signing = Signal()

    def __init__(self, session: Session, ground: QWidget | None = None) -> None:
        super().__init__(ground)
        self.setProperty("box", "card")
        self._session = session
        self.item: AnsweredItem | None = None
        self._asked: Answer | None = None
        self._asking = False
        theme, word = session.theme, session.word
        self._per_row = 1 if theme.spacious else _PER_ROW
        column = stack(self, margins=(1, 1, 1, 1), spacing=0)
        head = stack(margins=(14, 10, 14, 10), spacing=4)
        self._id, self._question = label("", "meta"), prose("", "block")
        self.circle = AudienceChoice(session)
        row = line(spacing=8)
        row.addWidget(self._id, 1)
        row.addWidget(self.circle)
        head.addLayout(row)
        head.addWidget(self._question)
        column.addLayout(head)
        column.addWidget(rule())
        body = QWidget()
        self._column = stack(body, margins=(10, 10, 10, 12), spacing=6)
        self._column.addLayout(section_title(theme, "bulb", word(msg("Why it matters"))))
        self._why, self._sources = prose(), Bullets()
        self._column.addWidget(self._why)
        self._column.addWidget(self._sources)
        self._column.addSpacing(6)
        self._column.addWidget(self._make_proposal())
        self._column.addSpacing(6)
        self.bearing = BearingFindings(session)
        self._column.addWidget(self.bearing)
        self._column.addLayout(section_title(theme, "edit", word(msg("The committee's answer"))))
        self.standing = AnswerStanding(session)
        self.standing.again.connect(self.answer_again)
        self.standing.signing.connect(self.signing)
        self._column.addWidget(self.standing)
        self._column.addLayout(self._make_answers())
        self.evidence = EvidenceLinks(session)
        self._column.addWidget(self.evidence)
        self._facts = Facts(theme)
        self._column.addWidget(self._facts)
        self._column.addStretch()
        self.pane = WholeColumn(body)
        column.addWidget(self.pane, 1)

    def show_item(
        self, item: AnsweredItem, evidence: Sequence[Evidence] = (), past: str = "", bearing: Sequence[Judged] = ()
    ) -> None:
        """Show a topic with its proposal, its recorded answer, what that rests on, and the answers of earlier years.

        `bearing` holds the findings that bear on it without answering it.
        """
        if self.item is None or self.item.item.id != item.item.id:
            self.pane.verticalScrollBar().setValue(0)
        self.item = item
        self.standing.show_item(item)
        self.evidence.setVisible(item.recorded is not None)
        self.evidence.show_evidence(evidence)
        self.bearing.show_findings(bearing, item.recorded.evidence if item.recorded is not None else None)
        code, word = self._session.language.code, self._session.word
        self._id.setText(word(msg("{id} · {label}", id=item.item.id, label=item.item.label.text(code))))
        self._question.setText(item.item.question.text(code))
        self.circle.show_item(Item(ItemKind.TOPIC, item.item.id), item.audience)
        self._why.setText(item.item.why.text(code))
        self._sources.show_sentences(
            [
                word(
                    msg("{reference} (reference confirmed)", reference=one.text)
                    if one.confirmed
                    else msg("{reference} (reference to be confirmed)", reference=one.text)
                )
                for one in item.item.references
            ]
        )
        self._proposal.setVisible(item.proposed is not None)
        if item.proposed is not None:
            self._show_proposal(item, item.proposed)
        self._show_recorded(item, past)

    def _show_proposal(self, item: AnsweredItem, proposed: ProposedAnswer) -> None:
        word, theme = self._session.word, self._session.theme
        answer = proposed_words(proposed)
        text = msg("Computed answer: {answer}", answer=answer) if proposed.answer else msg("Computed values, no answer")
        self._computed.setText(word(text))
        clear(self._tags)
        if item.recorded is not None:
            self._tag_row.addWidget(tag(theme, word(msg("answered by a person"))))
        elif proposed.answer is not None:
            self._tag_row.addWidget(tag(theme, word(msg("to confirm")), "inf"))
        self._tag_row.addWidget(tag(theme, word(msg("n = {n}", n=proposed.n))))
        self._tag_row.addStretch()
        self._rule.setText(word(proposed.rule))
        self.figures.show_figures(proposed.evidence, self._per_row)
        self._missing.show_sentences([word(msg("Missing: {what}", what=one)) for one in proposed.missing])
        self.confirm.setVisible(can_confirm(item))
        self.confirm.setText(word(msg("Confirm “{answer}”", answer=answer)))

    def _show_recorded(self, item: AnsweredItem, past: str) -> None:
        word, recorded = self._session.word, item.recorded
        chosen = recorded.answer if recorded is not None else None
        for answer, made in self.answers.items():
            made.setChecked(recorded is not None and answer is chosen)
        self.note.setText(recorded.note if recorded is not None else "")
        self._ask(None, asking=False)
        self.withdraw.setVisible(recorded is not None)
        self._facts.show_facts(
            [
                (word(msg("Evidence wanted")), item.item.evidence.text(self._session.language.code)),
                (word(msg("Earlier years")), past),
            ]
        )

    def ask_reason(self, answer: Answer | None) -> None:
        """Ask why the answer is chosen; Enter in the note then keeps both."""
        self._ask(answer, asking=True)
        self.note.setFocus()
        self._bring(self.note)

    def answer_again(self) -> None:
        """Put the keyboard on the answer in force, to keep it or to choose another."""
        recorded = self.item.recorded if self.item is not None else None
        if recorded is not None:
            self.answers[recorded.answer].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._bring(self.note)
            self._bring(self.answers[recorded.answer])

    def _bring(self, part: QWidget) -> None:
        """Scroll to a part, once what was just shown has its place."""
        QTimer.singleShot(0, self, lambda: self.pane.ensureWidgetVisible(part))

    def _ask(self, answer: Answer | None, *, asking: bool) -> None:
        word = self._session.word
        self._asked, self._asking = answer, asking
        plain = msg("Note; the reason, where one is required")
        asked = msg("Why “{answer}”? A reason is required; Enter keeps it", answer=ANSWERS[answer])
        self.note.setPlaceholderText(word(asked if asking else plain))
        self.note.setProperty("wrong", asking)
        self.note.style().polish(self.note)

    def _note_entered(self) -> None:
        if self._asking:
            self.pick(self._asked)
        elif self.item is not None and self.item.recorded is not None:
            self.pick(self.item.recorded.answer)

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard, or the first of the evidence."""
        return self.figures.focused() if self.item is not None and self.item.proposed is not None else None

    def pick(self, answer: Answer | None) -> None:
        """Answer as a person would."""
        self.answered.emit(answer, self.note.text().strip())

    def _make_proposal(self) -> QFrame:
        theme, word = self._session.theme, self._session.word
        self._proposal = QFrame()
        self._proposal.setProperty("banner", "inf")
        column = stack(self._proposal, margins=(12, 10, 12, 12), spacing=6)
        self._computed, self._rule = prose("", "inf"), prose("", "body")
        self._tags = QWidget()
        self._tag_row = line(self._tags, spacing=6)
        self.figures, self._missing = Figures(self._session), Bullets()
        self.confirm = button(theme, word(msg("Confirm")), self._confirm, picture="check", kind="primary", key="↵")
        column.addWidget(self._computed)
        for widget in (self._tags, self._rule, self.figures, self._missing):
            column.addWidget(widget)
        row = line()
        row.addWidget(self.confirm)
        row.addStretch()
        column.addLayout(row)
        return self._proposal

    def _make_answers(self) -> QVBoxLayout:
        theme, word = self._session.theme, self._session.word
        column, grid = stack(spacing=8), QGridLayout()
        grid.setSpacing(6)
        self.answers: dict[Answer | None, QPushButton] = {}
        for at, (key, answer) in enumerate(KEYS.items()):
            text = word(ANSWERS[answer])
            made = QPushButton(word(msg("{key} · {answer}", key=key, answer=text)))
            made.setProperty("kind", "part")
            made.setCheckable(True)
            made.setIcon(icon(theme, LOOKS[answer][1], "ink2", 16))
            made.setToolTip(word(msg("{answer} (key {key})", answer=text, key=key)))
            made.setAccessibleName(text)
            made.clicked.connect(lambda _checked=False, answer=answer: self.pick(answer))
            self.answers[answer] = made
            grid.addWidget(made, at // self._per_row, at % self._per_row)
        column.addLayout(grid)
        self.note = QLineEdit()
        self.note.returnPressed.connect(self._note_entered)
        self.note.setAccessibleName(word(msg("Note or reason")))
        column.addWidget(self.note)
        self.withdraw = button(theme, word(msg("Withdraw the answer")), self.withdrawn.emit, kind="link")
        column.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _confirm(self) -> None:
        if self.item is not None and self.item.proposed is not None and self.item.proposed.answer is not None:
            self.answered.emit(self.item.proposed.answer, self.note.text().strip())
