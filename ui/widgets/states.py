"""What a work area shows instead of its content: empty, busy, trouble, nothing found; and the stale banner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import Progress
from ui.bridge import Task
from ui.session import Session
from ui.widgets.controls import button, label, line, picture, stack
from ui.widgets.prose import prose

Action: TypeAlias = tuple[Message, Callable[[], object]]

_PROSE = 460
"""Width of a centred text in pixels at 100 %: about 75 characters."""


class EmptyState(QFrame):
    """What is missing, why it matters, and what to do: the first action is the main one."""

    def __init__(
        self,
        session: Session,
        title: Message,
        why: Message,
        actions: Sequence[Action] = (),
        icon_name: str = "file-spreadsheet",
        colour: str = "ink3",
    ) -> None:
        super().__init__()
        self.setProperty("box", "card")
        theme, word = session.theme, session.word
        column = stack(self, margins=(24, 24, 24, 24), spacing=10)
        column.addStretch(2)
        column.addWidget(picture(theme, icon_name, colour, 44), 0, Qt.AlignmentFlag.AlignHCenter)
        self.heading = _centred(label(word(title), "block", wrap=True), theme.px(_PROSE + 120))
        column.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(
            _centred(label(word(why), "body2", wrap=True), theme.px(_PROSE)), 0, Qt.AlignmentFlag.AlignHCenter
        )
        row = line(spacing=8)
        row.addStretch()
        for index, (text, act) in enumerate(actions):
            row.addWidget(button(theme, word(text), act, kind="secondary" if index else "primary"))
        row.addStretch()
        column.addSpacing(6)
        column.addLayout(row)
        column.addStretch(3)


class BusyState(QFrame):
    """The named step, done out of total, and a way to stop that leaves everything as it was."""

    def __init__(self, session: Session, title: Message, stop: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._session = session
        column = stack(self, margins=(24, 24, 24, 24), spacing=10)
        column.addStretch(2)
        inner = QWidget()
        inner.setFixedWidth(session.theme.px(_PROSE))
        lines = stack(inner, spacing=8)
        lines.addWidget(label(session.word(title), "block", wrap=True))
        self._step = label("", "body2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(session.word(title))
        lines.addWidget(self._step)
        lines.addWidget(self._bar)
        if stop is not None:
            row = line()
            row.addWidget(button(session.theme, session.word(msg("Stop")), stop, picture="player-stop"))
            row.addWidget(label(session.word(msg("Stopping leaves the dossier unchanged.")), "meta"), 1)
            lines.addSpacing(8)
            lines.addLayout(row)
        column.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def follow(self, task: Task[Any]) -> None:
        """Show how far a task is for as long as this state stands."""
        self._task = task
        self._session.bridge.moved.connect(self._move)

    def _move(self) -> None:
        if self._task.progress is not None:
            self.show_progress(self._task.progress)

    def show_progress(self, progress: Progress) -> None:
        """Name the step and how far it is."""
        word = self._session.word
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        if progress.total:
            text = msg("{step}: {done} of {total}", step=progress.step, done=progress.done, total=progress.total)
            self._step.setText(word(text))
        else:
            self._step.setText(word(progress.step))


class TroubleState(QFrame):
    """A sentence, what was not changed, what to do, and two ways out. Never a trace."""

    def __init__(self, session: Session, error: BudgetWatchError, actions: Sequence[Action] = ()) -> None:
        super().__init__()
        self.setProperty("box", "card")
        theme, word = session.theme, session.word
        column = stack(self, margins=(24, 24, 24, 24), spacing=10)
        column.addStretch(2)
        inner = QWidget()
        inner.setFixedWidth(theme.px(_PROSE + 60))
        lines = stack(inner, spacing=10)
        head = line(spacing=10)
        head.addWidget(picture(theme, "alert-octagon", "ale", 24), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(word(error.message), "block", wrap=True), 1)
        lines.addLayout(head)
        lines.addWidget(label(word(msg("Nothing was changed in the dossier.")), "body2", wrap=True))
        if error.advice is not None:
            lines.addWidget(advice(session, error.advice))
        row = line(spacing=8)
        for index, (text, act) in enumerate(actions):
            row.addWidget(button(theme, word(text), act, kind="secondary" if index else "primary"))
        row.addStretch()
        row.addWidget(label(error.code, "small"))
        lines.addSpacing(6)
        lines.addLayout(row)
        column.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


class StaleBanner(QFrame):
    """Says that what is shown is older than the dossier, why, and offers to bring it up to date."""

    def __init__(self, session: Session, cause: Message, update: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("banner", "att")
        row = line(self, margins=(12, 8, 12, 8), spacing=10)
        row.addWidget(picture(session.theme, "refresh", "att"))
        row.addWidget(label(session.word(cause), "att", wrap=True), 1)
        row.addWidget(button(session.theme, session.word(msg("Update")), update))


def advice(session: Session, text: Message) -> QFrame:
    """What to do, set apart by a bar on its left."""
    made = QFrame()
    made.setProperty("box", "advice")
    lines = stack(made, margins=(12, 2, 0, 2), spacing=2)
    lines.addWidget(label(session.word(msg("What to do?")), "strong"))
    lines.addWidget(prose(session.word(text), "body2"))
    return made


def _centred(text: QLabel, width: int) -> QLabel:
    text.setFixedWidth(width)
    text.ensurePolished()  # the style sheet's font decides how many lines there are
    text.setMinimumHeight(text.heightForWidth(width))
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return text
