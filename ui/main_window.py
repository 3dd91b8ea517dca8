"""The window: rail, context bar, pages made on first show, source panel at the right, status bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import Job
from ui.commands import Commands
from ui.files import dropped, receive
from ui.garbage import leave_out, search_recent
from ui.pages.page import Page
from ui.pages.registry import entry, modules
from ui.protection import Protection
from ui.recovery import offer_recovery
from ui.session import Notice, Session
from ui.theme import Theme
from ui.translations import speak_qt
from ui.turns import Turns
from ui.widgets.context_bar import ContextBar
from ui.widgets.controls import line, stack
from ui.widgets.copy_key import CopyKey
from ui.widgets.page_area import PageArea
from ui.widgets.page_stack import PageStack
from ui.widgets.rail import Rail
from ui.widgets.status_bar import StatusBar
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from ui.widgets.source_panel import SourcePanel

_SMALLEST = (800, 480)
"""Pixels: half of a small screen at 125 %. Below what a page needs, the page scrolls."""
_FIRST_SIZE = (1366, 738)
_NARROW = 1200
"""Pixels under which the rail leaves its names to tool tips."""
_PANEL = (320, 352, 420)
"""Least, first and greatest width of the source panel."""

_GONE = 3_000
"""Milliseconds after which what the former dossier held is gone."""
_LOADED = 20_000
"""Milliseconds after which the libraries that a first dossier needs are loaded."""


class MainWindow(QMainWindow):
    """Shows one page at a time. Everything in it is made anew when the language or the looks change."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.pages: dict[str, Page] = {}
        self._kept: dict[str, object] = {}
        self.page_name = "start"
        self.panel: SourcePanel | None = None
        self._dossier = session.dossier
        self._worn: Theme | None = None
        self._met = False
        self._turns = Turns(self)
        self.protection = Protection(self)
        self._copying = CopyKey(session, self)
        self._dress()
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST_SIZE)
        self.setAcceptDrops(True)
        self._build()
        self.go("start")
        # Queued: what is made anew may be what is being clicked.
        session.looks_changed.connect(self.rebuild, Qt.ConnectionType.QueuedConnection)
        session.dossier_changed.connect(self.show_dossier)
        session.changed.connect(self.refresh_pages)
        session.said.connect(self.say)
        session.failed.connect(self.show_trouble)
        session.held.connect(self.offer_reading)
        session.dropping.connect(self.ask_before_dropping)
        session.damaged.connect(partial(offer_recovery, self))
        session.page_wanted.connect(self.go)
        session.source_wanted.connect(self.show_source)

    # -- pages

    @property
    def page(self) -> Page:
        """The page on show, made now if everything is being made anew."""
        return self.pages.get(self.page_name) or self._make(self.page_name)

    def go(self, name: str, subject: object = None) -> None:
        """Show a page, made now if it never was, and have it show the subject."""
        if self.session.dossier is None and name != "start":
            return
        page = self.pages.get(name) or self._make(name)
        self.page_name = name
        if name == "import" and self.panel is not None:
            self.panel.hide()  # a sheet needs the width, and its figures are not in the dossier yet
        self.rail.mark(name)
        self._stack.setCurrentWidget(page)
        if subject is not None:
            page.visit(subject)
        page.take_focus()

    def refresh_pages(self, topics: frozenset[str]) -> None:
        """Refresh the page on show if it shows one of the topics; the others when they are shown."""
        for page in self.pages.values():
            if page.topics & topics:
                page.reload()

    def prepare(self) -> None:
        """Read the modules of the pages while nobody waits for one; call it once the first frame is on show."""
        self.session.run(_read_modules)

    def _tidy(self) -> None:
        if self._met:
            QTimer.singleShot(_GONE, self, search_recent)
        else:
            self._met = True
            QTimer.singleShot(_LOADED, self, leave_out)

    def _make(self, name: str) -> Page:
        page = entry(name).make(self.session, self._stack)
        if (kept := self._kept.pop(name, None)) is not None:
            page.restore(kept)
        self.pages[name] = page
        self._stack.addWidget(page)
        return page

    def _drop_pages(self) -> None:
        for page in self.pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self.pages, self._kept = {}, {}

    # -- dossier, language, looks

    def show_dossier(self) -> None:
        """Follow the session to another dossier, or to a new state of the same one."""
        another = self._dossier is not self.session.dossier
        if another:
            self._dossier = self.session.dossier
            self.hide_source()
            self._drop_pages()
            self.go("start" if self._dossier is None else "documents")
            self._tidy()
        self.rail.enable(dossier=self._dossier is not None)
        self._show_context()
        self.status.show_holdings()
        self.commands.follow()
        self._name_window()

    def rebuild(self) -> None:
        """Make everything anew in the session's language and looks, keeping page, selection and source panel."""
        self._turns.run(self._remake())

    def _remake(self) -> Iterator[None]:
        """Part by part; the window shows the old looks until the new ones are whole."""
        self.setUpdatesEnabled(False)
        try:
            for name, page in [*self.pages.items()]:
                if self.pages.get(name) is not page:
                    continue  # the dossier was left between two turns
                self._kept[name] = page.keep()
                page.stop_reading()
                if name != self.page_name:
                    shiboken6.delete(self.pages.pop(name))
                    yield
            figure = self.panel.figure if self.panel is not None and self.panel.isVisible() else None
            self.pages, self.panel = {}, None
            shiboken6.delete(self._shell)  # what is going need not be dressed again
            self._dress()
            self._build()
            yield
            self.go(self.page_name)
            if figure is not None:
                yield
                self.show_source(figure)
        finally:
            if shiboken6.isValid(self):  # not where the window went between two turns
                self.setUpdatesEnabled(True)

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._worn != self.session.theme:
            self._worn = self.session.theme
            self._worn.dress(app)

    def _build(self) -> None:
        session = self.session
        speak_qt(session.language.code)
        self._shell = window = QWidget()
        window.setObjectName("window")
        self.commands = Commands(self, window)
        self.rail = Rail(session)
        self.rail.narrow(narrow=self.width() < _NARROW)
        self.rail.chosen.connect(self.go)
        self.rail.enable(dossier=session.dossier is not None)
        self.context = ContextBar(session, self.commands.menu)
        self._stack = PageStack()
        self._stack.setObjectName("pages")
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.addWidget(PageArea(self._stack))
        self.status = StatusBar(session)
        row = line(window, spacing=0)
        row.addWidget(self.rail)
        self._right = stack(spacing=0)
        row.addLayout(self._right, 1)
        self._right.addWidget(self.context)
        self._right.addWidget(self.panes, 1)
        self._right.addWidget(self.status)
        self.setCentralWidget(window)
        self._toast: Toast | None = None
        self._name_window()

    def _show_context(self) -> None:
        fresh = ContextBar(self.session, self.commands.menu)
        self._right.replaceWidget(self.context, fresh)
        self.context.hide()
        self.context.deleteLater()
        self.context = fresh

    def _name_window(self) -> None:
        dossier = self.session.dossier
        name = msg("BudgetWatch") if dossier is None else msg("BudgetWatch — {file}", file=dossier.path.name)
        self.setWindowTitle(self.session.word(name))

    # -- source panel

    def show_source(self, figure: Figure) -> None:
        """Open the panel that shows where a figure comes from."""
        if self.panel is None:
            from ui.widgets.source_panel import SourcePanel

            self.panel = SourcePanel(self.session)
            self.panel.setMinimumWidth(_PANEL[0])
            self.panel.setMaximumWidth(self.session.theme.px(_PANEL[2]))
            self.panel.closed.connect(self.hide_source)
            self.panes.addWidget(self.panel)
            self.panes.setStretchFactor(0, 1)
            self.panes.setSizes([self.panes.width() - _PANEL[1], _PANEL[1]])
        self.panel.show()
        self.panel.show_figure(figure)

    def hide_source(self) -> None:
        """Close the source panel and return to the page."""
        if self.panel is not None and self.panel.isVisible():
            self.panel.hide()
            self.page.take_focus()

    def toggle_source(self) -> None:
        """F4: the source of the page's figure, or close the panel."""
        if self.panel is not None and self.panel.isVisible():
            self.hide_source()
        elif (figure := self.page.current_figure()) is not None:
            self.show_source(figure)
        else:
            self.status.say(msg("Choose a figure first: F4 then shows its file, sheet and cells."))

    # -- telling

    @property
    def toast(self) -> Toast:
        """The notice at the lower right, made when there is something to say."""
        if self._toast is None:
            self._toast = Toast(self.session, self.centralWidget() or self, self.session.undo)
        return self._toast

    def say(self, notice: Notice) -> None:
        """What was just done, in a notice and in the status bar."""
        self.toast.say(notice.message, undoable=notice.undoable)
        self.status.say(notice.message)

    def show_trouble(self, error: BudgetWatchError) -> None:
        """What could not be done, and what to do; damage met in the open dossier has a way out."""
        dossier = self.session.dossier
        if error.code == "corrupt" and dossier is not None:
            key = dossier.key
            offer_recovery(self, error, dossier.path, key.recovery_code if key else None)
            return
        from ui.dialogs.trouble import TroubleDialog

        TroubleDialog(self.session, error, self).open()

    def offer_reading(self, error: BudgetWatchError, path: Path) -> None:
        """A dossier that cannot be changed here and now may still be read."""
        from ui.dialogs.trouble import TroubleDialog

        reading = (msg("Open for reading only"), partial(self.session.open, path, write=False))
        TroubleDialog(self.session, error, self, reading).open()

    def ask_before_dropping(self, step: Message, drop: Callable[[], None], stay: Callable[[], None]) -> None:
        """A change would drop what was taken back and could be done again: a person decides."""
        from ui.dialogs.dropping import DroppingDialog, taken_back_for_good

        DroppingDialog(self.session, taken_back_for_good(step), self, drop=drop, stay=stay).open()

    def keep_typing(self) -> None:
        """Have every page keep what is being typed: the dossier is about to be closed."""
        for page in self.pages.values():
            page.stop_reading()

    # -- from outside

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped anywhere."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """A dossier is opened, spreadsheets go to the import page."""
        receive(self.session, dropped(event.mimeData()), self)
        event.acceptProposedAction()

    def _warn(self, error: BudgetWatchError) -> None:
        """Tell what must be known before the window goes."""
        from ui.dialogs.trouble import TroubleDialog

        TroubleDialog(self.session, error, self).exec()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a narrow window the rail shows icons only: pages need the width."""
        super().resizeEvent(event)
        self.rail.narrow(narrow=self.width() < _NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close the dossier and end the threads before the window goes; pages keep what is being typed."""
        self.keep_typing()
        self.session.close()
        for left in self.session.left_beside:
            self._warn(left)
        super().closeEvent(event)


def _read_modules(job: Job) -> None:
    for _ in modules():
        job.check()
