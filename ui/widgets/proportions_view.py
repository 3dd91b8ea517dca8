"""The segment of proportions: structure, forces, weight and growth, what is owed, and what is kept from view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.proportions import Aspect, Proportions
from budgetwatch.domain.terms import MEASURES
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.dialogs.groups import GroupsDialog
from ui.models.figures import FigureRow, figure_at
from ui.models.proportion_rows import lines, years_of
from ui.models.proportions import (
    ASPECTS,
    GROUPED,
    Asked,
    ProportionsView,
    explained,
    headings,
    look,
    remarks,
    to_verify,
)
from ui.models.rows import RowsModel
from ui.widgets.budget_part import BudgetPart
from ui.widgets.choice import Choice
from ui.widgets.clearing import clear
from ui.widgets.controls import button, line, stack, tag
from ui.widgets.drawn_chart import DrawnChart
from ui.widgets.notes import Notes
from ui.widgets.prose import prose
from ui.widgets.series_button import SeriesButton
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.domain.document import Chart
    from budgetwatch.usecases.dossiers import Dossier

_NAME, _AMOUNT, _SHARE, _ALONE = 0, 116, 76, 132
_ROW = 26
_ENDS = 2
"""Years between which growth can only go one way."""


class ProportionsPart(BudgetPart):
    """What the budget is made of, and what it weighs."""

    def build(self) -> QWidget:
        """Choices; the table of an aspect above, its chart and what to know about it below."""
        self._view: ProportionsView | None = None
        self._asked, self.aspect = Asked(), Aspect.STRUCTURE
        self.rows: RowsModel[FigureRow] = RowsModel(())
        self.table: Table | None = None
        content = QWidget()
        column = stack(content, spacing=6)
        column.addLayout(self._make_choices())
        self._place = QWidget()
        self._room = stack(self._place, spacing=0)
        self.chart = DrawnChart(self.session)
        self.chart.setProperty("box", "card")
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._place)
        panes.addWidget(self.chart)
        panes.setSizes([280, 240])
        column.addWidget(panes, 1)
        self._missing, self._defined = prose("", "att"), prose("", "meta")
        column.addWidget(self._missing)
        column.addWidget(self._defined)
        self.session.unit_changed.connect(self.show_rows)
        return content

    def _make_choices(self) -> QHBoxLayout:
        theme, word = self.theme, self.word
        row = line(spacing=8)
        every = [(aspect, word(name)) for aspect, name in ASPECTS.items()]
        self.aspects: Choice[Aspect] = Choice(theme, word(msg("Show")), every, self.aspect, self.choose)
        self.stages: Choice[Measure | None] = Choice(theme, word(msg("Stage")), [], None, self._choose_stage)
        self.bases: Choice[Basis | None] = Choice(theme, word(msg("Basis")), [], None, self._choose_basis)
        self.firsts: Choice[int] = Choice(theme, word(msg("Growth from")), [], 0, self._choose_first)
        self.lasts: Choice[int] = Choice(theme, word(msg("to")), [], 0, self._choose_last)
        for choice in (self.aspects, self.stages, self.bases, self.firsts, self.lasts):
            row.addWidget(choice)
        row.addStretch()
        self._unchecked = tag(theme, word(msg("list of words to verify")), "att", "info-circle")
        row.addWidget(self._unchecked)
        self.notes = Notes(self.session)
        row.addWidget(self.notes)
        self.groups = button(theme, word(msg("Groups…")), self.edit_groups, picture="tag")
        row.addWidget(self.groups)
        self.series = SeriesButton(self.session)
        row.addWidget(self.series)
        return row

    def refresh(self) -> None:
        """Ask for the proportions at the stage and basis chosen."""
        asked = self._asked

        def ask(dossier: Dossier, job: Job) -> ProportionsView:
            return look(dossier, asked, job)

        self.load(ask, self.show_view)

    def show_view(self, view: ProportionsView) -> None:
        """Show the aspect, or what it takes while there is no budget."""
        self._view = view
        told = view.told
        if told is None:
            self.show_empty(
                msg("No budget to set in proportion"),
                msg(
                    "With a budget by nature of spending, this page shows what goes to personnel, operations, transfers "
                    "and investment, to each force, what the budget weighs in the State, and what is owed."
                ),
                "execution",
            )
            return
        self.stages.offer([(one, self.word(MEASURES[one])) for one in told.stages], told.stage)
        both = len(view.bases) > 1
        self.bases.setVisible(both)
        self.bases.offer([(one, one.value) for one in reversed(view.bases)], self._asked.basis or Basis.CP)
        self._offer_span(years_of(told, Aspect.WEIGHT))
        self.show_rows()

    def _offer_span(self, years: Sequence[int]) -> None:
        """The years from which and to which growth can go."""
        asked = self._asked
        first, last = max(asked.first, years[0]), min(asked.last, years[-1])
        self.firsts.offer([(year, str(year)) for year in years if year < last], first)
        self.lasts.offer([(year, str(year)) for year in years if year > first], last)

    def show_rows(self) -> None:
        """Show the aspect in the unit of the session."""
        told = self._view.told if self._view else None
        if told is None:
            return
        language, aspect = self.session.language, self.aspect
        heads = headings(told, aspect, language)
        self.rows = RowsModel(heads)
        clear(self._place)
        pair = (_ALONE,) if aspect is Aspect.PAYABLES else (_AMOUNT, _SHARE)
        widths = (_NAME, *(pair * ((len(heads) - 1) // len(pair))))
        self.table = Table(self.theme, self.word(ASPECTS[aspect]), self.rows, widths, row=_ROW)
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        self._room.addWidget(self.table)
        self.rows.show_rows(list(lines(told, aspect, self.session.scale, language)))
        self.table.setCurrentIndex(self.rows.index(0, len(heads) - 1))
        self._show_remarks(told)
        self.chart.show_chart(lambda: _chart(told, aspect))

    def _show_remarks(self, told: Proportions) -> None:
        aspect, language = self.aspect, self.session.language
        said = remarks(told, aspect)
        self.notes.show_notes(said)
        first = " ".join(self.word(one) for one in said[:2])
        self._missing.setText(first)
        self._missing.setVisible(bool(first))
        self._defined.setText(explained(told, aspect, language))
        self._unchecked.setVisible(to_verify(told, aspect))
        self.groups.setVisible(aspect in GROUPED)
        self.series.setVisible(aspect is Aspect.WEIGHT)
        self.stages.setVisible(aspect is not Aspect.PAYABLES)
        for choice in (self.firsts, self.lasts):
            choice.setVisible(aspect is Aspect.WEIGHT and len(years_of(told, aspect)) > _ENDS)

    def choose(self, aspect: Aspect) -> None:
        """Show another aspect."""
        self.aspect = aspect
        self.show_rows()

    def edit_groups(self) -> None:
        """Show which group takes each label, to change it."""
        told = self._view.told if self._view else None
        if told is None or self.aspect not in GROUPED:
            return
        structure = told.natures if self.aspect is Aspect.STRUCTURE else told.forces
        GroupsDialog(self.session, structure, self._assign, self.window()).open()

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard."""
        return figure_at(self.rows, self.table.currentIndex()) if self.table is not None else None

    def _assign(self, changed: Mapping[str, str]) -> None:
        kind, author = GROUPED[self.aspect], self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.groupings import assign

            return assign(dossier, kind, changed, author)

        self.session.write(work, owner=self)

    def _choose_first(self, year: int) -> None:
        self._asked = replace(self._asked, first=year)
        self.refresh()

    def _choose_last(self, year: int) -> None:
        self._asked = replace(self._asked, last=year)
        self.refresh()

    def _choose_stage(self, stage: Measure | None) -> None:
        self._asked = replace(self._asked, stage=stage)
        self.refresh()

    def _choose_basis(self, basis: Basis | None) -> None:
        self._asked = replace(self._asked, basis=basis)
        self.refresh()


def _chart(told: Proportions, aspect: Aspect) -> Chart | None:
    from budgetwatch.usecases.proportion_charts import chart_proportion

    return chart_proportion(told, aspect)
