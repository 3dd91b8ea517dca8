"""The segment of credibility, in the logic of PEFA: measures, letters, and the working that a person can follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from budgetwatch.domain.code import Classification
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import CLASSIFICATIONS, MEASURES
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.models.contracts import headings
from ui.models.credibility import COLUMNS, TICKS, CredibilityView, Level, head_lines, look, measure_lines, ticked
from ui.models.figures import FigureRow, figure_at
from ui.models.rows import Heading, RowsModel
from ui.widgets.budget_part import BudgetPart
from ui.widgets.choice import Choice
from ui.widgets.clearing import clear
from ui.widgets.controls import line, stack, tag
from ui.widgets.panel import Panel
from ui.widgets.prose import prose
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.usecases.credibility import HeadChoice
    from budgetwatch.usecases.dossiers import Dossier

_WIDTHS = (0, 96, 120, 96, 92, 148, 88, 76)
_ROW, _HEAD = 26, 32


class CredibilityPart(BudgetPart):
    """Outturn against the original budget, in total and in composition, with each head's working."""

    def build(self) -> QWidget:
        """What this is and what is chosen; the measures; the working of one year; what to know about it."""
        self._view: CredibilityView | None = None
        self._year = 0
        self.measures: RowsModel[FigureRow] = RowsModel(())
        self.measure_table: Table | None = None
        content = QWidget()
        column = stack(content, spacing=6)
        column.addLayout(self._make_choices())
        self._place = QWidget()
        self._room = stack(self._place, spacing=0)
        column.addWidget(self._place)
        word = self.word
        self.heads: RowsModel[FigureRow] = RowsModel(headings(COLUMNS, self.session.language))
        self.table = Table(self.theme, word(msg("Working of the variance by head")), self.heads, _WIDTHS, row=_ROW)
        self.table.clicked.connect(self.tick)
        space = QShortcut(QKeySequence("Space"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self.tick(self.table.currentIndex()))
        panel = Panel(self.theme, word(msg("How the variance is worked out")))
        self._years: Choice[int] = Choice(self.theme, word(msg("Year")), [], 0, self._choose_year, framed=False)
        panel.controls.addWidget(self._years)
        panel.body.addWidget(self.table)
        column.addWidget(panel, 1)
        self._notes = prose("", "meta")
        column.addWidget(self._notes)
        self.session.unit_changed.connect(self.show_heads)
        return content

    def _make_choices(self) -> QHBoxLayout:
        word = self.word
        row = line(spacing=8)
        row.addWidget(tag(self.theme, word(msg("Logic of PEFA, not a PEFA assessment")), "att", "info-circle"))
        row.addStretch()
        self._levels: Choice[Level | None] = Choice(self.theme, word(msg("Heads")), [], None, self._choose_level)
        self._stages: Choice[Measure | None] = Choice(self.theme, word(msg("Outturn")), [], None, self._choose_stage)
        row.addWidget(self._levels)
        row.addWidget(self._stages)
        return row

    def refresh(self) -> None:
        """Ask for the measures by the heads that the committee chose."""
        self.load(look, self.show_view)

    def show_view(self, view: CredibilityView) -> None:
        """Show the measures, or what they take while there are none."""
        self._view = view
        worked = view.worked
        if worked is None:
            self.show_empty(
                msg("No year with a vote and an outturn"),
                msg(
                    "The logic of PEFA sets what was spent beside the original budget, head by head, over three "
                    "years. Import the initial finance law and the execution of each year."
                ),
                "execution",
            )
            return
        years = [one.year for one in worked.years]
        self._year = self._year if self._year in years else years[-1]
        self._years.offer([(year, str(year)) for year in years], self._year)
        self._levels.offer([(one, self._level_name(*one)) for one in view.levels], view.level)
        self._stages.offer([(one, self.word(MEASURES[one])) for one in view.stages], worked.stage)
        self._notes.setText(" ".join(self.word(note) for note in worked.rated.notes))
        self._show_measures(view)
        self.show_heads()

    def show_heads(self) -> None:
        """Show the heads of the year in the unit of the session, standing where one stood."""
        worked = self._view.worked if self._view else None
        if worked is None:
            return
        year = next(one for one in worked.years if one.year == self._year)
        at = self.table.currentIndex()
        row, column = max(at.row(), 0), max(at.column(), 1)
        self.heads.show_rows(list(head_lines(year, self.session.scale, self.session.language)))
        self.table.setCurrentIndex(self.heads.index(min(row, self.heads.rowCount() - 1), column))

    def tick(self, index: QModelIndex) -> None:
        """Take the head of a row for contingency or interest, or no more, where a tick stands in that column."""
        view = self._view
        if view is None or index.column() not in TICKS:
            return
        code = self.heads.record(index.row()).key
        if code:
            self._keep(ticked(view.choice, code, TICKS[index.column()]))

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard: of a measure, else of a head."""
        if self.measure_table is not None and self.measure_table.hasFocus():
            return figure_at(self.measures, self.measure_table.currentIndex())
        return figure_at(self.heads, self.table.currentIndex())

    def _show_measures(self, view: CredibilityView) -> None:
        worked, language = view.worked, self.session.language
        if worked is None:
            return
        texts = [self.word(msg("Measure")), *(str(one.year) for one in worked.years), self.word(msg("Letter"))]
        last = len(texts) - 1
        self.measures = RowsModel([Heading(text, right=0 < at < last) for at, text in enumerate(texts)])
        clear(self._place)
        widths = (0, *(112 for _ in worked.years), 96)
        self.measure_table = Table(self.theme, self.word(msg("Measures and letters")), self.measures, widths, row=_ROW)
        self.measure_table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        rows = list(measure_lines(worked, language))
        self.measures.show_rows(rows)
        self.measure_table.setFixedHeight(self.theme.px(_HEAD + len(rows) * _ROW + 2))
        self.measure_table.setCurrentIndex(self.measures.index(0, 1))
        self._room.addWidget(self.measure_table)

    def _choose_year(self, year: int) -> None:
        self._year = year
        self.show_heads()

    def _choose_level(self, level: Level | None) -> None:
        if self._view is not None and level is not None:
            self._keep(replace(self._view.choice, by=level[0], level=level[1]))

    def _choose_stage(self, stage: Measure | None) -> None:
        if self._view is not None:
            self._keep(replace(self._view.choice, stage=stage))

    def _keep(self, choice: HeadChoice) -> None:
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.credibility import keep_heads

            return keep_heads(dossier, choice, author)

        self.session.write(work, owner=self)

    def _level_name(self, classification: Classification, level: int) -> str:
        name: Message = CLASSIFICATIONS[classification]
        return self.word(msg("{classification}, level {level}", classification=name, level=level))
