"""Expected documents: what is due each year, what came, what is late, refused or classified."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.piece import ExpectedPiece, Piece, PieceNote
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.dialogs.piece import PieceDialog
from ui.models.pieces import counted, headings, look, rows
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.widgets.clearing import clear
from ui.widgets.controls import button, label, line, stack
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.pieces import Register

_YEAR, _ROW = 124, 39


class ExpectedPage(Page):
    """A matrix of pieces and years; Enter notes what became of the one at the keyboard."""

    name: ClassVar[str] = "expected"
    title: ClassVar[Message] = msg("Expected documents")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.DOCUMENTS})

    def build(self) -> QWidget:
        """The count above, the matrix below."""
        self.register: Register | None = None
        self.rows: RowsModel[Piece] = RowsModel(())
        self.table: Table | None = None
        self._at = (0, 1)
        theme, word = self.theme, self.word
        self.set_subtitle(word(msg("What the committee is owed each year, and when it came")))
        self.show_subtitle(shown=not theme.spacious)
        self.remind = button(theme, word(msg("Prepare reminders…")), self.write_reminders, picture="file-type-pdf")
        self.tools.addWidget(self.remind)
        self.tools.addWidget(button(theme, word(msg("Back to the documents")), self._leave))
        content = QWidget()
        column = stack(content, spacing=8)
        row = line(spacing=12)
        self._told = label("", "meta")
        row.addWidget(self._told)
        row.addStretch()
        noted = word(msg("Note what became of it…"))
        row.addWidget(button(theme, noted, self.note, key=word(msg("Enter"))))
        column.addLayout(row)
        self._place = QWidget()
        self._room = stack(self._place, spacing=0)
        column.addWidget(self._place, 1)
        legend = msg("✓ received · + n d: received n days late · n d in a box: late by n days · a date alone: due then")
        column.addWidget(label(word(legend), "meta"))
        checked = msg("Every due day is to be checked: resources/pieces/expected.toml holds them.")
        column.addWidget(label(word(checked), "meta"))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)
        return content

    # -- reading

    def refresh(self) -> None:
        """Ask for the register as it stands today."""
        self.load(look, self.show_register)

    def show_register(self, register: Register) -> None:
        """Fill the matrix, the keyboard where it stood."""
        first = self.register is None
        self.register, language = register, self.session.language
        if self.table is not None:
            at = self.table.currentIndex()
            self._at = (max(0, at.row()), max(1, at.column()))
        self._told.setText(counted(register, language))
        self.remind.setEnabled(bool(register.late))
        self.rows = RowsModel(headings(register, language))
        held = self.window().focusWidget() in {self.table, None}
        clear(self._place)
        self.table = Table(
            self.theme, self.word(self.title), self.rows, (0, *(_YEAR for _ in register.years)), row=_ROW
        )
        self.table.setSelectionBehavior(Table.SelectionBehavior.SelectItems)
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        self.table.activated.connect(lambda _index: self.note())
        self._room.addWidget(self.table)
        self.rows.show_rows(rows(register, language))
        self.table.setCurrentIndex(self.rows.index(*self._at))
        if first or held:
            # Later, since the table that this one replaces holds the keyboard until it is gone.
            QTimer.singleShot(0, self, self.take_focus)

    @property
    def selected(self) -> ExpectedPiece | None:
        """The piece and year at the keyboard."""
        at = self.table.currentIndex() if self.table is not None else None
        if self.register is None or at is None or not at.isValid() or not 1 <= at.column() <= len(self.register.years):
            return None
        return self.register.expected[self.rows.record(at.row()).id, self.register.years[at.column() - 1]]

    def take_focus(self) -> None:
        """The keyboard stands on the matrix."""
        if self.table is not None:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- what a person does here

    def note(self) -> None:
        """Ask what became of the piece at the keyboard."""
        piece = self.selected
        if piece is not None:
            PieceDialog(self.session, piece, self.keep_note, lambda: self.forget_note(piece), self.window()).open()

    def keep_note(self, told: PieceNote) -> None:
        """Keep what became of a piece."""
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.pieces import note_piece

            return note_piece(dossier, told, author)

        self.session.write(work)

    def forget_note(self, piece: ExpectedPiece) -> None:
        """Take the note on a piece back."""
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.pieces import forget_note

            return forget_note(dossier, piece.piece.id, piece.year, author)

        self.session.write(work)

    def write_reminders(self) -> None:
        """Write a letter to each who owes a late piece, in a folder that the person chooses."""
        register, language = self.register, self.session.language
        folder = QFileDialog.getExistingDirectory(self, self.word(msg("Where should the letters be kept?")))
        if not folder or register is None:
            return

        def work(dossier: Dossier, _job: Job) -> tuple[Path, ...]:
            from budgetwatch.usecases.reminding import write_reminders

            return write_reminders(dossier, Path(folder), language, register)

        def told(written: tuple[Path, ...]) -> None:
            count = len(written)
            place = str(Path(folder))
            self.session.say(
                msgn("{count} letter is in {place}.", "{count} letters are in {place}.", count, place=place)
            )

        self.session.read(work, told, owner=self)

    def _leave(self) -> None:
        self.session.go("documents")
