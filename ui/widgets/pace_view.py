"""The segment of pace: what the end of each year took, the months of one as a chart, and how tables by months count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.pace import Counting, YearParts
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.models.contracts import headings
from ui.models.figures import FigureRow, figure_at
from ui.models.pace import COUNTINGS, HEADS, PaceView, headline, look, offered, pace_lines, told_of
from ui.models.rows import RowsModel
from ui.widgets.budget_part import BudgetPart
from ui.widgets.choice import Choice
from ui.widgets.controls import line, stack
from ui.widgets.drawn_chart import DrawnChart
from ui.widgets.notes import Notes
from ui.widgets.prose import prose
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.domain.document import Chart
    from budgetwatch.usecases.dossiers import Dossier

_WIDTHS = (0, 64, 112, 108, 124, 128, 96, 112)


class PacePart(BudgetPart):
    """At which pace each year was spent."""

    def build(self) -> QWidget:
        """What is asked about above; the places; the months of one below, and how its table counts."""
        self._view: PaceView | None = None
        self._table_of: int = 0
        word = self.word
        content = QWidget()
        column = stack(content, spacing=6)
        row = line(spacing=8)
        self.told = prose("", "meta")
        row.addWidget(self.told, 1)
        self.notes = Notes(self.session)
        row.addWidget(self.notes)
        column.addLayout(row)
        column.addLayout(self._make_counting())
        self.rows: RowsModel[FigureRow] = RowsModel(headings(HEADS, self.session.language))
        self.table = Table(self.theme, word(msg("Pace of the years")), self.rows, _WIDTHS, row=26)
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.chart = DrawnChart(self.session)
        self.chart.setProperty("box", "card")
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(self.chart)
        panes.setSizes([300, 240])
        column.addWidget(panes, 1)
        self.session.unit_changed.connect(self.show_rows)
        return content

    def _make_counting(self) -> QHBoxLayout:
        row = line(spacing=8)
        word = self.word
        self.tables: Choice[int] = Choice(
            self.theme, word(msg("Table by months or quarters")), [], 0, self._choose_table
        )
        options = [(one, word(text)) for one, text in COUNTINGS.items()]
        self.counting: Choice[Counting | None] = Choice(
            self.theme, word(msg("Its parts")), options, None, self.say_counting
        )
        row.addWidget(self.tables)
        row.addWidget(self.counting)
        self.evidence = prose("", "meta")
        row.addWidget(self.evidence, 1)
        return row

    def refresh(self) -> None:
        """Ask for the pace."""
        self.load(look, self.show_view)

    def show_view(self, view: PaceView) -> None:
        """Show the places, or what a pace takes while no table has months or quarters."""
        self._view = view
        if not (view.pace.tables or view.pace.totals):
            self.show_empty(
                msg("No table by months or quarters"),
                msg(
                    "With the months or quarters of a year, the part that its end took stands beside an even pace and "
                    "beside other years. Import a table with a column for each month, or one to date for each quarter."
                ),
            )
            return
        self.told.setText(self.word(headline(view)))
        self.notes.show_notes([note.reason for note in view.pace.notes])
        tables = offered(view)
        self._table_of = self._table_of if self._table_of in dict(tables) else (tables[0][0] if tables else 0)
        self.tables.offer(tables, self._table_of)
        self._show_counting()
        self.show_rows()

    def show_rows(self) -> None:
        """Show the places in the unit of the session, standing where one stood."""
        view = self._view
        if view is None:
            return
        current = self.table.currentIndex().row()
        self.rows.show_rows(list(pace_lines(view, self.session.scale, self.session.language)))
        if self.rows.rowCount():
            self.table.setCurrentIndex(self.rows.index(min(max(current, 0), self.rows.rowCount() - 1), 5))

    def say_counting(self, counting: Counting | None) -> None:
        """Keep what a person says of the chosen table."""
        dataset, author = self._table_of, self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.pace import say_counting

            return say_counting(dossier, dataset, counting, author)

        self.session.write(work, owner=self)

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard."""
        return figure_at(self.rows, self.table.currentIndex())

    def _choose(self, current: QModelIndex) -> None:
        view = self._view
        if view is None or not current.isValid():
            return
        row = view.rows[current.row()]

        def make() -> Chart | None:
            from budgetwatch.usecases.pace import chart_pace

            return chart_pace(row)

        self.chart.show_chart(make)

    def _choose_table(self, dataset: int) -> None:
        self._table_of = dataset
        self._show_counting()

    def _show_counting(self) -> None:
        """How the chosen table counts, and what shows it."""
        table = self._told_table()
        shown = table is not None
        for part in (self.tables, self.counting, self.evidence):
            part.setVisible(shown)
        if table is None:
            return
        options = [(one, self.word(text)) for one, text in COUNTINGS.items()]
        self.counting.offer(options, table.counting if table.evidence == "person" else None)
        self.evidence.setText(" ".join(self.word(part) for part in told_of(table)))

    def _told_table(self) -> YearParts | None:
        tables = self._view.pace.tables if self._view is not None else ()
        return next((one for one in tables if one.dataset == self._table_of), None)
