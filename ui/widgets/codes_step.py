"""Step 3 of an import: columns and codes at the left, what is asked and what the document is at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from budgetwatch.domain.message import msg
from ui.models.documents import headings
from ui.models.import_codes import CODES, COLUMNS, code_facts, code_rows, column_rows
from ui.models.import_questions import askings, column_number, proposed_years
from ui.models.rows import RowsModel
from ui.session import Session
from ui.widgets.controls import first_stop, line, stack
from ui.widgets.filing_card import FilingCard
from ui.widgets.panel import Panel
from ui.widgets.part import Part, cards_width
from ui.widgets.prose import prose
from ui.widgets.question_card import QuestionsCard
from ui.widgets.scrolled import scrolled
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.domain.layout import Column
    from budgetwatch.usecases.deciding import ImportQuestion
    from budgetwatch.usecases.nomenclature import Nomenclature, UsedCode
    from ui.models.import_course import Standing

_CARDS, _LINES, _LEAST = 396, 3, 380


class CodesStep(QWidget):
    """Shows the columns and codes of one table. Its signals say what a person decides."""

    answered = Signal(object, object)
    year_answered = Signal(int, int)
    filed = Signal(object)
    received = Signal(object)
    flow_decided = Signal(object)
    role_wanted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        row = line(self, spacing=12)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._column_panel())
        panes.addWidget(self._code_panel())
        panes.setSizes([240, 300])
        row.addWidget(scrolled(panes, session.theme.px(_LEAST)), 1)
        self._cards = QScrollArea()
        self._cards.setWidgetResizable(True)
        self._cards.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards.setFixedWidth(cards_width(session.theme, _CARDS))
        row.addWidget(self._cards)
        inner = QWidget()
        column = stack(inner, spacing=8)
        self._asked = Part()
        self.filing = FilingCard(session, self.filed.emit, self.received.emit, self.flow_decided.emit)
        column.addWidget(self._asked)
        column.addWidget(self.filing)
        column.addStretch()
        self._cards.setWidget(inner)

    def _column_panel(self) -> Panel:
        session, word = self._session, self._session.word
        panel = Panel(session.theme, word(msg("Columns")), meta=word(msg("Enter changes what a column is taken for")))
        self.columns: RowsModel[Column] = RowsModel(headings(COLUMNS, session.language))
        self.column_table = Table(
            session.theme,
            word(msg("Columns of the table")),
            self.columns,
            (68, 0, 100, 196) if session.theme.spacious else (72, 0, 176, 230),
            row=27,
        )
        self.column_table.activated.connect(lambda index: self.role_wanted.emit(self.columns.record(index.row()).index))
        panel.body.addWidget(self.column_table)
        return panel

    def _code_panel(self) -> Panel:
        session, word = self._session, self._session.word
        self._code_panel_made = panel = Panel(session.theme, word(msg("Codes")), "sitemap")
        self.codes: RowsModel[UsedCode] = RowsModel(headings(CODES, session.language))
        self.code_table = Table(
            session.theme,
            word(msg("Codes of the table")),
            self.codes,
            (100, 66, 0, 60, 106) if session.theme.spacious else (170, 110, 0, 70, 130),
            row=27,
        )
        self.code_table.setColumnHidden(_LINES, session.theme.spacious)
        panel.body.addWidget(self.code_table, 1)
        self._facts = prose("", "small")
        self._facts.setContentsMargins(12, 6, 12, 6)
        panel.body.addWidget(self._facts)
        return panel

    # -- showing

    def show_standing(self, standing: Standing) -> None:
        """Show one table, and the questions that are open about the chosen ones."""
        language = self._session.language
        row = self.column_table.currentIndex().row()
        self.columns.show_rows(column_rows(standing.reading.layout, language))
        self.column_table.selectRow(max(0, min(row, self.columns.rowCount() - 1)))
        self.filing.show_standing(standing)
        self._show_asked(standing)

    def _show_asked(self, standing: Standing) -> None:
        open_ones = [one for one in standing.questions if one.asked in ("year", "measure")]
        table = standing.table if any(one.table == standing.table for one in open_ones) else None
        first = table or next((one.table for one in open_ones), None)
        mine = [one for one in open_ones if one.table == first]
        if not mine:
            self._asked.show_cards()
            return
        years = proposed_years(standing.draft.inspection.source.name, standing.grid, standing.reading.layout)
        card = QuestionsCard(self._session, askings(mine), years, self.answered.emit, self._answer_column)
        self._asked.show_cards(card)

    def show_codes(self, known: Nomenclature, standing: Standing) -> None:
        """Show the codes beside those of the dossier."""
        language = self._session.language
        self.codes.show_rows(code_rows(known, language))
        facts = [language.word(one) for one in code_facts(known, standing.reading.layout)]
        self._facts.setText(" · ".join(facts))

    def first_to_do(self) -> QWidget:
        """The first question, else the columns."""
        return first_stop(self._asked) or self.column_table

    def _answer_column(self, question: ImportQuestion, value: Any) -> None:
        """One column alone: its year is painted on it, anything else is an answer like others."""
        if question.asked == "year" and question.column and value is not None:
            self.year_answered.emit(column_number(question.column), value)
        else:
            self.answered.emit((question,), value)
