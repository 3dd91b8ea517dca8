"""A register on show: what it comes to in a few numbers, and the table of its rows below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFrame, QWidget

from budgetwatch.domain.figure import Operation
from ui.models.figures import FigureRow, figure_at
from ui.models.rows import RowsModel
from ui.session import Session
from ui.widgets.clearing import clear
from ui.widgets.controls import label, line, rule, stack
from ui.widgets.part import Part
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.domain.figure import Figure
    from ui.models.registers import RegisterView


_NAMES = 150
"""Pixels at 100 % that a name needs."""


class RegisterTable(QWidget):
    """Shows a `RegisterView`; Enter on a row asks for the source of its figure."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.rows: RowsModel[FigureRow] | None = None
        self.table: Table | None = None
        column = stack(self, spacing=8)
        self._facts = QFrame()
        self._facts.setProperty("box", "card")
        line(self._facts, margins=(14, 8, 14, 8), spacing=14)
        column.addWidget(self._facts)
        self._place = Part()
        column.addWidget(self._place, 1)

    def show_view(self, name: str, view: RegisterView) -> None:
        """Show another register, or another state of the same."""
        held = self.table is not None and self.table.hasFocus()
        self.rows = RowsModel(view.heads)
        self.rows.show_rows(view.lines)
        self.table = Table(self._session.theme, name, self.rows, self._fitting(view))
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        for column in view.spared if self._session.theme.spacious else ():
            self.table.setColumnHidden(column, True)  # noqa: FBT003 - Qt's own way of hiding
        self.table.activated.connect(self._ask_source)
        self._place.show_cards(self.table)
        self.table.setCurrentIndex(self.rows.index(0, _telling(view)))
        if held:
            self.table.setFocus()
        self._show_facts(view)

    def _fitting(self, view: RegisterView) -> tuple[int, ...]:
        """The widths of the columns: names take what is left, but never less than lets them be read."""
        theme = self._session.theme
        shown = [width for at, width in enumerate(view.widths) if not (theme.spacious and at in view.spared)]
        if theme.px(sum(shown) + _NAMES) <= self.width():
            return view.widths
        return tuple(width or _NAMES for width in view.widths)

    def show_state(self, state: QWidget) -> None:
        """Show in its place what is missing."""
        self.rows = self.table = None
        self._facts.hide()
        self._place.show_cards(state)

    def _show_facts(self, view: RegisterView) -> None:
        clear(self._facts)
        row = self._facts.layout()
        if row is None:
            return
        for at, (number, name) in enumerate(view.facts):
            if at:
                row.addWidget(rule(vertical=True))
            cell = QWidget()
            column = stack(cell, spacing=0)
            column.addWidget(label(number, "figure"))
            column.addWidget(label(self._session.word(name), "meta"))
            row.addWidget(cell)
        self._facts.setVisible(bool(view.facts))

    def current_figure(self) -> Figure | None:
        """The figure of the cell under the keyboard, else the first of its row."""
        if self.table is None or self.rows is None:
            return None
        return figure_at(self.rows, self.table.currentIndex())

    def _ask_source(self, _index: QModelIndex) -> None:
        if (figure := self.current_figure()) is not None:
            self._session.show_source(figure)


def _telling(view: RegisterView) -> int:
    """The column to stand on first: that of the first figure that is more than a way to a cell."""
    figures = view.lines[0][0].figures
    made = (at for at, one in enumerate(figures) if one is not None and one.trace.operation is not Operation.COUNT)
    return next(made, 0)
