"""Type a table: no spreadsheet came, so a page of a document is typed or pasted, and goes through the same import."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.typed import TypedSheet
from budgetwatch.jobs import Job
from ui.models.typed_grid import TypedGrid
from ui.pages.page import Page
from ui.widgets.controls import button, card, label, line, stack
from ui.widgets.panel import Panel
from ui.widgets.typed_table import TypedTable

if TYPE_CHECKING:
    from pathlib import Path

_ORIGIN = 300


class TypingPage(Page):
    """Where the table comes from to the left, the grid to the right, one button that goes on to the import."""

    name: ClassVar[str] = "typing"
    title: ClassVar[Message] = msg("Type a table")

    def build(self) -> QWidget:
        """The origin, the grid and the row of buttons."""
        self.set_subtitle(
            self.word(msg("For a page that came on paper or as a PDF: document, page and who typed are its source"))
        )
        content = QWidget()
        column = stack(content, spacing=8)
        row = line(spacing=8)
        row.addWidget(self._origin())
        row.addWidget(self._sheet(), 1)
        column.addLayout(row, 1)
        foot = line(spacing=8)
        self._hint = label("", "body2")
        foot.addWidget(self._hint)
        foot.addStretch()
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
        field.textChanged.connect(self._weigh)
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
        self.table.typed.connect(self._weigh)
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
        self.go_on.setEnabled(bool(filled) and not missing)
        if missing:
            hint = msg("Give the document, its page and the name of who types.")
        elif not filled:
            hint = msg("Type or paste the table, its title and header included.")
        else:
            hint = msgn(
                "{count} cell typed. Nothing is written before you import.",
                "{count} cells typed. Nothing is written before you import.",
                filled,
            )
        self._hint.setText(self.word(hint))

    def read_table(self) -> None:
        """Hand the table over to the import."""
        typed = self.typed

        def work(_job: Job) -> Path:
            from budgetwatch.usecases.typing_in import hand_over

            return hand_over(typed)

        self.session.run(work, lambda path: self.session.go("import", [path]), owner=self)

    # -- kept through a change of language

    def keep(self) -> object:
        """What was typed so far."""
        return self.typed

    def restore(self, kept: object) -> None:
        """Go on with it."""
        if isinstance(kept, TypedSheet):
            self.document.setText(kept.document)
            self.page.setText(kept.page)
            self.date.setText(kept.date)
            self.author.setText(kept.author)
            self.grid.show(kept.rows)
            self.table.widen()
            self._weigh()
