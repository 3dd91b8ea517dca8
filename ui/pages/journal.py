"""The journal: every change of the dossier as a dated, signed sentence, to search through and to take out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import UNSIGNED
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import EVERYTHING
from ui.models.rows import Cell, Heading, RowsModel
from ui.pages.page import Page
from ui.session import Notice
from ui.widgets.choice import Choice
from ui.widgets.controls import button, label, line, stack
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.history import Entry


class JournalPage(Page):
    """Newest first; nothing is ever taken out of it, undone steps included."""

    name: ClassVar[str] = "journal"
    title: ClassVar[Message] = msg("Journal of the dossier")
    topics: ClassVar[frozenset[str]] = EVERYTHING

    def build(self) -> QWidget:
        """What to look for, the entries under it."""
        theme, word = self.theme, self.word
        self._entries: tuple[Entry, ...] = ()
        self.listed: tuple[Entry, ...] = ()
        self.set_subtitle(word(msg("What was done, by whom and when; nothing is ever taken out of it")))
        self.show_subtitle(shown=not theme.spacious)
        self.write = button(theme, word(msg("Write as csv…")), self.choose_file, picture="file-spreadsheet")
        self.tools.addWidget(self.write)
        self.tools.addWidget(button(theme, word(msg("Back to the documents")), self._leave))
        content = QWidget()
        column = stack(content, spacing=8)
        row = line(spacing=10)
        self.words = QLineEdit()
        self.words.setPlaceholderText(word(msg("Words to look for")))
        self.words.setAccessibleName(word(msg("Words to look for")))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._sift)
        self.people: Choice[str] = Choice(theme, word(msg("Signed by")), [("", word(msg("everyone")))], "", self._sift)
        self.count = label("", "meta")
        row.addWidget(self.words, 1)
        row.addWidget(self.people)
        row.addWidget(self.count)
        column.addLayout(row)
        self.rows: RowsModel[Entry] = RowsModel(
            [Heading(word(msg("When"))), Heading(word(msg("Signed by"))), Heading(word(msg("What was done")))]
        )
        self.table = Table(theme, word(self.title), self.rows, (170, 190, 0))
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        column.addWidget(self.table, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.words.setFocus)
        return content

    def refresh(self) -> None:
        """Ask for every entry."""

        def ask(dossier: Dossier, _job: Job) -> tuple[Entry, ...]:
            from budgetwatch.usecases.history import list_history

            return list_history(dossier)

        self.load(ask, self.show_entries)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show the entries, those that are looked for."""
        self._entries = entries
        if not entries:
            self.show_empty(
                msg("Nothing was done in this dossier yet"),
                msg("Every import, answer, question and correction will stand here with its date and who signed it."),
                icon="list-check",
            )
            return
        names = sorted({one.author for one in entries if one.author})
        options = [("", self.word(msg("everyone"))), *((name, name) for name in names)]
        self.people.offer(options, self.people.chosen if self.people.chosen in names else "")
        self._sift()

    def _sift(self, _by: object = None) -> None:
        from budgetwatch.usecases.history import filter_history

        language = self.session.language
        self.listed = filter_history(self._entries, language, self.words.text(), self.people.chosen)
        self.rows.show_records(self.listed, self._cells)
        told = msgn("{count} entry of {all}", "{count} entries of {all}", len(self.listed), all=len(self._entries))
        self.count.setText(self.word(told))
        self.write.setEnabled(bool(self.listed))

    def _cells(self, entry: Entry) -> tuple[Cell, ...]:
        here = entry.at.astimezone()
        return (
            Cell(self.session.language.moment(here)),
            Cell(entry.author or self.word(UNSIGNED)),
            Cell(self.word(entry.label)),
        )

    def choose_file(self) -> None:
        """Ask where the entries on show go, and write them."""
        dossier = self.session.dossier
        if dossier is None:
            return
        journal, kind = self.word(msg("journal")), self.word(msg("Tables (*.csv)"))
        named = dossier.path.with_name(f"{dossier.path.stem}-{journal}.csv")
        name, _ = QFileDialog.getSaveFileName(self, self.word(msg("Write the journal")), str(named), kind)
        if not name:
            return
        entries, language = self.listed, self.session.language

        def work(_job: Job) -> Path:
            from budgetwatch.usecases.history import write_history

            return write_history(entries, Path(name), language)

        written = msg("Journal written to {file}, for the closed session: it may name any item.", file=Path(name).name)
        self.session.run(work, lambda _path: self.session.said.emit(Notice(written)), owner=self)

    def take_focus(self) -> None:
        """The keyboard stands on the entries."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave(self) -> None:
        self.session.go("documents")

    def keep(self) -> object:
        """The words looked for."""
        return self.words.text()

    def restore(self, kept: object) -> None:
        """Look for them again."""
        if isinstance(kept, str):
            self.words.setText(kept)
