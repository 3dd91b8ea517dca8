"""The two tables of the Budget page: the standard one, and the one whose fields a person arranges."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.pivot import PivotField
from ui.models.budget_arrangement import kept_arrangement
from ui.session import Session
from ui.widgets.budget_cells import CellTree
from ui.widgets.budget_copying import copy_number
from ui.widgets.budget_pivot import PivotPart
from ui.widgets.chart import ChartView
from ui.widgets.reference import copy_reference


class BudgetTables(QStackedWidget):
    """Shows one of the two: the standard one, added first, or the arranged one, made when it is first asked for."""

    turned = Signal()
    """The other table is on show."""

    def __init__(self, session: Session, ground: QWidget) -> None:
        super().__init__(ground)
        self._session = session
        self.pivot: PivotPart | None = None

    @property
    def pivoting(self) -> bool:
        """Whether the table that a person arranges is on show."""
        return self.pivot is not None and self.currentWidget() is self.pivot

    @property
    def was_pivoting(self) -> bool:
        """Whether this dossier was left with its fields arranged."""
        dossier = self._session.dossier
        return dossier is not None and kept_arrangement(dossier.path)[1]

    def show_pivot(self, rows: Sequence[PivotField], prices: int | None) -> None:
        """Show what was arranged last, else the rows of the standard table, at the prices of a year."""
        if self.pivot is None:
            self.pivot = PivotPart(self._session)
            self.pivot.left.connect(self.show_standard)
            self.follow(self.pivot.table.tree, self.pivot.table.total)
            self.addWidget(self.pivot)
        self.setCurrentWidget(self.pivot)
        self.turned.emit()
        self.pivot.begin(rows, prices)

    def show_standard(self) -> None:
        """Back to the standard table."""
        self.setCurrentIndex(0)
        self.turned.emit()

    def follow(self, *trees: CellTree) -> None:
        """Answer what cells ask: where their figures come from, and their lines."""
        for tree in trees:
            tree.asked.connect(self._session.show_source)
            tree.opened.connect(self.show_lines)

    def show_lines(self, figure: Figure) -> None:
        """Open the lines behind a figure."""
        from ui.widgets.budget_lines import LinesDialog

        LinesDialog(self._session, figure, self.window()).open()


def focused_figure() -> Figure | None:
    """The figure of the chart that the keyboard is in."""
    focused = QApplication.focusWidget()
    return focused.current_figure() if isinstance(focused, ChartView) else None


def copy_focused(session: Session, figure: Figure | None, *, named: bool) -> None:
    """Copy the block of the table that the keyboard is in, else one figure; `named` with its names or reference."""
    tree = QApplication.focusWidget()
    if isinstance(tree, CellTree):
        tree.copy_named() if named else tree.copy()
    elif figure is not None:
        copy_reference(session, figure) if named else copy_number(session, figure)
