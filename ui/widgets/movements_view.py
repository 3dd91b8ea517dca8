"""The segment of movements: programmes with a bridge, and of the chosen one the waterfall with the acts behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from budgetwatch.domain.bridge import CreditBridge
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from ui.models.contracts import headings
from ui.models.figures import FigureRow, figure_at
from ui.models.movements import COLUMNS, STEPS, MovementsView, bridge_line, look, step_lines, summary
from ui.models.rows import Heading, RowsModel
from ui.widgets.budget_part import BudgetPart
from ui.widgets.controls import button, line, stack
from ui.widgets.drawn_chart import DrawnChart
from ui.widgets.notes import Notes
from ui.widgets.panel import Panel
from ui.widgets.prose import prose
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.domain.document import Chart

_WIDTHS = (0, 72, 80, 108, 104, 80, 76, 72, 112)
_STEP_WIDTHS = (0, 96, 104)


class MovementsPart(BudgetPart):
    """From the vote to the revised appropriation, act by act."""

    def build(self) -> QWidget:
        """Programmes above; below, the chart of one and its acts."""
        self._view: MovementsView | None = None
        self._key = ""
        word, language = self.word, self.session.language
        content = QWidget()
        column = stack(content, spacing=6)
        row = line(spacing=8)
        self._told = prose("", "meta")
        row.addWidget(self._told, 1)
        self.notes = Notes(self.session)
        row.addWidget(self.notes)
        column.addLayout(row)
        self.bridges: RowsModel[FigureRow] = RowsModel(_capitals(headings(COLUMNS, language)))
        self.table = Table(self.theme, word(msg("Programmes moved by acts")), self.bridges, _WIDTHS, row=26)
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        typing = word(msg("Type acts…"))
        self.typing = button(self.theme, typing, lambda: self.type_register("acts"), picture="edit", kind="quiet")
        row.addWidget(self.typing)
        self.steps: RowsModel[FigureRow] = RowsModel(headings(STEPS, language))
        self.acts = Table(self.theme, word(msg("Steps and acts")), self.steps, _STEP_WIDTHS, row=26)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        self.chart = DrawnChart(self.session)
        self.chart.setProperty("box", "card")
        below.addWidget(self.chart)
        panel = Panel(self.theme, word(msg("What moved, act by act")))
        panel.body.addWidget(self.acts)
        below.addWidget(panel)
        below.setSizes([640, 600])
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(below)
        panes.setSizes([270, 290])
        column.addWidget(panes, 1)
        self.session.unit_changed.connect(self.show_rows)
        return content

    def refresh(self) -> None:
        """Ask for the bridges and the acts."""
        self.load(look, self.show_movements)

    def show_movements(self, view: MovementsView | None) -> None:
        """Show the programmes, or what a register of acts is for while there is none."""
        self._view = view
        if view is None:
            self.show_empty(
                msg("No register of acts that move credits"),
                msg(
                    "Virements, transfers, advance decrees, carry-overs and amending laws change the budget after the "
                    "vote. With the register of these acts, each programme is led from its vote to its revised "
                    "appropriation, and what no act explains is shown."
                ),
                "acts",
            )
            return
        self._told.setText(self.word(summary(view)))
        self.notes.show_notes(view.notes)
        self.show_rows()
        if self.typing.hasFocus():
            self.table.setFocus()

    def show_rows(self) -> None:
        """Show the programmes in the unit of the session, the chosen one selected again."""
        view = self._view
        if view is None:
            return
        scale, language = self.session.scale, self.session.language
        rows = [bridge_line(one, view, scale, language) for one in view.told.bridges]
        first = next((at for at, one in enumerate(view.told.bridges) if view.asks(one)), 0)
        chosen = next((at for at, (row, _) in enumerate(rows) if row.key == self._key), first)
        self.bridges.show_rows(rows)
        if rows:
            self.table.setCurrentIndex(self.bridges.index(chosen, 2))
            QTimer.singleShot(0, self.table, lambda: self.table.scrollTo(self.table.currentIndex()))

    def _choose(self, current: QModelIndex) -> None:
        view = self._view
        if view is None or not current.isValid():
            return
        bridge: CreditBridge = view.told.bridges[current.row()]
        self._key = self.bridges.record(current.row()).key
        self.steps.show_rows(list(step_lines(bridge, view, self.session.scale, self.session.language)))

        def make() -> Chart | None:
            from budgetwatch.usecases.charting import chart_bridge

            return chart_bridge(bridge)

        self.chart.show_chart(make)

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard: of a step or an act, else of a programme."""
        if self.acts.hasFocus():
            return figure_at(self.steps, self.acts.currentIndex())
        return figure_at(self.bridges, self.table.currentIndex())


def _capitals(heads: Sequence[Heading]) -> tuple[Heading, ...]:
    return tuple(replace(head, text=head.text[:1].upper() + head.text[1:]) for head in heads)
