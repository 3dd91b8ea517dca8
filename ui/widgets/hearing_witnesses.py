"""The witnesses of a hearing: function, person, institution, and the questions and minutes for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from budgetwatch.domain.hearing import Witness
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.dialogs.witness import WitnessDialog
from ui.models.hearing_shown import HearingShown
from ui.session import Session
from ui.widgets.controls import button
from ui.widgets.panel import Panel
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.witnesses import Called


class WitnessList(Panel):
    """Enter names who comes; a function that questions name is in the list without being added."""

    def __init__(self, session: Session) -> None:
        word, theme = session.word, session.theme
        super().__init__(theme, word(msg("Witnesses")), "users")
        self._session = session
        self._hearing: int | None = None
        self._called: tuple[Called, ...] = ()
        self.controls.addWidget(button(theme, word(msg("Witness")), self.add, picture="plus"))
        self.list = QListWidget()
        self.list.setAccessibleName(word(msg("Witnesses")))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.px(3))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self.name())
        gone = QShortcut(QKeySequence("Delete"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self.dismiss)
        self.body.addWidget(self.list, 1)
        hint = prose(
            word(
                msg(
                    "Enter says who comes, Delete forgets it. The name is optional: the function is what the pack needs."
                )
            ),
            "meta",
        )
        hint.setContentsMargins(12, 6, 12, 8)
        self.body.addWidget(hint)

    def show_hearing(self, shown: HearingShown) -> None:
        """Show who is called, standing on the same witness as before."""
        row = max(self.list.currentRow(), 0)
        self._hearing, self._called = shown.hearing.id or None, shown.called
        self.list.clear()
        for one in shown.called:
            self.list.addItem(QListWidgetItem(self._told(one)))
        self.list.setCurrentRow(min(row, len(shown.called) - 1))
        count = len(shown.called)
        self.meta.setText(self._session.word(msgn("{count} witness", "{count} witnesses", count)))

    def add(self) -> None:
        """Name a witness for whom there is no question yet."""
        WitnessDialog(self._session, None, self._call, self.window()).open()

    def name(self) -> None:
        """Say who comes for the function on which the list stands."""
        row = self.list.currentRow()
        if 0 <= row < len(self._called):
            WitnessDialog(self._session, self._called[row].witness, self._call, self.window()).open()

    def dismiss(self) -> None:
        """Forget who comes for the function on which the list stands; a question that names it keeps it."""
        row = self.list.currentRow()
        if not 0 <= row < len(self._called) or not self._called[row].witness.id:
            return
        function, hearing, author = self._called[row].witness.function, self._hearing, self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.witnesses import dismiss_witness

            return dismiss_witness(dossier, function, hearing, author)

        self._session.write(work, owner=self)

    def _call(self, function: str, person: str, institution: str) -> None:
        hearing, author = self._hearing, self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.witnesses import call_witness

            return call_witness(dossier, function, person, institution, hearing, author)

        self._session.write(work, owner=self)

    def _told(self, one: Called) -> str:
        word = self._session.word
        counted = msgn("{count} question", "{count} questions", one.questions)
        load = word(msg("{questions} · {minutes} min", questions=counted, minutes=one.minutes))
        return f"{word(Message(one.witness.function))}\n{' · '.join((*_who(one.witness), load))}"


def _who(witness: Witness) -> tuple[str, ...]:
    return tuple(part for part in (witness.person, witness.institution) if part)
