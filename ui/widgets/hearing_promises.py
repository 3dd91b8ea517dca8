"""Commitments: those of earlier hearings that are open stand above the questions, all of them in a list of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from budgetwatch.domain.hearing import CommitmentState
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.terms import COMMITMENTS
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.models.hearing_shown import HearingShown, named, short_function
from ui.session import Session
from ui.widgets.audience_choice import AudienceChoice
from ui.widgets.clearing import clear
from ui.widgets.controls import button, first_stop, icon_button, label, line, picture, stack, tag
from ui.widgets.panel import Panel
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.commitments import Promised
    from budgetwatch.usecases.dossiers import Dossier

_HIGHEST = 124
"""Pixels for commitments above the questions: two of them, the others by scrolling."""
_TONES = {CommitmentState.OPEN: "plain", CommitmentState.KEPT: "ok", CommitmentState.NOT_KEPT: "ale"}


class PromiseRow(QFrame):
    """One commitment with what can be done about it: ask again, kept, not kept, open again, shown to another audience."""

    def __init__(self, session: Session, one: Promised, hearing: int) -> None:
        super().__init__()
        self._session, self._one, self._hearing = session, one, hearing
        self.setToolTip(named(one.hearing, session))
        column = stack(self, margins=(12, 6, 12, 6), spacing=2)
        head, foot = line(spacing=8), line(spacing=6)
        head.addWidget(prose(one.commitment.what, "body"), 1)
        head.addWidget(self._state(), alignment=Qt.AlignmentFlag.AlignTop)
        foot.addWidget(prose(self._told(), "meta"), 1)
        for made in self._acts():
            foot.addWidget(made)
        self.circle = AudienceChoice(session, brief=True)
        self.circle.show_item(one.item, one.audience)
        foot.addWidget(self.circle)
        if one.commitment.hearing == hearing:
            gone = session.word(msg("Remove this commitment"))
            foot.addWidget(icon_button(session.theme, "trash", gone, self.remove))
        column.addLayout(head)
        column.addLayout(foot)

    @property
    def number(self) -> int:
        """The number of the commitment in the dossier."""
        return self._one.commitment.id

    def take_focus(self) -> None:
        """The keyboard goes to the first thing that can be done."""
        if (first := first_stop(self)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _told(self) -> str:
        promised, session = self._one.commitment, self._session
        due = session.language.date(promised.due) if promised.due else ""
        by = session.word(msg("by {day}", day=due)) if due else ""
        who = short_function(promised.who, session) if promised.who else ""
        return " · ".join(part for part in (who, by) if part) or named(self._one.hearing, session)

    def _state(self) -> QFrame:
        late, state, word = self._one.late, self._one.commitment.state, self._session.word
        theme = self._session.theme
        if not late or state is CommitmentState.NOT_KEPT:
            return tag(theme, word(COMMITMENTS[state]), _TONES[state])
        if state is CommitmentState.KEPT:
            return tag(theme, word(msgn("Kept {count} day late", "Kept {count} days late", late)), "att")
        return tag(theme, word(msgn("Late by {count} day", "Late by {count} days", late)), "ale", "alert-triangle")

    def _acts(self) -> list[QWidget]:
        word, theme, state = self._session.word, self._session.theme, self._one.commitment.state
        if state is not CommitmentState.OPEN:
            reopen = button(theme, word(msg("Open again")), lambda: self._settle(CommitmentState.OPEN), kind="small")
            reopen.setObjectName("reopen")
            return [reopen]
        made: list[QWidget] = [
            button(theme, word(msg("It was kept")), lambda: self._settle(CommitmentState.KEPT), kind="small"),
            button(theme, word(msg("It was not kept")), lambda: self._settle(CommitmentState.NOT_KEPT), kind="small"),
        ]
        made[0].setObjectName("kept")
        if self._one.commitment.hearing != self._hearing:
            asked = self._one.asked is not None
            again = button(
                theme, word(msg("Asked in this hearing") if asked else msg("Ask again")), self.ask, kind="small"
            )
            again.setEnabled(not asked)
            again.setObjectName("ask")
            made.insert(0, again)
        return made

    def ask(self) -> None:
        """Make the commitment a question of the hearing on show."""
        number, hearing, author = self._one.commitment.id, self._hearing, self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.commitments import ask_about_commitment

            return ask_about_commitment(dossier, number, hearing, author)

        self._session.write(work)

    def remove(self) -> None:
        """Take out a commitment of this hearing; undo brings it back."""
        number, author = self._one.commitment.id, self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.commitments import remove_commitment

            return remove_commitment(dossier, number, author)

        self._session.write(work)

    def _settle(self, state: CommitmentState) -> None:
        number, author = self._one.commitment.id, self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.commitments import settle

            return settle(dossier, number, state, author=author)

        self._session.write(work)


class WaitingPromises(QFrame):
    """The open commitments of earlier hearings, at the top of the next one; hidden where there are none.

    In large text there is room for their number only, and `show_all` leads to the list.
    """

    def __init__(self, session: Session, show_all: Callable[[], object]) -> None:
        super().__init__()
        self._session = session
        self.setProperty("banner", "att")
        column = stack(self, margins=(0, 8, 0, 4), spacing=0)
        head = line(margins=(12, 0, 12, 0), spacing=8)
        head.addWidget(picture(session.theme, "alert-triangle", "att"))
        self.title = label("", "att")
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(button(session.theme, session.word(msg("All commitments")), show_all, kind="link"))
        column.addLayout(head)
        self.rows = _Rows(session)
        column.addWidget(self.rows)
        if session.theme.spacious:
            self.rows.hide()
        self.hide()

    def show_hearing(self, shown: HearingShown) -> None:
        """Show what earlier hearings left open."""
        count = len(shown.waiting)
        told = msgn(
            "{count} commitment of an earlier hearing is open",
            "{count} commitments of earlier hearings are open",
            count,
        )
        self.title.setText(self._session.word(told))
        self.rows.show_promises(shown.waiting, shown.hearing.id)
        self._fit()
        self.setVisible(bool(count))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In another width the sentences wrap elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.rows.setFixedHeight(min(self.rows.needed, self._session.theme.px(_HIGHEST)))


class PromiseList(Panel):
    """Every commitment of the dossier: the open ones first, the latest of them at the top."""

    def __init__(self, session: Session) -> None:
        word, theme = session.word, session.theme
        super().__init__(theme, word(msg("Commitments")), "certificate")
        self._session = session
        self.nothing = prose(word(msg("Nothing promised yet. In the room, Alt 5 notes a commitment.")))
        self.nothing.setContentsMargins(24, 24, 24, 24)
        self.body.addWidget(self.nothing)
        self.rows = _Rows(session)
        self.body.addWidget(self.rows, 1)

    def show_hearing(self, shown: HearingShown) -> None:
        """Show what was promised, seen from a hearing."""
        open_ones = sum(1 for one in shown.promised if one.commitment.state is CommitmentState.OPEN)
        self.meta.setText(self._session.word(msgn("{count} open", "{count} open", open_ones)))
        self.rows.show_promises(shown.promised, shown.hearing.id)
        self.nothing.setVisible(not shown.promised)
        self.rows.setVisible(bool(shown.promised))


class _Rows(QScrollArea):
    """Commitments one below the other."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._column: QVBoxLayout = stack(self._inner, spacing=0)
        self._inner.setMinimumHeight(1)  # else the least height of sentences in the narrowest column
        self.setWidget(self._inner)
        self.rows: list[PromiseRow] = []

    @property
    def needed(self) -> int:
        """Pixels of all commitments in the width at hand."""
        return max(self._inner.heightForWidth(self.viewport().width()), 0)

    def show_promises(self, promised: Sequence[Promised], hearing: int) -> None:
        """Show these; the keyboard stays on the commitment where it was, or goes to the one in its place."""
        focus = self.window().focusWidget()
        here = next((at for at, row in enumerate(self.rows) if row.isAncestorOf(focus)), None)
        number = self.rows[here].number if here is not None else 0
        clear(self._inner)
        self.rows = [PromiseRow(self._session, one, hearing) for one in promised]
        before: QWidget = self
        for row in self.rows:
            self._column.addWidget(row)
            for made in row.findChildren(QAbstractButton):
                # What is made later would come last, behind everything else on the page.
                QWidget.setTabOrder(before, made)
                before = made
        self._column.addStretch()
        if here is not None and self.rows:
            same = next((row for row in self.rows if row.number == number), None)
            (same or self.rows[min(here, len(self.rows) - 1)]).take_focus()
