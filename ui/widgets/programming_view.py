"""The segment of programming laws: the law beside the budgets of its years, and both as charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.programming import ProgrammingLaw
from ui.models.figures import FigureRow, figure_at
from ui.models.programming import law_headings, law_lines, look
from ui.models.rows import RowsModel
from ui.widgets.budget_part import BudgetPart
from ui.widgets.choice import Choice
from ui.widgets.clearing import clear
from ui.widgets.controls import label, line, stack
from ui.widgets.drawn_chart import DrawnChart
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.domain.document import Chart

_YEAR, _NAME = 112, 0


class ProgrammingPart(BudgetPart):
    """What the law promised for each year, what was voted, and what was executed."""

    def build(self) -> QWidget:
        """The choice of the law, its table, and the two charts below."""
        self._laws: tuple[ProgrammingLaw, ...] = ()
        self._chosen = 0
        self.rows: RowsModel[FigureRow] = RowsModel(())
        self.table: Table | None = None
        content = QWidget()
        column = stack(content, spacing=6)
        row = line(spacing=8)
        self._name = label("", "strong")
        row.addWidget(self._name)
        self.laws: Choice[int] = Choice(self.theme, self.word(msg("Law")), [], 0, self.choose)
        row.addWidget(self.laws)
        row.addStretch()
        column.addLayout(row)
        self._place = QWidget()
        self._room = stack(self._place, spacing=0)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        self.by_year, self.cumulated = DrawnChart(self.session), DrawnChart(self.session)
        for chart in (self.by_year, self.cumulated):
            chart.setProperty("box", "card")
            below.addWidget(chart)
        below.setSizes([700, 540])
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._place)
        panes.addWidget(below)
        panes.setSizes([350, 220])
        column.addWidget(panes, 1)
        self.session.unit_changed.connect(self.show_rows)
        return content

    def refresh(self) -> None:
        """Ask for the laws."""
        self.load(look, self.show_laws)

    def show_laws(self, laws: tuple[ProgrammingLaw, ...]) -> None:
        """Show the first law, or what one is for while there is none."""
        self._laws = laws
        if not laws:
            self.show_empty(
                msg("No programming law"),
                msg(
                    "A military programming law promises an amount for each of several years. With its schedule, each "
                    "year's vote and execution stand beside what was promised, year by year and cumulated."
                ),
                "programming",
            )
            return
        self._chosen = self._chosen if self._chosen < len(laws) else 0
        self.laws.setVisible(len(laws) > 1)
        self.laws.offer([(at, law.name) for at, law in enumerate(laws)], self._chosen)
        self.show_rows()

    def choose(self, law: int) -> None:
        """Show another law."""
        self._chosen = law
        self.show_rows()

    def show_rows(self) -> None:
        """Show the law in the unit of the session."""
        if not self._laws:
            return
        law, language, scale = self._laws[self._chosen], self.session.language, self.session.scale
        self._name.setText(f"{law.name} · {language.unit(scale, law.total.unit.currency)}")
        self.rows = RowsModel(law_headings(law, language))
        clear(self._place)
        widths = (_NAME, *(_YEAR for _ in law.years), _YEAR)
        self.table = Table(self.theme, self.word(msg("Programming law")), self.rows, widths, row=26)
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        self._room.addWidget(self.table)
        self.rows.show_rows(list(law_lines(law, scale, language)))
        self.table.setCurrentIndex(self.rows.index(0, 1))
        self.by_year.show_chart(lambda: _chart(law, 0))
        self.cumulated.show_chart(lambda: _chart(law, 1))

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard."""
        return figure_at(self.rows, self.table.currentIndex()) if self.table is not None else None


def _chart(law: ProgrammingLaw, which: int) -> Chart:
    from budgetwatch.usecases.charting import chart_law

    return chart_law(law)[which]
