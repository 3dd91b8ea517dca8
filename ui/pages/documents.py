"""Documents: the files received, and whether their printed totals agree with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from budgetwatch.domain.figure import CellSelection, Figure, Operation, Trace, money
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.files import choose_spreadsheets, choose_workbook, receive
from ui.models.documents import (
    CHECKS,
    FILES,
    cell_of,
    check_rows,
    content,
    file_cells,
    headings,
    sum_figure,
    unwitnessed,
)
from ui.models.registers import READABLE
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.widgets.audience_choice import AudienceChoice
from ui.widgets.controls import button, label, line, stack
from ui.widgets.crosswalk_button import CrosswalkButton
from ui.widgets.drop_zone import DropZone
from ui.widgets.panel import Panel
from ui.widgets.panes import panes
from ui.widgets.part import Part
from ui.widgets.prose import prose
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
    from budgetwatch.usecases.anomalies import ExportedAnomalies
    from budgetwatch.usecases.documents import DocumentRow
    from budgetwatch.usecases.dossiers import Dossier


_PLAIN = 100
"""Text size in percent above which the line beside the title leaves its room to the buttons."""
_SPARED = (0, 2)
"""The columns of files that give way to their names in large text: number and stage."""
_SPARED_CHECKS = (1, 2, 4)
"""The columns of checks that do: the stage, told with the total, the cell, which F4 shows, and the sum."""


class DocumentsPage(Page):
    """Files to the left, the checks of the selected one to the right."""

    name: ClassVar[str] = "documents"
    title: ClassVar[Message] = msg("Documents")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.DOCUMENTS})

    def build(self) -> QWidget:
        """Drop zone and table of files; panel of checks."""
        self._wanted: int | None = None
        self._visited = ""
        self.set_subtitle(self.word(msg("What the committee received, and whether it adds up")))
        self.show_subtitle(shown=self.theme.text <= _PLAIN)
        self.tools.addWidget(CrosswalkButton(self.session))
        self.tools.addWidget(
            button(
                self.theme,
                self.word(msg("Import…")),
                self.choose,
                picture="file-import",
                kind="primary",
                key=self.word(msg("Ctrl I")),
            )
        )
        registers = self.word(msg("Registers…"))
        self.tools.insertWidget(0, button(self.theme, registers, self.open_registers, picture="list-check"))
        typing = self.word(msg("Type a table…"))
        self.tools.insertWidget(0, button(self.theme, typing, lambda: self.session.go("typing"), picture="edit"))
        sides = panes(self.ground)
        sides.addWidget(self._files())
        sides.addWidget(self._checks())
        sides.setSizes([620, 640])
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table).activated.connect(self.remove)
        return sides

    def _files(self) -> QWidget:
        left = QWidget()
        column = stack(left, spacing=8)
        zone = DropZone(
            self.theme,
            self.word(msg("Drop spreadsheets here")),
            self.word(msg("xlsx, xls, ods, csv, protected ones too. Nothing is written before the check.")),
            self.word(msg("Browse…")),
            self.choose,
        )
        zone.received.connect(lambda paths: receive(self.session, paths, self))
        column.addWidget(zone)
        self._panel = Panel(self.theme, self.word(msg("Documents of the dossier")))
        self.rows: RowsModel[DocumentRow] = RowsModel(headings(FILES, self.session.language))
        self.table = Table(
            self.theme, self.word(msg("Documents of the dossier")), self.rows, (38, 0, 124, 100, 136), row=42
        )
        self.table.selectionModel().currentRowChanged.connect(self.show_checks)
        for spared in _SPARED if self.theme.spacious else ():
            self.table.setColumnHidden(spared, True)  # noqa: FBT003 - Qt's own way of hiding
        self._panel.body.addWidget(self.table)
        self._panel.body.addLayout(self._foot())
        column.addWidget(self._panel, 1)
        return left

    def _foot(self) -> QHBoxLayout:
        """What can be sent to who sends the files."""
        foot = line(margins=(12, 8, 12, 8))
        text = self.word(msg("Anomalies to send to the ministry…"))
        send = button(self.theme, text, self.export_anomalies, picture="file-spreadsheet")
        send.setToolTip(self.word(msg("A workbook of its sheets: the doubtful cells marked, and what is asked.")))
        foot.addWidget(send)
        foot.addStretch()
        expected = self.word(msg("Expected…"))
        foot.addWidget(button(self.theme, expected, lambda: self.session.go("expected")))
        foot.addWidget(button(self.theme, self.word(msg("Blank workbooks…")), self.offer_templates))
        return foot

    def _checks(self) -> QWidget:
        self._detail = Panel(self.theme, self.word(msg("Printed and recomputed totals")))
        self._told = label("", "body2", wrap=True)
        self._told.setContentsMargins(12, 8, 12, 8)
        self._detail.body.addWidget(self._told)
        self.checks: RowsModel[TotalCheck | SubtotalCheck] = RowsModel(headings(CHECKS, self.session.language))
        name = self.word(msg("Printed and recomputed totals"))
        self.check_table = Table(self.theme, name, self.checks, (0, 112, 54, 98, 120, 72))
        for spared in _SPARED_CHECKS if self.theme.spacious else ():
            self.check_table.setColumnHidden(spared, True)  # noqa: FBT003 - Qt's own way of hiding
        self.check_table.activated.connect(lambda _index: self._show_source())
        self._detail.body.addWidget(self.check_table, 1)
        self._nothing = Part()
        self._detail.body.addWidget(self._nothing, 1)
        foot = line(margins=(12, 8, 12, 8))
        self._where = button(
            self.theme, self.word(msg("Where is this total?")), self._show_source, key=self.word(msg("F4"))
        )
        foot.addWidget(self._where)
        confirm = self.word(msg("Confirm as second reader…"))
        self._confirm = button(self.theme, confirm, self.confirm_typed, picture="check")
        self._confirm.hide()
        foot.addWidget(self._confirm)
        self.circle = AudienceChoice(self.session, brief=True)
        foot.addWidget(self.circle)
        foot.addStretch()
        foot.addWidget(button(self.theme, self.word(msg("Remove this document")), self.remove, kind="quiet"))
        self._detail.body.addLayout(foot)
        return self._detail

    # -- reading

    def refresh(self) -> None:
        """Ask for the imported tables."""

        def ask(dossier: Dossier, _job: Job) -> tuple[DocumentRow, ...]:
            from budgetwatch.usecases.documents import list_documents

            return list_documents(dossier)

        self.load(ask, self.show_documents)

    def show_documents(self, documents: tuple[DocumentRow, ...]) -> None:
        """Fill the table, or say what to do first."""
        language = self.session.language
        self._panel.meta.setText(language.number(len(documents)))
        numbered = enumerate(documents, 1)
        self.rows.show_rows([(one, file_cells(number, one, language)) for number, one in numbered])
        self.session.count("documents", sum(1 for one in documents if one.disagree or one.doubts))
        if not documents:
            self.show_empty(
                msg("No document yet"),
                msg("Import the ministry's spreadsheets as they came: the budget as voted, then its execution."),
                (msg("Import…"), self.choose),
                icon="file-import",
            )
            return
        places = {one.dataset.id: row for row, one in enumerate(documents)}
        self.table.selectRow(places.get(self._wanted or 0, 0))
        self._stand_on_visited()

    def show_checks(self) -> None:
        """The printed totals of the selected document, those that disagree first."""
        document = self.selected
        if document is None:
            return
        self._wanted = document.dataset.id
        self.circle.show_item(document.item, document.audience)
        language, unit = self.session.language, document.checks.layout.unit
        self._detail.meta.setText(language.unit(unit.scale, unit.currency))
        told = [self.word(content(document)), *(self.word(one.message) for one in document.doubts[:3])]
        self._told.setText("\n".join(told))
        self._show_totals(document)
        self._confirm.setVisible(document.caution is not None)

    def _show_totals(self, document: DocumentRow) -> None:
        """The totals of a document; where it prints none, what that means and what to do."""
        rows, why = check_rows(document, self.session.language, together=self.theme.spacious), unwitnessed(document)
        self.checks.show_rows(rows)
        self.check_table.setVisible(bool(rows))
        self._where.setEnabled(bool(rows))
        if why is not None and rows:
            self._told.setText(f"{self._told.text()}\n{self.word(why)}")
        if why is None or rows:
            self._nothing.show_cards()
            return
        self._nothing.show_cards(self._told_nothing(why, reads=document.dataset.kind in READABLE))

    def _told_nothing(self, why: Message, *, reads: bool) -> QWidget:
        """That no total is printed, and the way to the rows of a register."""
        told = QWidget()
        column = stack(told, margins=(12, 8, 12, 8), spacing=8)
        column.addWidget(label(self.word(msg("No printed total")), "strong"))
        column.addWidget(prose(self.word(why)))
        if reads:
            ways = line()
            ways.addWidget(button(self.theme, self.word(msg("Open this register")), self.open_register))
            ways.addStretch()
            column.addLayout(ways)
        column.addStretch()
        return told

    def visit(self, subject: object) -> None:
        """Stand on the document that a file of that name holds."""
        self._visited = str(subject)
        self._stand_on_visited()

    def _stand_on_visited(self) -> None:
        documents = [self.rows.record(row) for row in range(self.rows.rowCount())]
        for row, one in enumerate(documents):
            if self._visited == one.dataset.source.name:
                self._visited = ""
                self.table.selectRow(row)
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # -- what a person does here

    @property
    def selected(self) -> DocumentRow | None:
        """The document on which the table stands."""
        row = self.table.currentIndex().row()
        return self.rows.record(row) if 0 <= row < self.rows.rowCount() else None

    def choose(self) -> None:
        """Ask for spreadsheets to import."""
        choose_spreadsheets(self.session, self)

    def offer_templates(self) -> None:
        """Show the blank workbooks that can be sent to the ministry."""
        from ui.dialogs.templates import TemplatesDialog

        TemplatesDialog(self.session, self.window()).open()

    def open_registers(self) -> None:
        """Go to the registers of headcounts, advances and dates."""
        self.session.go("registers")

    def open_register(self) -> None:
        """Go to the register of the kind that the selected document is."""
        if self.selected is not None:
            self.session.go("registers", self.selected.dataset.kind)

    def confirm_typed(self) -> None:
        """Have a second reader confirm the selected typed table."""
        from ui.dialogs.second_reader import SecondReaderDialog

        document = self.selected
        if document is not None and document.caution is not None:
            source = document.dataset.source.sha256
            SecondReaderDialog(self.session, source, document.caution, self.window()).open()

    def remove(self) -> None:
        """Take the selected document out of every figure; undo brings it back."""
        document = self.selected
        if document is None:
            return
        number, author = document.dataset.id, self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.documents import hide_document

            return hide_document(dossier, number, author)

        self.session.write(work, owner=self)

    def export_anomalies(self) -> None:
        """Write the workbook that asks the ministry about the doubtful cells, where the person says."""
        title, name = (
            msg("Where should the workbook for the ministry be kept?"),
            msg("To be checked by the ministry.xlsx"),
        )
        path = choose_workbook(self.session, self, title, name)
        if path is None:
            return
        language, audience = self.session.language, self.session.audience

        def work(dossier: Dossier, job: Job) -> ExportedAnomalies:
            from budgetwatch.usecases.anomalies import export_anomalies

            return export_anomalies(dossier, path, language, job, audience)

        self.session.read(work, self.show_export, owner=self)

    def show_export(self, made: ExportedAnomalies) -> None:
        """Say where the workbook is and how much it asks."""
        count = len(made.anomalies)
        told = msgn(
            "{count} cell is marked in {file}. Check who may see it before you send it.",
            "{count} cells are marked in {file}. Check who may see them before you send it.",
            count,
            file=made.path.name,
        )
        self.session.say(told)

    def current_figure(self) -> Figure | None:
        """The printed total that the table of checks stands on."""
        row, document = self.check_table.currentIndex().row(), self.selected
        if document is None or not 0 <= row < self.checks.rowCount():
            return None
        check = self.checks.record(row)
        cell = cell_of(check)
        if check.stated is None or cell is None:
            return sum_figure(check, document)
        return money(check.stated, document.dataset.currency, Trace(Operation.AS_PRINTED, (CellSelection((cell,)),)))

    def _show_source(self) -> None:
        if (figure := self.current_figure()) is not None:
            self.session.show_source(figure)

    def keep(self) -> object:
        """The selected document."""
        return self._wanted

    def restore(self, kept: object) -> None:
        """Select it again."""
        self._wanted = kept if isinstance(kept, int) else None
