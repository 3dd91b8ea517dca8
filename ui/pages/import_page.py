"""Import: one file at a time, shown as it is read; nothing is written before the last button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget

from budgetwatch.domain.errors import BudgetWatchError, NeedsPassword
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.bridge import Task
from ui.files import choose_spreadsheets
from ui.pages.page import Page
from ui.widgets.choice import Choice
from ui.widgets.controls import button, first_stop, label, line, stack, tag
from ui.widgets.panel import Panel
from ui.widgets.states import TroubleState

if TYPE_CHECKING:
    from budgetwatch.domain.fact import Reading
    from budgetwatch.domain.layout import Layout
    from budgetwatch.domain.source import CellRef
    from budgetwatch.usecases.deciding import ImportQuestion
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.importing import ImportDraft

_CARDS = 368


class ImportPage(Page):
    """The sheet with its letters and roles to the left, what it comes to at the right, one button that writes."""

    name: ClassVar[str] = "import"
    title: ClassVar[Message] = msg("Import a document")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.HISTORY})

    def build(self) -> QWidget:
        """Sheet, cards, and the row of buttons under them."""
        self.queue: list[Path] = []
        self.draft: ImportDraft | None = None
        self.table = ""
        self.confirmed: frozenset[str] = frozenset()
        self._task: Task[Any] | None = None
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.step_back)
        content = QWidget()
        column = stack(content, spacing=8)
        row = line(spacing=12)
        row.addWidget(self._sheet_panel(), 1)
        self._cards = QScrollArea()
        self._cards.setWidgetResizable(True)
        self._cards.setFixedWidth(self.theme.px(_CARDS))
        row.addWidget(self._cards)
        column.addLayout(row, 1)
        column.addLayout(self._buttons())
        return content

    def _sheet_panel(self) -> QFrame:
        from ui.widgets.sheet_view import SheetView

        self._panel = Panel(self.theme, "")
        self._tables: Choice[str] = Choice(self.theme, self.word(msg("Table")), [], "", self.choose_table)
        self._panel.controls.addWidget(self._tables)
        self._taken = QCheckBox(self.word(msg("to import")))
        self._taken.clicked.connect(self.take_table)
        self._panel.controls.addWidget(self._taken)
        self.sheet = SheetView(self.session)
        self.sheet.rows_painted.connect(self.paint_rows)
        self.sheet.role_chosen.connect(self.choose_role)
        self._panel.body.addWidget(self.sheet, 1)
        self._counts = label("", "small")
        self._counts.setContentsMargins(12, 6, 12, 6)
        self._panel.body.addWidget(self._counts)
        return self._panel

    def _buttons(self) -> Any:
        row = line(spacing=8)
        self._hint = label("", "body2")
        row.addWidget(self._hint)
        row.addStretch()
        row.addWidget(button(self.theme, self.word(msg("Cancel")), self.leave, key=self.word(msg("Escape"))))
        self.go_on = button(self.theme, "", self.import_now, picture="database-import", kind="primary")
        row.addWidget(self.go_on)
        return row

    # -- files

    def refresh(self) -> None:
        """Nothing is read here unless files were given."""
        if self.draft is None and self._task is None:
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
            self.session.go("documents")
            self._say_nothing_to_do()
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
        others = (msg("Another file…"), self.choose_other)
        if isinstance(error, NeedsPassword):
            actions = [(msg("Give the password…"), self.ask_password), others]
        else:
            actions = [others, (msg("Back to the documents"), self.leave)]
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
            self.leave()

    def leave(self) -> None:
        """Drop the draft and the queue: nothing was written."""
        self._task, self.draft, self.queue = None, None, []
        self._say_nothing_to_do()
        self.session.go("documents")

    def _say_nothing_to_do(self) -> None:
        self.set_subtitle("")
        self.show_empty(
            msg("No file to import"),
            msg("Choose spreadsheets, or drop them anywhere in the window. The originals are never modified."),
            (msg("Choose files…"), lambda: choose_spreadsheets(self.session, self)),
            icon="file-import",
        )

    # -- the draft

    def show_draft(self, draft: ImportDraft) -> None:
        """A file as it is read, on its first table to import."""
        self._task, self.draft = None, draft
        self.confirmed = frozenset()
        known = [one.layout.id for one in draft.inspection.tables]
        self.table = (draft.tables or tuple(known) or ("",))[0]
        if not known:
            self.show_refusal(_no_table(draft))
            return
        self.show_content()
        self._show_all()
        self.take_focus()

    def change(self, draft: ImportDraft) -> None:
        """Another state of the draft; the old one is simply dropped."""
        self.draft = draft
        self._show_all()

    def choose_table(self, table: str) -> None:
        """Look at another table of the file."""
        self.table = table
        self._show_all()

    def take_table(self, taken: bool) -> None:  # noqa: FBT001 - what a check box says
        """Import the table on show too, or leave it out."""
        if self.draft is not None:
            others = tuple(one for one in self.draft.tables if one != self.table)
            self.change(self.draft.with_tables((*others, self.table) if taken else others))

    def confirm_unit(self) -> None:
        """The first amount was read rightly; an assumed unit becomes a decided one."""
        if self.draft is None:
            return
        self.confirmed |= {self.table}
        unit = self.reading.layout.unit
        decisions = self.draft.decided_for(self.table)
        self.change(self.draft.with_decisions(replace(decisions, scale=decisions.scale or unit.scale), self.table))
        self.take_focus()

    def decide_unit(self, scale: int | None, currency: str | None) -> None:
        """The unit or the currency is another one."""
        if self.draft is None:
            return
        old = self.draft.decided_for(self.table)
        new = replace(old, scale=scale or old.scale, currency=currency or old.currency)
        self.change(self.draft.with_decisions(new, self.table))

    def answer(self, question: ImportQuestion, value: Any) -> None:
        """A person's answer to one question."""
        if self.draft is None or value is None:
            return
        old = self.draft.decided_for(question.table)
        if question.asked == "measure" and question.column:
            new = replace(old, columns={**old.columns, question.column: value})
        else:
            new = replace(old, **{question.asked.value: value})
        self.change(self.draft.with_decisions(new, question.table))

    def choose_role(self, column: int, choice: Any) -> None:
        """A column is something else: the table is read again from the raw cells."""
        from ui.models.import_view import with_column

        self._reread(with_column(self._proposed.layout, column, choice))

    def paint_rows(self, rows: set[int], kind: Any) -> None:
        """Rows are something else: the table is read again from the raw cells."""
        from ui.models.import_view import with_rows

        self._reread(with_rows(self._proposed.layout, rows, kind))

    def _reread(self, layout: Layout) -> None:
        draft = self.draft
        if draft is not None:
            self.session.run(lambda _job: draft.with_layout(layout), self.change, owner=self)

    def import_now(self) -> None:
        """Write the chosen tables: the only step that changes the dossier."""
        draft, author = self.draft, self.session.author
        if draft is None:
            return

        def work(dossier: Dossier, job: Job) -> Done[Any]:
            from budgetwatch.usecases.importing import import_draft

            return import_draft(dossier, draft, author, job=job)

        self._task = self.session.write(work, self._imported, self.show_refusal, self._stopped, owner=self)
        name = draft.inspection.source.name
        self.show_busy(msg("Importing {file}", file=name), self._task.cancel).follow(self._task)

    def _imported(self, _done: Done[Any]) -> None:
        self._task = None
        del self.queue[:1]
        self.read_next()

    def _stopped(self) -> None:
        self._task = None
        self.show_content()

    # -- showing the draft

    @property
    def reading(self) -> Reading:
        """The table on show with the decisions applied, or as proposed while it is not chosen."""
        draft = self.draft
        chosen = draft.readings if draft is not None else ()
        return next((one for one in chosen if one.layout.id == self.table), self._proposed)

    @property
    def _proposed(self) -> Reading:
        if self.draft is None:
            raise RuntimeError("no file is being imported")
        return next(one for one in self.draft.inspection.tables if one.layout.id == self.table)

    def _show_all(self) -> None:
        draft = self.draft
        if draft is None:
            return
        self._show_head(draft)
        self._show_sheet(draft)
        self._show_cards(draft)
        self._show_button(draft)

    def _show_head(self, draft: ImportDraft) -> None:
        source = draft.inspection.source
        size = self.session.language.number(max(1, round(source.bytes / 1024)))
        told = msg("{file} · {size} KB · fingerprint {hash}", file=source.name, size=size, hash=source.short_hash)
        if len(self.queue) > 1:
            told = msg("{file}, then {count} more", file=told, count=len(self.queue) - 1)
        self.set_subtitle(self.word(told))
        while (item := self.tools.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        from budgetwatch.domain.terms import VERDICTS

        verdict = draft.inspection.verdict
        tone, picture = {"ready": ("ok", "circle-check"), "review": ("att", "alert-triangle")}.get(
            verdict, ("ale", "alert-octagon")
        )
        self.tools.addWidget(tag(self.theme, self.word(VERDICTS[verdict]), tone, picture))

    def _show_sheet(self, draft: ImportDraft) -> None:
        from ui.models.import_view import row_counts
        from ui.models.sheet_model import SheetModel

        layout = self.reading.layout
        self._panel.title.setText(layout.sheet)
        tables = [(one.layout.id, one.layout.id) for one in draft.inspection.tables]
        self._tables.offer(tables, self.table)
        self._tables.setVisible(len(tables) > 1)
        self._taken.setChecked(self.table in draft.tables)
        grid = next(one for one in draft.workbook.grids if one.sheet == layout.sheet)
        self.sheet.show_sheet(SheetModel(grid, layout, self.session.language))
        counted = [self.word(text) for _, text in row_counts(layout)]
        read = msgn("= {count} row read", "= {count} rows read", len(layout.rows))
        self._counts.setText("     ".join([*counted, self.word(read)]))

    def _show_cards(self, draft: ImportDraft) -> None:
        from ui.models.import_view import first_amount
        from ui.widgets.import_cards import QuestionsCard, ReasonsCard, TotalsCard, UnitCard

        reading = self.reading
        inner = QWidget()
        column = stack(inner, spacing=8)
        grid = next(one for one in draft.workbook.grids if one.sheet == reading.layout.sheet)
        if (first := first_amount(reading, grid)) is not None:
            confirmed = self.table in self.confirmed
            column.addWidget(
                UnitCard(self.session, first, reading, self.decide_unit, self.confirm_unit, confirmed=confirmed)
            )
        if questions := [one for one in draft.questions if one.table == self.table]:
            column.addWidget(QuestionsCard(self.session, questions, self.answer))
        column.addWidget(TotalsCard(self.session, reading, self.show_cell))
        reasons = [*draft.inspection.reasons, *reading.issues]
        if reasons:
            column.addWidget(ReasonsCard(self.session, list(dict.fromkeys(reasons)), self.show_cell))
        column.addStretch()
        self._cards.setWidget(inner)

    def _show_button(self, draft: ImportDraft) -> None:
        amounts, unseen = draft.amounts, [one for one in draft.tables if one not in self.confirmed]
        self.go_on.setText(self.word(msgn("Import {count} amount", "Import {count} amounts", amounts)))
        self.go_on.setAccessibleName(self.go_on.text())
        if not draft.tables:
            hint = msg("Choose a table to import.")
        elif draft.questions:
            hint = msg("Answer the questions first: nothing is written before.")
        elif unseen:
            hint = msg("Confirm how the first amount of {table} reads.", table=unseen[0])
        else:
            hint = msg("Nothing is written before you import.")
        self._hint.setText(self.word(hint))
        self.go_on.setEnabled(bool(draft.tables) and not draft.questions and not unseen)

    def show_cell(self, cell: CellRef) -> None:
        """Go to a cell of the sheet on show."""
        self.sheet.show_cell(cell.row, cell.column)

    def take_focus(self) -> None:
        """The keyboard stands on what is to be done next: confirm, answer, import."""
        stop = self.go_on if self.go_on.isEnabled() else first_stop(self._cards.widget() or self)
        (stop or self).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- kept through a change of language

    def keep(self) -> object:
        """The draft as it stands."""
        return self.queue, self.draft, self.table, self.confirmed

    def restore(self, kept: object) -> None:
        """Go on with it."""
        if isinstance(kept, tuple):
            self.queue, self.draft, self.table, self.confirmed = kept
            if self.draft is not None:
                self.show_content()
                self._show_all()


def _no_table(draft: ImportDraft) -> BudgetWatchError:
    return BudgetWatchError(
        msg("No table of amounts was found in {file}.", file=draft.inspection.source.name),
        msg("Open the sheet, or ask the sender for the table as a spreadsheet."),
    )
