"""In the room: one question at a time in large type, what is replied, and how far that is an answer. Keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton

from budgetwatch.domain.hearing import Commitment, Question, ReplyStatus
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import REPLIES
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.dialogs.promise import PromiseDialog
from ui.models.hearing import text_of, witness_of
from ui.models.hearing_shown import HearingShown
from ui.session import Session
from ui.widgets.controls import button, icon_button, label, line, stack
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

_PAUSE = 1_500
"""Milliseconds without a key after which what was typed is kept."""
_SIZES = {"question": 30, "reply": 22, "aside": 17}
_LARGE_SIZES = {"question": 19, "reply": 16, "aside": 14}
"""The same before the window's own large text makes them half as large again."""
_LEAST = 90
"""Pixels that the reply keeps under a long question."""
_BOLD = 14
"""Pixels by which the words of a chosen chip, being bold, are longer."""
_FIRST_ROW = "&é\"'("
"""The keys of the digits on a French keyboard without the shift key."""
_Noted: TypeAlias = tuple[str, ReplyStatus]
_NOTHING: _Noted = ("", ReplyStatus.NOTED)
_STATUSES = (ReplyStatus.ANSWERED, ReplyStatus.IN_WRITING, ReplyStatus.REFUSED, ReplyStatus.EVADED)


class HearingRoom(QFrame):
    """Notes replies. What is typed is kept after a pause, at every other question, and on leaving."""

    left = Signal()
    """The person goes back to the preparation."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._session = session
        self._shown = HearingShown()
        self._row = 0
        self._kept = _NOTHING
        self._dossier: Dossier | None = None
        self._under_way: dict[int, _Noted] = {}
        self._written: set[int] = set()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_PAUSE)
        self._clock.timeout.connect(self.keep)
        sizes = _LARGE_SIZES if session.theme.spacious else _SIZES
        column = stack(self, margins=(40, 20, 40, 16), spacing=10 if session.theme.spacious else 14)
        column.addLayout(self._head())
        self.question = prose("", "body")
        self.question.setFont(session.theme.font(sizes["question"], 600))
        self.aside = label("", "body2")
        self.aside.setFont(session.theme.font(sizes["aside"]))
        column.addWidget(self.question)
        column.addWidget(self.aside)
        self.reply = QPlainTextEdit()
        self.reply.setAccessibleName(session.word(msg("Reply")))
        self.reply.setPlaceholderText(session.word(msg("What the witness replies")))
        self.reply.setTabChangesFocus(True)
        self.reply.setStyleSheet(f"font-size: {session.theme.px(sizes['reply'])}px; padding: 8px;")
        self.reply.setMinimumHeight(session.theme.px(_LEAST))
        self.reply.textChanged.connect(self._clock.start)
        column.addWidget(self.reply, 1)
        column.addLayout(self._judge())
        self.promised = prose("", "body2")
        column.addWidget(self.promised)
        keys = msg("Page down: next question · Page up: previous · Alt 1 to 4: judge · Alt 5: commitment · Esc: leave")
        column.addWidget(label(session.word(keys), "meta"))
        self._listen()

    # -- what is on show

    @property
    def current(self) -> Question | None:
        """The question being put."""
        questions = self._shown.questions
        return questions[self._row] if 0 <= self._row < len(questions) else None

    def enter(self, shown: HearingShown, number: int) -> None:
        """Begin at the question with that number, else at the first one."""
        self._row = next((at for at, one in enumerate(shown.questions) if one.id == number), 0)
        self._shown, self._dossier = shown, self._session.dossier
        self._show_question()
        self.reply.setFocus()

    def show_hearing(self, shown: HearingShown) -> None:
        """Take what the dossier holds now; what is being typed stays unless the dossier says something else."""
        if self._session.dossier is not self._dossier:
            self.left.emit()
            return
        number = self.current.id if self.current else 0
        self._shown = shown
        for written in self._written:
            self._under_way.pop(written, None)
        self._written.clear()
        self._row = next((at for at, one in enumerate(shown.questions) if one.id == number), 0)
        if self._noted() != self._kept and not self._clock.isActive():
            self._show_question()
        self._tell()

    def turn(self, step: int) -> None:
        """Go to the next or previous question, keeping what was typed."""
        place = self._row + step
        if 0 <= place < len(self._shown.questions):
            self.keep()
            self._row = place
            self._show_question()
        self.reply.setFocus()

    def leave(self) -> None:
        """Keep what was typed and go back."""
        self.keep()
        self.left.emit()

    # -- keeping

    def judge(self, status: ReplyStatus) -> None:
        """Say how far the reply is an answer; the same again takes that back."""
        same = self._chosen is status
        self._mark(ReplyStatus.NOTED if same else status)
        self.keep()

    def keep(self) -> None:
        """Keep what is typed and judged, where it is new, in the dossier that asks the question."""
        self._clock.stop()
        question, now = self.current, (self.reply.toPlainText().strip(), self._chosen)
        gone = self._dossier is None or self._session.dossier is not self._dossier
        if question is None or now == self._kept or gone:
            return
        author, number = self._session.author, question.id
        self._kept = self._under_way[number] = now

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.replies import forget_reply, note_reply

            if now == _NOTHING:
                return forget_reply(dossier, number, author)
            return note_reply(dossier, number, now[1], now[0], author)

        self._session.write(work, lambda _done: self._written.add(number), owner=self)

    def promise(self) -> None:
        """Note what the witness commits to, tied to the question."""
        question = self.current
        if question is None:
            return
        self.keep()

        def note(what: str, who: str, due: date | None) -> None:
            author, number, hearing = self._session.author, question.id, question.hearing

            def work(dossier: Dossier, _job: Job) -> Done[Any]:
                from budgetwatch.usecases.commitments import promise

                return promise(dossier, what, who, due, number, hearing, author)

            self._session.write(work)

        PromiseDialog(self._session, witness_of(question, self._session), note, self.window()).open()

    # -- the rest

    @property
    def _chosen(self) -> ReplyStatus:
        return next((status for status, made in self.judgements.items() if made.isChecked()), ReplyStatus.NOTED)

    def _noted(self) -> _Noted:
        """What is noted of the question, or is just being written into the dossier."""
        number = self.current.id if self.current else 0
        found = self._shown.replies.get(number)
        return self._under_way.get(number) or ((found.text, found.status) if found else _NOTHING)

    def _mark(self, status: ReplyStatus) -> None:
        for one, made in self.judgements.items():
            made.setChecked(one is status)

    def _show_question(self) -> None:
        text, status = self._kept = self._noted()
        self.reply.setPlainText(text)
        self.reply.moveCursor(self.reply.textCursor().MoveOperation.End)
        self._clock.stop()
        self._mark(status)
        self._tell()

    def _tell(self) -> None:
        question, word = self.current, self._session.word
        count = len(self._shown.questions)
        self.place.setText(
            word(msg("Question {number} of {count}", number=self._row + 1, count=count)) if question else ""
        )
        self.question.setText(text_of(question, self._session) if question else "")
        self.aside.setText(self._aside(question) if question else "")
        mine = [
            self._promise(one.commitment)
            for one in self._shown.promised
            if question and one.commitment.question == question.id
        ]
        self.promised.setText(word(msg("Promised: {what}", what=" · ".join(mine))) if mine else "")
        self.promised.setVisible(bool(mine))

    def _promise(self, one: Commitment) -> str:
        """What is promised, and by when."""
        if one.due is None:
            return one.what
        return self._session.word(msg("{what} (by {day})", what=one.what, day=one.due))

    def _aside(self, question: Question) -> str:
        word, figure = self._session.word, self._shown.figures.get(question.id)
        called = {one.witness.function: one.witness.person for one in self._shown.called}
        parts = [
            witness_of(question, self._session),
            called.get(question.witness, ""),
            word(msg("{minutes} min", minutes=question.minutes)),
            word(msg("{figure} (F4: its source)", figure=figure.figure)) if figure else "",
        ]
        return " · ".join(part for part in parts if part)

    def _head(self) -> Any:
        word, theme = self._session.word, self._session.theme
        head = line(spacing=8)
        self.place = label("", "strong")
        head.addWidget(self.place)
        head.addStretch()
        head.addWidget(
            icon_button(theme, "chevron-left", word(msg("Previous question (Page up)")), lambda: self.turn(-1))
        )
        head.addWidget(
            icon_button(theme, "chevron-right", word(msg("Next question (Page down)")), lambda: self.turn(1))
        )
        head.addWidget(button(theme, word(msg("Leave the room")), self.leave, key="Esc"))
        return head

    def _judge(self) -> Any:
        word, theme = self._session.word, self._session.theme
        row = line(spacing=8)
        self.judgements: dict[ReplyStatus, QPushButton] = {}
        for number, status in enumerate(_STATUSES, 1):
            made = QPushButton(word(msg("{number} · {status}", number=number, status=REPLIES[status])))
            made.setProperty("kind", "chip")
            made.setCheckable(True)
            made.setAutoExclusive(False)
            made.setMinimumWidth(made.sizeHint().width() + theme.px(_BOLD))
            made.clicked.connect(lambda _checked=False, status=status: self._clicked(status))
            self.judgements[status] = made
            row.addWidget(made)
        row.addStretch()
        row.addWidget(button(theme, word(msg("Commitment…")), self.promise, picture="plus", key="Alt 5"))
        return row

    def _clicked(self, status: ReplyStatus) -> None:
        self._mark(status if self.judgements[status].isChecked() else ReplyStatus.NOTED)
        self.keep()
        self.reply.setFocus()

    def _listen(self) -> None:
        acts: list[tuple[str, Callable[[], object]]] = [
            ("PgDown", lambda: self.turn(1)),
            ("PgUp", lambda: self.turn(-1)),
            ("Ctrl+Return", lambda: self.turn(1)),
            ("Esc", self.leave),
        ]
        judged: list[Callable[[], object]] = [partial(self.judge, status) for status in _STATUSES]
        for at, act in enumerate([*judged, self.promise]):
            acts += [(f"Alt+{at + 1}", act), (f"Alt+{_FIRST_ROW[at]}", act)]
        for keys, act in acts:
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
