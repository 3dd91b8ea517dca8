"""The budget cut by fields of one's choice: the wells, the stage, and the table they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pivot import PivotField
from budgetwatch.domain.terms import MEASURES
from budgetwatch.jobs import Job
from ui.bridge import Task
from ui.models.budget_arrangement import Arrangement, keep_arrangement, kept_arrangement
from ui.models.budget_pivot import PivotView, look
from ui.session import Session
from ui.widgets.budget_pivot_table import PivotTable
from ui.widgets.budget_wells import Wells
from ui.widgets.choice import Choice
from ui.widgets.controls import button, line, stack
from ui.widgets.notes import Notes
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

REFUSAL = msg("Stages cannot be added together. Choose voted, revised or paid.")


class PivotPart(QFrame):
    """Asks the dossier for each arrangement, keeps the last one, and goes back to the standard table."""

    left = Signal()
    """A person wants the standard table back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.word = session, session.word
        self.view: PivotView | None = None
        self._rows: Sequence[PivotField] = ()
        self._prices: int | None = None
        self._asking: Task[Any] | None = None
        column = stack(self, spacing=8)
        head = line(spacing=8)
        self.stages: Choice[Measure | None] = Choice(session.theme, self.word(msg("Stage")), [], None, self.take_stage)
        head.addWidget(self.stages)
        self.wells = Wells(session, self.arrange, lambda: self.refuse(REFUSAL))
        if session.theme.spacious:
            head.addStretch()
        else:
            head.addWidget(self.wells.free, 1)
        self.notes = Notes(session)
        head.addWidget(self.notes)
        back = button(session.theme, self.word(msg("Standard table")), self.leave, picture="arrow-back-up")
        head.addWidget(back)
        column.addLayout(head)
        if session.theme.spacious:
            column.addWidget(self.wells.free)
        column.addWidget(self.wells)
        self._told = prose("", "att")
        self._told.hide()
        column.addWidget(self._told)
        self.table = PivotTable(session)
        column.addWidget(self.table, 1)
        session.unit_changed.connect(self._show_rows)

    # -- asking

    def begin(self, rows: Sequence[PivotField], prices: int | None) -> None:
        """Show what was arranged last for this dossier, else the rows of the standard table."""
        self._rows, self._prices = rows, prices
        dossier = self.session.dossier
        kept = kept_arrangement(dossier.path)[0] if dossier is not None else ""
        self._ask(self.view.arrangement if self.view is not None else kept)

    def take_prices(self, prices: int | None) -> None:
        """The same at the prices of another year."""
        self._prices = prices
        if self.view is not None:
            self._ask(self.view.arrangement)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show another arrangement."""
        self._ask(arrangement)

    def take_stage(self, measure: Measure | None) -> None:
        """Take one stage, or show them side by side."""
        if self.view is not None:
            self._ask(self.view.arrangement.taking(measure))

    def refuse(self, reason: Message) -> None:
        """Say why nothing moved."""
        self._tell(reason)
        self.session.say(reason)

    def leave(self) -> None:
        """Back to the standard table; what was arranged is kept."""
        self._keep(shown=False)
        self.left.emit()

    def _ask(self, wanted: Arrangement | str) -> None:
        rows, prices = self._rows, self._prices

        def work(dossier: Dossier, job: Job) -> PivotView:
            return look(dossier, job, wanted, rows, prices)

        if self._asking is not None:
            self._asking.forget()
        self._asking = self.session.read(work, self.show_view, self._refused, owner=self)

    def _refused(self, error: BudgetWatchError) -> None:
        """What was arranged before stays on show."""
        self.refuse(error.message)
        if self.view is not None:
            self._offer(self.view)

    # -- showing

    def show_view(self, view: PivotView) -> None:
        """Show an answer."""
        first, self.view = self.view is None, view
        self._tell(None)
        self._offer(view)
        self.notes.show_notes([one.reason for one in (*view.pivot.breaks, *view.pivot.notes)])
        self._show_rows()
        self._keep(shown=True)
        if first:
            self.table.tree.setFocus()

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard's cell."""
        return self.table.current_figure()

    def _tell(self, reason: Message | None) -> None:
        self._told.setText(self.word(reason) if reason else "")
        self._told.setVisible(reason is not None)

    def _offer(self, view: PivotView) -> None:
        stages = [(one, self.word(MEASURES[one])) for one in view.choices.measures]
        beside: tuple[Measure | None, str] = (None, self.word(msg("all, side by side")))
        self.stages.offer([*stages, beside], view.arrangement.measure)
        self.wells.show_arrangement(view.arrangement, view.choices.fields)

    def _show_rows(self) -> None:
        if self.view is not None:
            self.table.show_view(self.view)

    def _keep(self, *, shown: bool) -> None:
        dossier = self.session.dossier
        if dossier is not None:
            arranged = self.view.arrangement if self.view is not None else None
            keep_arrangement(dossier.path, arranged, shown=shown)
