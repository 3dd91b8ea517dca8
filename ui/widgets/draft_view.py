"""A draft on show: its sheet with letters and roles at the left, what it comes to at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.year import Year
from ui.models.import_decisions import decided, proposed
from ui.models.import_questions import askings, column_number, proposed_years
from ui.models.import_view import first_amount, row_counts, with_column, with_rows
from ui.models.sheet_model import SheetModel
from ui.session import Session
from ui.widgets.check_cards import ReasonsCard, TotalsCard
from ui.widgets.choice import Choice
from ui.widgets.controls import first_stop, label, line, stack
from ui.widgets.import_cards import UnitCard
from ui.widgets.panel import Panel
from ui.widgets.question_card import QuestionsCard
from ui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from budgetwatch.domain.fact import Reading
    from budgetwatch.domain.grid import Grid
    from budgetwatch.domain.source import CellRef
    from budgetwatch.usecases.deciding import ImportQuestion
    from budgetwatch.usecases.importing import ImportDraft

_CARDS = 368


class DraftView(QWidget):
    """Shows one table of a draft. Its signals say what a person wants changed; it changes nothing itself."""

    table_chosen = Signal(str)
    table_taken = Signal(bool)
    layout_painted = Signal(object)
    unit_decided = Signal(object, object)
    unit_confirmed = Signal()
    answered = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._word = session, session.word
        self._draft: ImportDraft | None = None
        self._table = ""
        row = line(self, spacing=12)
        row.addWidget(self._sheet_panel(), 1)
        self._cards = QScrollArea()
        self._cards.setWidgetResizable(True)
        self._cards.setFixedWidth(session.theme.px(_CARDS))
        row.addWidget(self._cards)

    def show_draft(self, draft: ImportDraft, table: str, confirmed: frozenset[str]) -> None:
        """Show one table of a draft, read with the decisions made so far."""
        self._draft, self._table = draft, table
        reading = decided(draft, table)
        grid = next(one for one in draft.workbook.grids if one.sheet == reading.layout.sheet)
        self._show_head(draft, table)
        self.sheet.years = proposed_years(draft.inspection.source.name, grid, reading.layout)
        self._show_sheet(reading, grid)
        self._show_cards(draft, reading, grid, confirmed=table in confirmed)

    def show_cell(self, cell: CellRef) -> None:
        """Go to a cell of the sheet on show."""
        self.sheet.show_cell(cell.row, cell.column)

    def first_to_do(self) -> QWidget:
        """What is to be confirmed or answered next."""
        return first_stop(self._cards.widget() or self) or self.sheet

    def _sheet_panel(self) -> Panel:
        session = self._session
        self._panel = Panel(session.theme, "")
        self._tables: Choice[str] = Choice(session.theme, self._word(msg("Table")), [], "", self.table_chosen.emit)
        self._panel.controls.addWidget(self._tables)
        self._taken = QCheckBox(self._word(msg("to import")))
        self._taken.clicked.connect(self.table_taken)
        self._panel.controls.addWidget(self._taken)
        self.sheet = SheetView(session)
        self.sheet.rows_painted.connect(self._paint)
        self.sheet.role_chosen.connect(self._rename)
        self._panel.body.addWidget(self.sheet, 1)
        self._counts = label("", "small")
        self._counts.setContentsMargins(12, 6, 12, 6)
        self._panel.body.addWidget(self._counts)
        return self._panel

    def _show_head(self, draft: ImportDraft, table: str) -> None:
        tables = [one.layout.id for one in draft.inspection.tables]
        self._tables.offer([(one, one) for one in tables], table)
        self._tables.setVisible(len(tables) > 1)
        self._taken.setChecked(table in draft.tables)

    def _show_sheet(self, reading: Reading, grid: Grid) -> None:
        layout = reading.layout
        self._panel.title.setText(layout.sheet)
        self.sheet.show_sheet(SheetModel(grid, layout, self._session.language))
        counted = [self._word(text) for _, text in row_counts(layout)]
        read = msgn("= {count} row read", "= {count} rows read", len(layout.rows))
        self._counts.setText("     ".join([*counted, self._word(read)]))

    def _show_cards(self, draft: ImportDraft, reading: Reading, grid: Grid, *, confirmed: bool) -> None:
        session, inner = self._session, QWidget()
        column = stack(inner, spacing=8)
        if (first := first_amount(reading, grid)) is not None:
            decide, confirm = self.unit_decided.emit, self.unit_confirmed.emit
            column.addWidget(UnitCard(session, first, reading, decide, confirm, confirmed=confirmed))
        if questions := [one for one in draft.questions if one.table == self._table]:
            years = self.sheet.years
            column.addWidget(QuestionsCard(session, askings(questions), years, self.answered.emit, self._answer_column))
        column.addWidget(TotalsCard(session, reading, self.show_cell))
        if reasons := list(dict.fromkeys([*draft.inspection.reasons, *reading.issues])):
            column.addWidget(ReasonsCard(session, reasons, self.show_cell))
        column.addStretch()
        self._cards.setWidget(inner)

    def _paint(self, rows: set[int], kind: Any) -> None:
        if self._draft is not None:
            self.layout_painted.emit(with_rows(proposed(self._draft, self._table).layout, rows, kind))

    def _rename(self, column: int, choice: Any) -> None:
        if self._draft is None:
            return
        layout = proposed(self._draft, self._table).layout
        if layout.kind is not TableKind.CONTRACTS:
            self.layout_painted.emit(with_column(layout, column, choice))
            return
        from budgetwatch.usecases.registering import with_field

        self.layout_painted.emit(with_field(layout, column, choice))

    def _answer_column(self, question: ImportQuestion, value: Any) -> None:
        """One column alone: its year is painted on it, anything else is an answer like others."""
        if question.asked == "year" and question.column and value is not None:
            self._rename(column_number(question.column), Year(value))
        else:
            self.answered.emit((question,), value)
