"""The segments of the Budget page: the table, and the analyses beside it, each made when it is first shown."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module

from PySide6.QtWidgets import QStackedWidget, QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from ui.files import choose_spreadsheets
from ui.session import Session
from ui.widgets.budget_part import BudgetPart
from ui.widgets.budget_tables import BudgetTables
from ui.widgets.controls import first_stop
from ui.widgets.page_stack import PageStack
from ui.widgets.states import EmptyState


class Segment(StrEnum):
    """What the Budget page can show."""

    TABLE = "table"
    MOVEMENTS = "movements"
    PROGRAMMING = "programming"
    CREDIBILITY = "credibility"
    PROPORTIONS = "proportions"
    PERIMETERS = "perimeters"
    AXES = "axes"
    PACE = "pace"


SEGMENTS: dict[Segment, Message] = {
    Segment.TABLE: msg("Table"),
    Segment.MOVEMENTS: msg("Movements"),
    Segment.PROGRAMMING: msg("Programming"),
    Segment.CREDIBILITY: msg("Credibility"),
    Segment.PROPORTIONS: msg("Proportions"),
    Segment.PERIMETERS: msg("Perimeters"),
    Segment.AXES: msg("Axes"),
    Segment.PACE: msg("Pace"),
}

PARTS: dict[Segment, tuple[str, str]] = {
    Segment.MOVEMENTS: ("movements_view", "MovementsPart"),
    Segment.PROGRAMMING: ("programming_view", "ProgrammingPart"),
    Segment.CREDIBILITY: ("credibility_view", "CredibilityPart"),
    Segment.PROPORTIONS: ("proportions_view", "ProportionsPart"),
    Segment.PERIMETERS: ("perimeters_view", "PerimetersPart"),
    Segment.AXES: ("axes_view", "AxesPart"),
    Segment.PACE: ("pace_view", "PacePart"),
}
"""The module of `ui.widgets` and the class of each analysis, loaded when it is first shown."""


class BudgetParts(PageStack):
    """Holds the table and, once they were asked for, the analyses."""

    def __init__(self, session: Session, ground: QWidget) -> None:
        super().__init__(ground)
        self._session = session
        self._table = QStackedWidget(self)
        self.addWidget(self._table)
        self.tables = BudgetTables(session, self._table)
        self._table.addWidget(self.tables)
        self.made: dict[Segment, BudgetPart] = {}

    def show_part(self, segment: Segment) -> None:
        """Show a segment, and have it read what changed since."""
        if segment is Segment.TABLE:
            self.setCurrentWidget(self._table)
            return
        if segment not in self.made:
            self.made[segment] = self._make(segment)
            self.addWidget(self.made[segment])
        self.setCurrentWidget(self.made[segment])
        self.made[segment].read_if_stale()

    def show_table(self, *, filled: bool) -> None:
        """The table, or what to do while there is no budget."""
        if filled:
            self._table.setCurrentIndex(0)
            return
        if self._table.count() == 1:
            why = msg(
                "Import the voted budget and its execution: each line is then compared from the vote to the payment."
            )
            action = (msg("Import…"), lambda: choose_spreadsheets(self._session, self))
            self._table.addWidget(EmptyState(self._session, msg("No budget yet"), why, [action], "table"))
        self._table.setCurrentIndex(1)

    def take_focus(self) -> bool:
        """Bring the keyboard into the analysis on show, unless it is there; False where the table is on show."""
        shown, here = self.currentWidget(), self.window().focusWidget()
        if not isinstance(shown, BudgetPart):
            return False
        if not shown.isAncestorOf(here) and (first := first_stop(shown)) is not None:
            first.setFocus()
        return True

    def forget(self) -> None:
        """What the analyses show is older than the dossier; the one on show reads anew."""
        for part in self.made.values():
            part.stale = True
        shown = self.currentWidget()
        if isinstance(shown, BudgetPart):
            shown.read_if_stale()

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard of the analysis on show."""
        shown = self.currentWidget()
        return shown.current_figure() if isinstance(shown, BudgetPart) else None

    def copy_table(self) -> None:
        """Copy the table of the analysis on show."""
        shown = self.currentWidget()
        if isinstance(shown, BudgetPart):
            shown.copy_table()

    def _make(self, segment: Segment) -> BudgetPart:
        module, name = PARTS[segment]
        made: BudgetPart = getattr(import_module(f"ui.widgets.{module}"), name)(self._session)
        made.setObjectName(segment)
        return made
