"""The segment of policy axes: places to tag with the keyboard, and where the money goes axis by axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QWidget

from budgetwatch.domain.axis import PolicyAxis, Tagged, TaggedPlace
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import CLASSIFICATIONS
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.models.axes import (
    PLACE_HEADS,
    AxesView,
    level_name,
    look,
    place_cells,
    report_heads,
    report_lines,
    told_of,
)
from ui.models.contracts import headings
from ui.models.figures import FigureRow, figure_at
from ui.models.rows import Heading, RowsModel
from ui.widgets.axes_editor import AxesEditor
from ui.widgets.budget_part import BudgetPart
from ui.widgets.choice import Choice
from ui.widgets.clearing import clear
from ui.widgets.controls import button, line, stack
from ui.widgets.drawn_chart import DrawnChart
from ui.widgets.notes import Notes
from ui.widgets.panel import Panel
from ui.widgets.prose import prose
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.domain.document import Chart
    from budgetwatch.usecases.dossiers import Dossier

_PLACES, _REPORT = (76, 0, 92), (0, 88, 88, 72, 72, 84, 128)
_KEYS = 9
"""Axes that a key of their own tags with; those beyond are tagged on the command line."""


class AxesPart(BudgetPart):
    """Tags places with the axes of a policy, and shows whether the money follows."""

    def build(self) -> QWidget:
        """The rest that serves no axis above; places at the left; money by axis and its chart at the right."""
        self._view: AxesView | None = None
        self._asked: CompareQuery | None = None
        self._year = 0
        content = QWidget()
        column = stack(content, spacing=6)
        column.addLayout(self._make_head())
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._make_places())
        panes.addWidget(self._make_report())
        panes.setSizes([430, 810])
        column.addWidget(panes, 1)
        self.session.unit_changed.connect(self.show_rows)
        return content

    def _make_head(self) -> QHBoxLayout:
        row = line(spacing=8)
        self.rest = prose("", "strong")
        row.addWidget(self.rest, 1)
        self.notes = Notes(self.session)
        row.addWidget(self.notes)
        row.addWidget(button(self.theme, self.word(msg("Edit axes…")), self.edit, picture="edit"))
        return row

    def _make_places(self) -> QWidget:
        word = self.word
        self.places: RowsModel[TaggedPlace] = RowsModel(headings(PLACE_HEADS, self.session.language))
        self.list = Table(self.theme, word(msg("Places to tag")), self.places, _PLACES, row=26)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        panel = Panel(self.theme, word(msg("Places")))
        self.levels: Choice[CompareQuery | None] = Choice(
            self.theme, word(msg("Level")), [], None, self.choose_level, framed=False
        )
        panel.controls.addWidget(self.levels)
        panel.body.addWidget(self.list)
        self.told = prose("", "meta")
        self.told.setContentsMargins(12, 6, 12, 2)
        panel.body.addWidget(self.told)
        keys = prose(
            word(msg("1 to 9 tags the selected places, 0 takes the tag off, Enter says yes to a question.")), "small"
        )
        keys.setContentsMargins(12, 0, 12, 8)
        panel.body.addWidget(keys)
        self._listen()
        return panel

    def _make_report(self) -> QWidget:
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        self.panel = Panel(self.theme, self.word(msg("Money by axis")))
        self.years: Choice[int] = Choice(self.theme, self.word(msg("Year")), [], 0, self.choose_year, framed=False)
        self.panel.controls.addWidget(self.years)
        self._place = QWidget()
        self._room = stack(self._place, spacing=0)
        self.panel.body.addWidget(self._place)
        self.report: RowsModel[FigureRow] = RowsModel(())
        self.table: Table | None = None
        self.chart = DrawnChart(self.session)
        self.chart.setProperty("box", "card")
        panes.addWidget(self.panel)
        panes.addWidget(self.chart)
        panes.setSizes([300, 250])
        return panes

    def _listen(self) -> None:
        keys = {str(number): number for number in range(_KEYS + 1)} | {"Delete": 0, "Backspace": 0}
        for key, number in keys.items():
            self._on(key, lambda number=number: self.tag(number))
        for key in ("Return", "Enter"):
            self._on(key, self.agree)

    def _on(self, key: str, act: Any) -> None:
        shortcut = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    # -- reading

    def refresh(self) -> None:
        """Ask for the places of the chosen level and the money by axis."""
        asked = self._asked

        def ask(dossier: Dossier, job: Job) -> AxesView | None:
            return look(dossier, asked, job)

        self.load(ask, self.show_view)

    def show_view(self, view: AxesView | None) -> None:
        """Show places and money, or what comes first while there is no budget."""
        self._view = view
        if view is None:
            why = msg("Import a budget first: its lines are then tagged with the axes of the security policy.")
            self.show_empty(msg("No budget yet"), why)
            return
        self._asked = view.query
        years = view.report.years
        self._year = self._year if self._year in years else view.report.latest_year or 0
        self.years.offer([(year, str(year)) for year in years], self._year)
        levels = [(one, self.word(level_name(one, CLASSIFICATIONS))) for one in view.levels]
        self.levels.offer(levels, view.query)
        self.show_rows()

    def show_rows(self) -> None:
        """Show both tables in the unit of the session; the selected places stay selected."""
        view = self._view
        if view is None:
            return
        language, scale = self.session.language, self.session.scale
        selected, current = {one.tagged for one in self.selected}, self.list.currentIndex().row()
        self.places.show_records(view.places, lambda place: place_cells(view, place, scale, language))
        self._select(selected, max(current, 0))
        self._show_report(view)
        self.rest.setText(self._headline(view))
        self.notes.show_notes(self._remarks(view))
        self._tell()

    def _headline(self, view: AxesView) -> str:
        from budgetwatch.usecases.axes_words import untagged

        if not view.axes:
            return self.word(msg("No axis yet: enter those of the security policy, or start from the example."))
        return self.word(untagged(view.report, self._year))

    def _remarks(self, view: AxesView) -> list[Message]:
        from budgetwatch.usecases.axes_words import doubts

        return [*doubts(view.report), *(note.reason for note in view.report.notes if note.year == self._year)]

    def _show_report(self, view: AxesView) -> None:
        if not self._year:
            return
        language, year = self.session.language, self._year
        heads: tuple[Heading, ...] = report_heads(view.report, year, language)
        focus = self.table is not None and self.table.hasFocus()
        row = self.table.currentIndex().row() if self.table is not None else 0
        self.panel.meta.setText(language.unit(self.session.scale, view.report.currency))
        self.report = RowsModel(heads)
        clear(self._place)
        self.table = Table(self.theme, self.word(msg("Money by axis")), self.report, _REPORT, row=26)
        self._room.addWidget(self.table)
        self.report.show_rows(list(report_lines(view.report, year, self.session.scale, language)))
        self.table.setCurrentIndex(self.report.index(min(max(row, 0), self.report.rowCount() - 1), 1))
        if focus:
            self.table.setFocus()

        def make() -> Chart | None:
            from budgetwatch.usecases.axes import chart_axes

            return chart_axes(view.report, year)

        self.chart.show_chart(make)

    def _select(self, wanted: set[Tagged], current: int) -> None:
        view, rows = self._view, self.places.rowCount()
        if view is None or not rows:
            return
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        at = self.places.index(min(current, rows - 1), 1)
        chosen = self.list.selectionModel()
        chosen.setCurrentIndex(at, flags if not wanted else QItemSelectionModel.SelectionFlag.NoUpdate)
        for row, place in enumerate(view.places):
            if place.tagged in wanted:
                chosen.select(self.places.index(row, 0), flags)

    def _tell(self) -> None:
        view, row = self._view, self.list.currentIndex().row()
        known = view is not None and 0 <= row < self.places.rowCount()
        self.told.setText(told_of(view, self.places.record(row), self.session.language) if known and view else "")

    # -- doing

    @property
    def selected(self) -> list[TaggedPlace]:
        """The selected places, from the top."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self.places.record(row) for row in rows]

    def tag(self, number: int) -> None:
        """Tag the selected places with the axis of that number; 0 takes their tags off."""
        view, tagged = self._view, [one.tagged for one in self.selected]
        if view is None or not tagged:
            return
        if number == 0:
            self._write_tags(tagged, None)
            return
        axis = next((one for one in view.axes if one.number == number), None)
        if axis is None:
            self.session.say(msg("There is no axis {number}.", number=number))
            return
        self._write_tags(tagged, axis)

    def agree(self) -> None:
        """Say yes to the questions of the selected places that ask after one axis."""
        view = self._view
        if view is None:
            return
        asked = [view.questions[one.tagged] for one in self.selected if one.tagged in view.questions]
        axes = {question.axis for question in asked}
        if len(axes) == 1:
            self._write_tags([question.place.tagged for question in asked], axes.pop())
        else:
            self.session.say(msg("Select places whose question is after the same axis."))

    def edit(self) -> None:
        """Open the list of axes."""
        view = self._view
        if view is not None:
            AxesEditor(self.session, view.axes, self._keep, self.window()).open()

    def choose_level(self, query: CompareQuery | None) -> None:
        """List the places of another level."""
        self._asked = query
        self.refresh()

    def choose_year(self, year: int) -> None:
        """Show the money of another year."""
        self._year = year
        self.show_rows()

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard: the amount of a place, else a figure of an axis."""
        row = self.list.currentIndex().row()
        if self.list.hasFocus() and 0 <= row < self.places.rowCount():
            return self.places.record(row).amount
        return figure_at(self.report, self.table.currentIndex()) if self.table is not None else None

    def _write_tags(self, tagged: list[Tagged], axis: PolicyAxis | None) -> None:
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[int]:
            from budgetwatch.usecases import axes

            if axis is None:
                return axes.untag_places(dossier, tagged, author)
            return axes.tag_places(dossier, tagged, axis, author)

        self.session.write(work, owner=self)

    def _keep(self, wanted: tuple[PolicyAxis, ...]) -> None:
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[int]:
            from budgetwatch.usecases.axes import keep_axes

            return keep_axes(dossier, wanted, author)

        self.session.write(work, owner=self)
