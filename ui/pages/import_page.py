"""Import: one file at a time, shown as it is read; nothing is written before the last button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from budgetwatch.domain.errors import BudgetWatchError, NeedsPassword
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import VERDICTS
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.bridge import Task
from ui.files import choose_spreadsheets
from ui.models.import_decisions import answered, decided, obstacles, taken, with_unit, with_unit_confirmed
from ui.pages.page import Page
from ui.widgets.controls import button, label, line, stack, tag
from ui.widgets.draft_view import DraftView
from ui.widgets.states import TroubleState

if TYPE_CHECKING:
    from budgetwatch.domain.fact import Reading
    from budgetwatch.domain.layout import Layout
    from budgetwatch.usecases.deciding import ImportQuestion
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.importing import ImportDraft

_VERDICT_LOOKS = {
    "ready": ("ok", "circle-check"),
    "review": ("att", "alert-triangle"),
    "refused": ("ale", "alert-octagon"),
}


class ImportPage(Page):
    """A queue of files, the draft of the first, and one button that writes it."""

    name: ClassVar[str] = "import"
    title: ClassVar[Message] = msg("Import a document")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.HISTORY})

    def build(self) -> QWidget:
        """The draft, and the row of buttons under it."""
        self.queue: list[Path] = []
        self.draft: ImportDraft | None = None
        self._as_read: ImportDraft | None = None
        self.table = ""
        self.confirmed: frozenset[str] = frozenset()
        self._task: Task[Any] | None = None
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.step_back)
        content = QWidget()
        column = stack(content, spacing=8)
        column.addWidget(self._draft_view(), 1)
        column.addLayout(self._buttons())
        return content

    def _draft_view(self) -> DraftView:
        self.view = DraftView(self.session)
        self.view.table_chosen.connect(self.choose_table)
        self.view.table_taken.connect(self.take_table)
        self.view.layout_painted.connect(self.read_again)
        self.view.unit_decided.connect(self.decide_unit)
        self.view.unit_confirmed.connect(self.confirm_unit)
        self.view.answered.connect(self.answer_all)
        return self.view

    def _buttons(self) -> QHBoxLayout:
        row = line(spacing=8)
        self._hint = label("", "body2")
        row.addWidget(self._hint)
        row.addStretch()
        row.addWidget(button(self.theme, self.word(msg("Cancel")), self.ask_to_leave, key=self.word(msg("Escape"))))
        self.go_on = button(self.theme, "", self.import_now, picture="database-import", kind="primary")
        row.addWidget(self.go_on)
        return row

    # -- files

    def refresh(self) -> None:
        """Nothing is read here unless files were given."""
        if self.draft is None and not self.queue:
            self._say_nothing_to_do()

    def visit(self, subject: object) -> None:
        """Take files into the queue, and start with the first."""
        if isinstance(subject, Sequence):
            self.queue += [path for path in subject if isinstance(path, Path)]
            if self.draft is None and self._task is None:
                self.read_next()

    def read_next(self, password: str | None = None) -> None:
        """Read the first file of the queue; nothing is stored."""
        self.draft = None
        if not self.queue:
            self.leave()
            return
        path = self.queue[0]

        def work(job: Job) -> ImportDraft:
            from budgetwatch.usecases.importing import draft_import

            return draft_import(path, password, job)

        self._task = self.session.run(work, self.show_draft, self.show_refusal, self.leave, owner=self)
        self.show_busy(msg("Reading {file}", file=path.name), self._task.cancel).follow(self._task)

    def show_refusal(self, error: BudgetWatchError) -> None:
        """A file that cannot be read: the password if that is all, else why, and the ways out."""
        self._task = None
        other = (msg("Another file…"), self.choose_other)
        back = (msg("Back to the documents"), self.leave)
        actions: list[tuple[Message, Callable[[], object]]] = [other, back]
        if isinstance(error, NeedsPassword):
            actions = [(msg("Give the password…"), self.ask_password), other]
        if len(self.queue) > 1:
            actions.append((msg("Next file"), self.skip))
        self.set_subtitle(self.queue[0].name if self.queue else "")
        self.show_state(TroubleState(self.session, error, actions))

    def ask_password(self) -> None:
        """Ask for the password of the file and read it again."""
        from ui.dialogs.password import PasswordDialog

        PasswordDialog(self.session, self.queue[0].name, self.read_next, self).open()

    def choose_other(self) -> None:
        """Another file in place of this one."""
        self.draft = None
        del self.queue[:1]
        choose_spreadsheets(self.session, self)

    def skip(self) -> None:
        """Leave this file and go on with the next."""
        del self.queue[:1]
        self.read_next()

    def step_back(self) -> None:
        """Stop the reading under way, else leave."""
        if self._task is not None:
            self._task.cancel()
        else:
            self.ask_to_leave()

    def ask_to_leave(self) -> None:
        """Leave at once while nothing was decided, else only once a person says so."""
        if self.draft is None or (self.draft is self._as_read and not self.confirmed):
            self.leave()
            return
        from ui.dialogs.leaving import LeavingDialog

        LeavingDialog(self.session, self.draft.inspection.source.name, self.leave, self.window()).open()

    def leave(self) -> None:
        """Drop the draft and the queue: nothing was written."""
        self._task, self.draft, self.queue = None, None, []
        self._say_nothing_to_do()
        self.session.go("documents")

    def _say_nothing_to_do(self) -> None:
        self.set_subtitle("")
        self.clear_tools()
        self.show_empty(
            msg("No file to import"),
            msg("Choose spreadsheets, or drop them anywhere in the window. The originals are never modified."),
            (msg("Choose files…"), lambda: choose_spreadsheets(self.session, self)),
            icon="file-import",
        )

    # -- the draft

    def show_draft(self, draft: ImportDraft) -> None:
        """A file as it is read, on its first table to import."""
        self._task, self.draft, self._as_read = None, draft, draft
        self.confirmed = frozenset()
        known = [one.layout.id for one in draft.inspection.tables]
        if not known:
            self.show_refusal(_no_table(draft))
            return
        self.table = (*draft.tables, *known)[0]
        self.show_content()
        self._show_state()
        self.take_focus()

    def change(self, draft: ImportDraft) -> None:
        """Another state of the draft; the old one is simply dropped."""
        self.draft = draft
        self._show_state()

    @property
    def reading(self) -> Reading:
        """The table on show with the decisions applied."""
        return decided(self._present, self.table)

    @property
    def _present(self) -> ImportDraft:
        if self.draft is None:
            raise RuntimeError("no file is being imported")
        return self.draft

    def choose_table(self, table: str) -> None:
        """Look at another table of the file."""
        self.table = table
        self._show_state()

    def take_table(self, wanted: bool) -> None:  # noqa: FBT001 - what a check box says
        """Import the table on show too, or leave it out."""
        self.change(taken(self._present, self.table, taken=wanted))

    def confirm_unit(self) -> None:
        """The first amount was read rightly."""
        self.confirmed |= {self.table}
        self.change(with_unit_confirmed(self._present, self.table))
        self.take_focus()

    def decide_unit(self, scale: int | None, currency: str | None) -> None:
        """The unit or the currency is another one."""
        self.change(with_unit(self._present, self.table, scale, currency))

    def answer(self, question: ImportQuestion, value: Any) -> None:
        """A person's answer to one question."""
        self.answer_all((question,), value)

    def answer_all(self, questions: Sequence[ImportQuestion], value: Any) -> None:
        """One answer to the questions of several columns."""
        if value is None:
            return
        draft = self._present
        for question in questions:
            draft = answered(draft, question, value)
        self.change(draft)

    def read_again(self, layout: Layout) -> None:
        """Rows or columns were painted: the table is read again from the raw cells."""
        draft = self._present
        self.session.run(lambda _job: draft.with_layout(layout), self.change, owner=self)

    def import_now(self) -> None:
        """Write the chosen tables: the only step that changes the dossier."""
        draft, author = self._present, self.session.author

        def work(dossier: Dossier, job: Job) -> Done[Any]:
            from budgetwatch.usecases.importing import import_draft

            return import_draft(dossier, draft, author, job=job)

        self._task = self.session.write(work, self._finish, self.show_refusal, self._resume, owner=self)
        name = draft.inspection.source.name
        self.show_busy(msg("Importing {file}", file=name), self._task.cancel).follow(self._task)

    def _finish(self, _done: Done[Any]) -> None:
        self._task = None
        del self.queue[:1]
        self.read_next()

    def _resume(self) -> None:
        self._task = None
        self.show_content()

    # -- showing it

    def _show_state(self) -> None:
        draft = self._present
        self._show_head(draft)
        self.view.show_draft(draft, self.table, self.confirmed)
        self._show_button(draft)

    def _show_head(self, draft: ImportDraft) -> None:
        source, verdict = draft.inspection.source, draft.inspection.verdict
        size = self.session.language.number(max(1, round(source.bytes / 1024)))
        told = msg("{file} · {size} KB · fingerprint {hash}", file=source.name, size=size, hash=source.short_hash)
        if len(self.queue) > 1:
            told = msg("{file}, then {count} more", file=told, count=len(self.queue) - 1)
        self.set_subtitle(self.word(told))
        self.clear_tools()
        tone, picture = _VERDICT_LOOKS[verdict]
        self.tools.addWidget(tag(self.theme, self.word(VERDICTS[verdict]), tone, picture))

    def _show_button(self, draft: ImportDraft) -> None:
        asked, unseen = obstacles(draft, self.confirmed)
        self.go_on.setText(self.word(msgn("Import {count} amount", "Import {count} amounts", draft.amounts)))
        self.go_on.setAccessibleName(self.go_on.text())
        self.go_on.setEnabled(bool(draft.tables) and not asked and not unseen)
        if not draft.tables:
            hint = msg("Choose a table to import.")
        elif asked:
            hint = msg("Answer the questions first: nothing is written before.")
        elif unseen:
            hint = msg("Confirm how the first amount of {table} reads.", table=unseen[0])
        else:
            hint = msg("Nothing is written before you import.")
        self._hint.setText(self.word(hint))

    def take_focus(self) -> None:
        """The keyboard stands on what is to be done next: confirm, answer, import."""
        stop = self.go_on if self.go_on.isEnabled() else self.view.first_to_do()
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- kept through a change of language

    def keep(self) -> object:
        """The draft as it stands."""
        return self.queue, self.draft, self._as_read, self.table, self.confirmed

    def restore(self, kept: object) -> None:
        """Go on with it."""
        if isinstance(kept, tuple):
            self.queue, self.draft, self._as_read, self.table, self.confirmed = kept
            if self.draft is not None:
                self.show_content()
                self._show_state()


def _no_table(draft: ImportDraft) -> BudgetWatchError:
    return BudgetWatchError(
        msg("No table of amounts was found in {file}.", file=draft.inspection.source.name),
        msg("Open the sheet, or ask the sender for the table as a spreadsheet."),
    )
