"""The base of all pages: head, body, states, and readings that never reach a page that is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import Job
from ui.bridge import Task
from ui.session import Session
from ui.widgets.controls import first_stop, label, line, stack
from ui.widgets.page_stack import PageStack
from ui.widgets.short_line import ShortLine
from ui.widgets.states import BusyState, EmptyState, TroubleState

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

T = TypeVar("T")

_PATIENCE = 300
"""Milliseconds before a page says that it is reading."""
_TURN = 1
"""Milliseconds until the next turn of the event loop: with none, Qt would not paint in between."""


class Page(QWidget):
    """One page. A subclass gives `name`, `title`, `topics`, builds its content in `build` and reads in `refresh`."""

    name: ClassVar[str]
    title: ClassVar[Message]
    topics: ClassVar[frozenset[str]] = frozenset()
    needs_dossier: ClassVar[bool] = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = session.theme
        self.word = session.word
        self.stale = True
        self._loading: Task[Any] | None = None
        self._state: QWidget | None = None
        self._column = stack(self, margins=(16, 0, 16, 12), spacing=8)
        self._head = self._make_head()
        self._body = PageStack()
        self._body.addWidget(QWidget())  # what is on show until the next turn lays the content out
        self._column.addWidget(self._body, 1)
        self._content = self.build()
        self._body.addWidget(self._content)
        self.setAccessibleName(self.word(self.title))

    # -- what a subclass gives

    def build(self) -> QWidget:
        """The content, made once and still empty."""
        raise NotImplementedError  # every page gives its own; Qt's metaclass leaves no room for an abstract class

    def refresh(self) -> None:
        """Read anew what the page shows. Called when shown stale; use `load`."""

    def visit(self, subject: object) -> None:
        """Show a subject that another page sent here (`session.go`)."""

    def keep(self) -> object:
        """What to find again after the page was made anew in another language: selection, filters."""
        return None

    def restore(self, kept: object) -> None:
        """Take back what `keep` gave, before the first refresh."""

    def current_figure(self) -> Figure | None:
        """The figure that F4 asks about."""
        return None

    # -- what a subclass uses

    @property
    def ground(self) -> QWidget:
        """What the content stands in; see `ui.widgets.panes` for when to name it as the parent."""
        return self._body

    @property
    def tools(self) -> QHBoxLayout:
        """The right end of the head, for the page's buttons."""
        return self._tools

    def clear_tools(self) -> None:
        """Take the page's buttons out of the head."""
        while (item := self._tools.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def hide_head(self) -> None:
        """Leave the title out, on a page that the context bar names already."""
        self._head.hide()

    def set_subtitle(self, text: str) -> None:
        """A worded line beside the title."""
        self._subtitle.setText(text)

    def show_subtitle(self, *, shown: bool) -> None:
        """Show the line beside the title, or leave its room to the tools."""
        self._subtitle.setVisible(shown)

    def load(self, fn: Callable[[Dossier, Job], T], show: Callable[[T], None], busy: Message | None = None) -> None:
        """Read with `fn` and hand the result to `show`; a newer load replaces one still under way."""
        if self._loading is not None:
            self._loading.forget()

        def finish(value: T) -> None:
            self.show_content()
            show(value)

        task = self.session.read(fn, done=finish, failed=self.show_trouble, owner=self)
        self._loading = task
        QTimer.singleShot(_PATIENCE, self, lambda: self._say_busy(task, busy or msg("Reading the dossier")))

    def show_content(self) -> None:
        """Show the content again after a state."""
        self._show(None)

    def show_state(self, state: QWidget) -> None:
        """Show a state widget in place of the content."""
        self._show(state)

    def show_empty(
        self,
        title: Message,
        why: Message,
        *actions: tuple[Message, Callable[[], object]],
        icon: str = "file-spreadsheet",
    ) -> None:
        """Show what is missing, why it matters, and what to do; the first action is the main one."""
        self._show(EmptyState(self.session, title, why, actions, icon))

    def show_busy(self, title: Message, stop: Callable[[], object] | None = None) -> BusyState:
        """Show that work goes on; the state takes `show_progress`."""
        state = BusyState(self.session, title, stop)
        self._show(state)
        return state

    def show_trouble(self, error: BudgetWatchError) -> None:
        """Show why the content cannot be shown, with a way to try again."""
        self._show(TroubleState(self.session, error, [(msg("Try again"), self.reload)]))

    # -- what the window uses

    def stop_reading(self) -> None:
        """Stop readings whose answer this page will not live to show."""
        if self._loading is not None:
            self._loading.forget()

    def take_focus(self) -> None:
        """Give the keyboard to the first thing of the page that takes it."""
        if (first := first_stop(self)) is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reload(self) -> None:
        """Read now if visible, else when next shown."""
        self.stale = True
        if self.isVisible():
            self._read_if_stale()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what went stale while hidden, in a turn of its own: making and first laying out are long enough."""
        super().showEvent(event)
        QTimer.singleShot(_TURN, self, self._begin)

    def _begin(self) -> None:
        if self._state is None:
            self.show_content()
        self._read_if_stale()

    def _read_if_stale(self) -> None:
        if self.stale and self.isVisible() and (self.session.dossier is not None or not self.needs_dossier):
            self.stale = False
            self.refresh()

    def _say_busy(self, task: Task[Any], title: Message) -> None:
        if task is self._loading and task in self.session.bridge.tasks:
            self.show_busy(title, task.cancel).follow(task)

    def _show(self, state: QWidget | None) -> None:
        previous, self._state = self._state, state
        if state is not None:
            self._body.addWidget(state)
        self._body.setCurrentWidget(state or self._content)
        if previous is not None:
            self._body.removeWidget(previous)
            previous.deleteLater()

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(self.theme.px(52))
        row = line(head, spacing=12)
        row.addWidget(label(self.word(self.title), "title"))
        self._subtitle = ShortLine()
        row.addWidget(self._subtitle)
        row.addStretch()
        self._tools = line(spacing=8)
        row.addLayout(self._tools)
        self._column.addWidget(head)
        return head
