"""Type a table: no spreadsheet came, so a page of a document is typed or pasted, and goes through the same import."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.typed import TypedSheet
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Topic
from ui.models.typed_grid import TypedGrid
from ui.pages.page import Page
from ui.widgets.controls import button, card, label, line, stack
from ui.widgets.panel import Panel
from ui.widgets.scrolled import scrolled
from ui.widgets.short_line import ShortLine
from ui.widgets.typed_table import TypedTable

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.typing_drafts import KeptTyping

_ORIGIN, _HIGH, _BAR = 300, 400, 16
_PAUSE = 500
"""Milliseconds after the last key until what was typed is kept."""


class TypingPage(Page):
    """Where the table comes from to the left, the grid to the right, one button that goes on to the import."""

    name: ClassVar[str] = "typing"
    title: ClassVar[Message] = msg("Type a table")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.DOCUMENTS})

    def build(self) -> QWidget:
        """The origin, the grid and the row of buttons."""
        self._saving = QTimer(self, singleShot=True, interval=_PAUSE)
        self._saving.timeout.connect(self.save)
        self._filling, self._dossier = False, self.session.dossier
        self._imported: TypedSheet | None = None
        self._wanted = ""
        self.set_subtitle(
            self.word(msg("For a page that came on paper or as a PDF: document, page and who typed are its source"))
        )
        content = QWidget()
        column = stack(content, spacing=8)
        row = line(spacing=8)
        origin = self._origin()
        place = scrolled(origin, self.theme.px(_HIGH))
        place.setFixedWidth(origin.minimumWidth() + _BAR)
        row.addWidget(place)
        row.addWidget(self._sheet(), 1)
        column.addLayout(row, 1)
        foot = line(spacing=8)
        self._hint = ShortLine()
        foot.addWidget(self._hint)
        foot.addStretch()
        self.another = button(self.theme, self.word(msg("Begin another table")), self.begin_another, kind="quiet")
        foot.addWidget(self.another)
        foot.addWidget(
            button(self.theme, self.word(msg("Back to the documents")), lambda: self.session.go("documents"))
        )
        self.go_on = button(
            self.theme, self.word(msg("Read this table…")), self.read_table, picture="file-import", kind="primary"
        )
        foot.addWidget(self.go_on)
        column.addLayout(foot)
        self._weigh()
        return content

    def _origin(self) -> QFrame:
        """What the figures will say of their source."""
        box = card()
        box.setFixedWidth(self.theme.px(_ORIGIN))
        column = stack(box, margins=(14, 12, 14, 12), spacing=6)
        column.addWidget(label(self.word(msg("Where does this table come from?")), "strong", wrap=True))
        self.document = self._field(column, msg("Title of the document (required)"))
        self.page = self._field(column, msg("Page (required)"))
        self.date = self._field(column, msg("Date of the document"))
        self.author = self._field(column, msg("Who types (required)"), self.session.author)
        why = msg(
            "Its figures say that they were typed until a colleague has compared the table with the document and confirmed it."
        )
        column.addSpacing(8)
        column.addWidget(label(self.word(why), "body2", wrap=True))
        column.addStretch()
        return box

    def _field(self, column: QVBoxLayout, name: Message, text: str = "") -> QLineEdit:
        field = QLineEdit(text)
        field.setAccessibleName(self.word(name))
        field.textChanged.connect(self._follow)
        column.addWidget(label(self.word(name), "meta"))
        column.addWidget(field)
        return field

    def _sheet(self) -> Panel:
        panel = Panel(
            self.theme,
            self.word(msg("Table")),
            "table",
            self.word(msg("Type, or paste from Excel or from a PDF; amounts stay as typed")),
        )
        self.grid = TypedGrid()
        self.table = TypedTable(self.session, self.grid)
        self.table.typed.connect(self._follow)
        controls = panel.controls
        controls.addWidget(button(self.theme, self.word(msg("Paste")), self._paste, key=self.word(msg("Ctrl V"))))
        controls.addWidget(
            button(
                self.theme,
                self.word(msg("Undo typing")),
                self.grid.undo,
                picture="arrow-back-up",
                kind="quiet",
                key=self.word(msg("Ctrl Z")),
            )
        )
        panel.body.addWidget(self.table, 1)
        return panel

    # -- kept while it is typed

    def refresh(self) -> None:
        """Ask for what was typed and not yet imported."""

        def ask(dossier: Dossier, _job: Job) -> KeptTyping | None:
            from budgetwatch.usecases.typing_drafts import kept_typing

            return kept_typing(dossier)

        self.load(ask, self.show_kept)

    def show_kept(self, kept: KeptTyping | None) -> None:
        """Go on with what was kept; what is newer here stays."""
        if kept is not None:
            self._imported = kept.sheet if kept.imported else None
            if not self._saving.isActive() and kept.sheet != self.typed:
                self._put_down(kept.sheet)
            self._weigh()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._begin_register(wanted)

    def visit(self, subject: object) -> None:
        """Begin a register of that kind under its headers, unless something typed still waits here."""
        self._wanted = str(subject)
        self.reload()

    def _begin_register(self, kind: str) -> None:
        from budgetwatch.usecases.templates import head_of

        waits = any(text for row in self.grid.rows for text in row) and self.typed != self._imported
        if waits:
            self.session.say(msg("A table that was typed before waits here: read it first, or begin another."))
            return
        if self._imported is not None:
            self.page.clear()
        head = head_of(kind, self.session.language)
        cells = {(row, at): text for row, texts in enumerate(head) for at, text in enumerate(texts)}
        gone = {(row, at): "" for row, texts in enumerate(self.grid.rows) for at in range(len(texts))}
        self.grid.write((row, at, text) for (row, at), text in {**gone, **cells}.items())
        self.table.widen()
        self._weigh()
        self.document.setFocus()

    def begin_another(self) -> None:
        """Empty the grid for the next page of the document; Ctrl Z brings the cells back."""
        self.page.clear()
        self.grid.write((row, column, "") for row, cells in enumerate(self.grid.rows) for column in range(len(cells)))
        self.page.setFocus()

    def _follow(self) -> None:
        """Something was typed: it is kept after a short pause."""
        if not self._filling:
            self._saving.start()
        self._weigh()

    def save(self) -> None:
        """Keep what was typed in the dossier now."""
        self._saving.stop()
        dossier, typed = self.session.dossier, self.typed
        if dossier is None or dossier.read_only or dossier is not self._dossier:
            return

        def work(opened: Dossier, _job: Job) -> None:
            from budgetwatch.usecases.typing_drafts import keep_typing

            keep_typing(opened, typed)

        self.session.keep(work)

    def _save_pending(self) -> None:
        if self._saving.isActive():
            self.save()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Watch for the window to be closed: what was just typed is kept before."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what was just typed before another page is shown."""
        self._save_pending()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep what was just typed before the window closes."""
        if event.type() is QEvent.Type.Close and watched is self.window():
            self._save_pending()
        return super().eventFilter(watched, event)

    def _paste(self) -> None:
        self.table.paste()
        self.table.setFocus()

    # -- going on

    @property
    def typed(self) -> TypedSheet:
        """The table as it stands, with its origin."""
        texts = (self.document.text(), self.page.text(), self.author.text())
        document, page, author = (text.strip() for text in texts)
        return TypedSheet(document, page, author, self.grid.rows, self.date.text().strip())

    def _weigh(self) -> None:
        """Say what is still missing, or how much was typed."""
        if not hasattr(self, "go_on"):  # the fields speak before the foot is made
            return
        typed = self.typed
        missing = not all((typed.document, typed.page, typed.author))
        filled = sum(bool(text) for row in typed.rows for text in row)
        again = typed == self._imported
        self.go_on.setEnabled(bool(filled) and not missing and not again)
        self.another.setVisible(bool(filled))
        if again:
            hint = msg("This table is imported. Mend it and read it again, or begin another.")
        elif missing:
            hint = msg("Give the document, its page and the name of who types.")
        elif not filled:
            hint = msg("Type or paste the table, its title and header included.")
        else:
            hint = msgn(
                "{count} cell typed and kept in the dossier. Nothing of it counts before you import.",
                "{count} cells typed and kept in the dossier. Nothing of it counts before you import.",
                filled,
            )
        self._hint.setText(self.word(hint))

    def read_table(self) -> None:
        """Hand the table over to the import."""
        self._save_pending()
        self.session.go("import", self.typed)

    # -- kept through a change of language

    def keep(self) -> object:
        """What was typed so far."""
        self._save_pending()
        return self.typed

    def restore(self, kept: object) -> None:
        """Go on with it."""
        if isinstance(kept, TypedSheet):
            self._put_down(kept)

    def _put_down(self, kept: TypedSheet) -> None:
        """A table in place of the one on show, without keeping it again."""
        self._filling = True
        self.document.setText(kept.document)
        self.page.setText(kept.page)
        self.date.setText(kept.date)
        self.author.setText(kept.author)
        self.grid.show(kept.rows)
        self.table.widen()
        self._filling = False
        self._weigh()
