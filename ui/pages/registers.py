"""Registers: the rows of headcounts, advances and the budget calendar, with what they come to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Topic
from ui.files import choose_spreadsheets
from ui.models.registers import NAMES, READABLE, WHY, RegisterView, read_register
from ui.pages.page import Page
from ui.widgets.controls import button, label, line, stack
from ui.widgets.register_table import RegisterTable
from ui.widgets.segments import Segments
from ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier


class RegistersPage(Page):
    """One register at a time: a few numbers above, the rows below; F4 leads from any of them to its cells."""

    name: ClassVar[str] = "registers"
    title: ClassVar[Message] = msg("Registers")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.DOCUMENTS})

    def build(self) -> QWidget:
        """The choice of register, the table under it."""
        self.kind = READABLE[0]
        self.shown: TableKind | None = None
        theme, word = self.theme, self.word
        self.set_subtitle(word(msg("What the committee received beside budgets and contracts")))
        self.show_subtitle(shown=not theme.spacious)
        self.tools.addWidget(
            button(theme, word(msg("Blank workbook…")), self.offer_template, picture="file-spreadsheet")
        )
        self.tools.addWidget(button(theme, word(msg("Back to the documents")), self._leave))
        options = [(kind, word(NAMES[kind])) for kind in READABLE]
        self.kinds: Segments[TableKind] = Segments(word(msg("Register")), options, self.kind, self.choose_kind, theme)
        content = QWidget()
        column = stack(content, spacing=8)
        row = line(spacing=12)
        row.addWidget(self.kinds)
        self._told = label("", "meta")
        row.addWidget(self._told)
        row.addStretch()
        column.addLayout(row)
        self.register = RegisterTable(self.session)
        column.addWidget(self.register, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)
        return content

    # -- reading

    def refresh(self) -> None:
        """Ask for the rows of the register on show, as they stand today."""
        kind, language = self.kind, self.session.language
        day = datetime.now(UTC).astimezone().date()
        self.kinds.show_chosen(kind)
        self._told.setText(self.word(msg("as of {date}", date=day)))

        def ask(dossier: Dossier, _job: Job) -> RegisterView:
            return read_register(dossier, kind, day, language)

        self.load(ask, lambda view: self.show_register(kind, view))

    def show_register(self, kind: TableKind, view: RegisterView) -> None:
        """Show the rows, or what the register is for while there is none."""
        self.shown = kind
        if view.lines:
            self.register.show_view(self.word(NAMES[kind]), view)
            return
        title, why = WHY[kind]
        ways = [(msg("Blank workbook…"), self.offer_template), (msg("Import…"), self.choose)]
        self.register.show_state(EmptyState(self.session, title, why, ways, "list-check"))

    def choose_kind(self, kind: TableKind) -> None:
        """Show another register."""
        self.kind = kind
        self.reload()

    def visit(self, subject: object) -> None:
        """Show the register of a kind."""
        if isinstance(subject, TableKind) and subject in READABLE:
            self.choose_kind(subject)

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard."""
        return self.register.current_figure()

    def take_focus(self) -> None:
        """The keyboard stands on the rows."""
        if self.register.table is not None:
            self.register.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.kinds.buttons[self.kind].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- what a person does here

    def offer_template(self) -> None:
        """Show the blank workbooks, standing on that of the register on show."""
        from ui.dialogs.templates import TemplatesDialog

        dialog = TemplatesDialog(self.session, self.window())
        dialog.choose_kind(self.kind.value)
        dialog.open()

    def choose(self) -> None:
        """Ask for spreadsheets to import."""
        choose_spreadsheets(self.session, self)

    def _leave(self) -> None:
        self.session.go("documents")

    # -- kept through a change of language

    def keep(self) -> object:
        """The register on show."""
        return self.kind

    def restore(self, kept: object) -> None:
        """Show it again."""
        if isinstance(kept, TableKind):
            self.kind = kept
