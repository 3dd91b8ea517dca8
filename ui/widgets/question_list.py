"""The questions of a hearing: propose, write, change, move, remove."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QListView, QWidget

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.dialogs.proposals import ProposalsDialog
from ui.dialogs.question import QuestionDialog, Written
from ui.models.hearing import QuestionsModel, text_of, witness_of
from ui.models.hearing_shown import HearingShown, short_function
from ui.session import Session
from ui.widgets.audience_choice import AudienceChoice
from ui.widgets.chips import FilterChips
from ui.widgets.controls import button, icon_button, stack
from ui.widgets.panel import Panel
from ui.widgets.prose import prose
from ui.widgets.question_rows import QuestionDelegate

if TYPE_CHECKING:
    from budgetwatch.usecases.asked_from import Proposal
    from budgetwatch.usecases.dossiers import Dossier

_MOST = 5
"""Witnesses that have a chip of their own: the row has no room for more."""
_LONGEST = 22
"""Letters of a function that a chip shows."""


class QuestionList(Panel):
    """The questions in the order in which they will be put; every change is one step that can be undone."""

    def __init__(self, session: Session, ground: QWidget | None = None) -> None:
        word, theme = session.word, session.theme
        super().__init__(theme, word(msg("Questions")), "message-question", ground=ground)
        self.session = session
        self.number = 0
        self.hearing = 0
        self._goes_on = False
        self._functions: tuple[str, ...] = ()
        self._add_buttons()
        self.top = stack(spacing=0)
        self.body.addLayout(self.top)
        self.chips: FilterChips[str | None] = FilterChips(session, word(msg("Witnesses")), self._keep_to)
        self.chips.setContentsMargins(12, 8, 12, 8)
        self.body.addWidget(self.chips)
        self.model = QuestionsModel(session)
        self.model.dropped.connect(self._put)
        self.list = QListView()
        self.list.setAccessibleName(word(msg("Questions")))
        self.list.setModel(self.model)
        self.list.setItemDelegate(QuestionDelegate(theme, self.model, self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.list.activated.connect(lambda _index: self.edit())
        self.body.addWidget(self.list, 1)
        self._nothing = prose(
            word(
                msg(
                    "No question yet. Add one here, or from a finding or a signal: it keeps its figures and its witness."
                )
            )
        )
        self._nothing.setContentsMargins(24, 24, 24, 24)
        self.body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        hint = prose(word(msg("Alt ↑ ↓ or the mouse moves a question · Enter changes it · Delete removes it")), "meta")
        hint.setContentsMargins(12, 6, 12, 8)
        self.body.addWidget(hint)
        if theme.spacious:
            hint.hide()
        self._listen()
        self._show_circle()

    def show_hearing(self, shown: HearingShown) -> None:
        """Show the questions of a hearing, standing on the same one as before."""
        row, questions = max(self.list.currentIndex().row(), 0), shown.questions
        number, self.hearing = self.number, shown.hearing.id
        self._functions = tuple(self.session.word(Message(one.witness.function)) for one in shown.called)
        self.model.show(questions, shown.figures, shown.replies, shown.otherwise)
        found = self.model.row(number)
        self.list.setCurrentIndex(self.model.index(found if found >= 0 else min(row, self.model.rowCount() - 1)))
        self._offer_chips(questions)
        counted = msgn("{count} question", "{count} questions", len(questions))
        text = msg("{questions} · {minutes} min", questions=counted, minutes=sum(one.minutes for one in questions))
        self.meta.setText(self.session.word(text))
        self._show_circle()
        self._nothing.setVisible(not questions)
        self.list.setVisible(bool(questions))
        if self._goes_on and questions:
            self._goes_on = False
            self.list.setFocus()

    def _offer_chips(self, questions: tuple[Question, ...]) -> None:
        counts = Counter(one.witness for one in questions)
        asked = [
            (witness, _elided(short_function(witness, self.session)), count)
            for witness, count in counts.most_common(_MOST)
        ]
        everyone = (None, self.session.word(msg("All")), len(questions))
        self.chips.offer([everyone, *asked], self.model.witness)
        self.chips.setVisible(len(counts) > 1)

    def _keep_to(self, witness: str | None) -> None:
        self.model.keep_to(witness)
        self.stand_on(self.number)

    def _go_on_at(self, number: int) -> None:
        """Stand on a question that was just added, with the keyboard, once it is shown."""
        self.stand_on(number)
        self._goes_on = True

    def stand_on(self, number: int) -> None:
        """Stand on the question with that number, now or when it is shown."""
        self.number = number
        found = self.model.row(number)
        if found >= 0:
            self.list.setCurrentIndex(self.model.index(found))

    @property
    def current(self) -> Question | None:
        """The question on which the list stands."""
        row = self.list.currentIndex().row()
        return self.model.questions[row] if 0 <= row < self.model.rowCount() else None

    def propose(self) -> None:
        """Offer what the dossier suggests to ask, and add what is ticked."""
        hearing = self.hearing or None

        def ask(dossier: Dossier, _job: Job) -> tuple[Proposal, ...]:
            from budgetwatch.usecases.asked_from import propose_questions

            return propose_questions(dossier, hearing)

        def offer(found: tuple[Proposal, ...]) -> None:
            ProposalsDialog(self.session, found, self._add_proposals, self.window()).open()

        self.session.read(ask, offer, owner=self)

    def _add_proposals(self, chosen: tuple[Proposal, ...]) -> None:
        author, hearing, tongue = self.session.author, self.hearing or None, self.session.language.code

        def work(dossier: Dossier, _job: Job) -> Done[tuple[int, ...]]:
            from budgetwatch.usecases.asked_from import add_proposals

            return add_proposals(dossier, chosen, tongue, hearing, author)

        self.session.write(work, lambda done: self._go_on_at(done.value[0]), owner=self)

    def add(self) -> None:
        """Write a new question."""

        def keep(written: Written) -> None:
            author, hearing = self.session.author, self.hearing or None

            def work(dossier: Dossier, _job: Job) -> Done[int]:
                from budgetwatch.usecases.hearing import add_question

                return add_question(
                    dossier,
                    text=written.text,
                    witness=written.witness,
                    minutes=written.minutes,
                    audience=written.audience,
                    author=author,
                    hearing=hearing,
                )

            self.session.write(work, lambda done: self._go_on_at(done.value), owner=self)

        QuestionDialog(self.session, None, keep, self.window(), self._functions).open()

    def edit(self) -> None:
        """Change the question; words that were not touched stay those of the catalogue."""
        question = self.current
        if question is None:
            return
        shown = Written(
            text_of(question, self.session), witness_of(question, self.session), question.minutes, question.audience
        )

        def keep(written: Written) -> None:
            author, number = self.session.author, question.id

            def work(dossier: Dossier, _job: Job) -> Done[None]:
                from budgetwatch.usecases.hearing import edit_question

                return edit_question(
                    dossier,
                    number,
                    text=None if written.text == shown.text else written.text,
                    witness=None if written.witness == shown.witness else written.witness,
                    minutes=written.minutes,
                    audience=written.audience,
                    author=author,
                )

            self.session.write(work, owner=self)

        QuestionDialog(self.session, shown, keep, self.window(), self._functions).open()

    def move_by(self, step: int) -> None:
        """Put the question one place up or down."""
        question, row = self.current, self.list.currentIndex().row() + step
        if question is not None and 0 <= row < self.model.rowCount():
            self._put(question.id, self.model.questions[row].order)

    def _put(self, number: int, place: int) -> None:
        """Put a question at a place of the hearing."""
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.hearing import move_question

            return move_question(dossier, number, place, author)

        self.session.write(work, owner=self)

    def remove(self) -> None:
        """Take the question out; undo brings it back."""
        question = self.current
        if question is None:
            return
        number, author = question.id, self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.hearing import remove_question

            return remove_question(dossier, number, author)

        self.session.write(work, owner=self)

    def _follow(self, current: QModelIndex) -> None:
        if current.isValid():
            self.number = self.model.questions[current.row()].id
            self._show_circle()

    def _show_circle(self) -> None:
        question = self.current
        self.circle.setVisible(question is not None)
        if question is not None:
            self.circle.show_item(Item(ItemKind.QUESTION, str(question.id)), question.audience)

    def _add_buttons(self) -> None:
        word, theme = self.session.word, self.session.theme
        self.circle = AudienceChoice(self.session, brief=True)
        self.controls.addWidget(self.circle)
        for name, text, act in (
            ("zoom-question", msg("Questions from findings, signals and checklists (Ctrl Shift P)"), self.propose),
            ("arrow-up", msg("Move up (Alt ↑)"), lambda: self.move_by(-1)),
            ("arrow-down", msg("Move down (Alt ↓)"), lambda: self.move_by(1)),
            ("edit", msg("Change the question"), self.edit),
            ("trash", msg("Remove the question"), self.remove),
        ):
            self.controls.addWidget(icon_button(theme, name, word(text), act))
        self.new: QAbstractButton = (
            icon_button(theme, "plus", word(msg("Question")), self.add)
            if theme.spacious
            else button(theme, word(msg("Question")), self.add, picture="plus", key="Ctrl Shift Q")
        )
        self.controls.addWidget(self.new)

    def take_focus(self) -> None:
        """The keyboard goes to the questions, or to the button that makes the first."""
        (self.list if self.model.rowCount() else self.new).setFocus()

    def _listen(self) -> None:
        for keys, act in (
            ("Alt+Up", lambda: self.move_by(-1)),
            ("Alt+Down", lambda: self.move_by(1)),
            ("Delete", self.remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)


def _elided(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
