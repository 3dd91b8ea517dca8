"""One segment of the Budget page: read when it is first shown, with a state of its own while there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QStackedWidget, QTableView, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import Job
from ui.bridge import Task
from ui.dialogs.templates import TemplatesDialog
from ui.files import choose_spreadsheets
from ui.session import Session
from ui.widgets.states import Action, EmptyState, TroubleState
from ui.widgets.table_copying import copy_rows

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

T = TypeVar("T")


class BudgetPart(QStackedWidget):
    """A subclass builds its content in `build`, reads in `refresh` and gives the figure that F4 asks about."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.theme, self.word = session, session.theme, session.word
        self._loading: Task[Any] | None = None
        self._state: QWidget | None = None
        self._content = self.build()
        self.addWidget(self._content)
        self.stale = True

    def build(self) -> QWidget:
        """The content, made once and still empty."""
        raise NotImplementedError  # every part gives its own; Qt's metaclass leaves no room for an abstract class

    def refresh(self) -> None:
        """Read anew; use `load`."""

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard."""
        return None

    def copy_table(self) -> None:
        """Copy the table at the keyboard, else the first one, whole."""
        tables = [one for one in self._content.findChildren(QTableView) if one.isVisible()]
        for table in sorted(tables, key=lambda one: not one.hasFocus())[:1]:
            copy_rows(self.session, table)

    def read_if_stale(self) -> None:
        """Read what changed since it was shown last."""
        if self.stale and self.session.dossier is not None:
            self.stale = False
            self.refresh()

    def load(self, fn: Callable[[Dossier, Job], T], show: Callable[[T], None]) -> None:
        """Read with `fn` and hand the result to `show`; a newer load replaces one still under way."""
        if self._loading is not None:
            self._loading.forget()

        def finish(value: T) -> None:
            self._show(None)
            show(value)

        self._loading = self.session.read(fn, done=finish, failed=self._trouble, owner=self)

    def show_empty(self, title: Message, why: Message, kind: str | None = None) -> None:
        """What is missing and why it matters, with the way to import it and, for a register, its blank workbook."""
        actions: list[Action] = [(msg("Import…"), lambda: choose_spreadsheets(self.session, self))]
        if kind is not None:
            actions.append((msg("Type them…"), lambda: self.type_register(kind)))
            actions.append((msg("Blank workbook…"), lambda: self._offer_template(kind)))
        self._show(EmptyState(self.session, title, why, actions, "table"))

    def type_register(self, kind: str) -> None:
        """Type a register where no file came, and come back here once it is imported."""
        self.session.home = ("budget", self.objectName())
        self.session.go("typing", kind)

    def _offer_template(self, kind: str) -> None:
        dialog = TemplatesDialog(self.session, self.window())
        dialog.choose_kind(kind)
        dialog.open()

    def _trouble(self, error: BudgetWatchError) -> None:
        self._show(TroubleState(self.session, error, [(msg("Try again"), self.refresh)]))

    def _show(self, state: QWidget | None) -> None:
        previous, self._state = self._state, state
        if state is not None:
            self.addWidget(state)
        self.setCurrentWidget(state or self._content)
        if previous is not None:
            self.removeWidget(previous)
            previous.deleteLater()
