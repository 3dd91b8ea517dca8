"""What the window is about: the open dossier, and the one door of pages to the core and to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from budgetwatch.domain.errors import BudgetWatchError, Cancelled
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import EVERYTHING, Done
from ui.bridge import Bridge, Handlers, Task
from ui.choices import Choices
from ui.holding import Holding
from ui.recent import remember

if TYPE_CHECKING:
    from budgetwatch.domain.figure import Figure
    from budgetwatch.domain.finding import Audience
    from budgetwatch.usecases.dossiers import Dossier, DossierSummary

T = TypeVar("T")

_READABLE = frozenset({"open-elsewhere", "read-only"})
"""Codes of dossiers that cannot be written but can be read."""
_LOCKED = frozenset({"passphrase-needed", "wrong-passphrase"})
"""Codes of dossiers that ask for their passphrase."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done, and whether it can be undone."""

    message: Message
    undoable: bool = False


_DOCUMENTS: tuple[str, object] = ("documents", None)


class Session(Choices):
    """The one door of pages to the core and to each other. Every signal is delivered on the window's thread."""

    changed = Signal(object)
    """Topics (a frozenset) that a write, an undo or another dossier touched."""
    dossier_changed = Signal()
    """Another dossier is open, or none, or its summary is new."""
    failed = Signal(object)
    """A BudgetWatchError that no page took upon itself."""
    locked = Signal(object, object, bool)
    """A BudgetWatchError and the path of a dossier that asks for its passphrase, and whether it is opened for changes."""
    damaged = Signal(object, object, object)
    """A BudgetWatchError, the path of a damaged dossier, and the passphrase it was opened with, or None."""
    dropping = Signal(object, object, object)
    """The name of what was taken back and could be done again, which a change would drop; what goes on, what gives up."""
    held = Signal(object, object)
    """A BudgetWatchError and the path of a dossier that can only be read."""
    counted = Signal(str, int)
    """A page, by its name, and how many things wait there for a person."""
    said = Signal(object)
    """A Notice of what was just done."""
    page_wanted = Signal(str, object)
    """A page to go to, and what it should show (`Page.visit`)."""
    source_wanted = Signal(object)
    """A Figure whose source is asked for."""

    def __init__(self, asked: str | None = None) -> None:
        super().__init__(asked)
        self.bridge = Bridge()
        self._holding: Holding | None = None
        self._reads: list[Task[Any]] = []
        self.counts: dict[str, int] = {}
        self.home: tuple[str, object] = _DOCUMENTS
        """The page that a person comes back to once what is being typed or read is imported, and what it then shows."""
        self.summary: DossierSummary | None = None
        self._audience: Audience | None = None
        self.left_beside: tuple[BudgetWatchError, ...] = ()
        self._later: Message | None = None
        """The step that was taken back and could be done again, which the next change drops."""

    # -- asking the core

    def read(
        self,
        fn: Callable[[Dossier, Job], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BudgetWatchError], None] | None = None,
        stopped: Callable[[], None] | None = None,
        owner: QObject | None = None,
    ) -> Task[T]:
        """Ask the open dossier something, beside other readings; `done` gets what `fn` returns."""
        holding = self._held()

        def work(job: Job) -> T:
            with holding.reading() as dossier:
                return fn(dossier, job)

        task = self.bridge.read(work, Handlers(done, failed or self.failed.emit, stopped, owner))
        self._reads = [one for one in self._reads if one in self.bridge.tasks] + [task]
        return task

    def write(
        self,
        fn: Callable[[Dossier, Job], Done[T]],
        done: Callable[[Done[T]], None] | None = None,
        failed: Callable[[BudgetWatchError], None] | None = None,
        stopped: Callable[[], None] | None = None,
        owner: QObject | None = None,
    ) -> Task[Done[T]]:
        """Change the open dossier in one undoable step; `done` gets the Done, then pages on its topics refresh."""
        dossier = self._held().dossier

        def finish(result: Done[T]) -> None:
            if done is not None and Handlers(owner=owner).wanted:
                done(result)
            self.announce(result)

        task = self.bridge.hold_back(
            lambda job: fn(dossier, job), Handlers(finish, failed or self.failed.emit, stopped)
        )
        if self._later is None:
            self.bridge.go_on(task)
        else:
            self.dropping.emit(self._later, partial(self._drop, task), partial(self._stay, task))
        return task

    def _drop(self, task: Task[Any]) -> None:
        """Do what was held back: what could be done again is dropped."""
        self._later = None
        self.bridge.go_on(task)

    def _stay(self, task: Task[Any]) -> None:
        """Give up what was held back; pages show again what the dossier holds."""
        task.deliver(Cancelled())
        self.changed.emit(EVERYTHING)

    def run(
        self,
        fn: Callable[[Job], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BudgetWatchError], None] | None = None,
        stopped: Callable[[], None] | None = None,
        owner: QObject | None = None,
    ) -> Task[T]:
        """Do work that needs no dossier (reading a file, making a sample)."""
        return self.bridge.read(fn, Handlers(done, failed or self.failed.emit, stopped, owner))

    def keep(self, fn: Callable[[Dossier, Job], None]) -> None:
        """Write what is no step of its own, such as a table while it is typed: nothing is told, nothing to undo."""
        dossier = self._held().dossier
        self.bridge.write(lambda job: fn(dossier, job), Handlers(failed=self.failed.emit))

    def announce(self, done: Done[Any]) -> None:
        """Say what was done, with undo, and have the pages on its topics refreshed."""
        self.said.emit(Notice(done.label, undoable=True))
        self.changed.emit(done.topics)
        self._refresh_summary()

    # -- the dossier

    @property
    def dossier(self) -> Dossier | None:
        """The open dossier, None on the start page."""
        return None if self._holding is None else self._holding.dossier

    def open(
        self, path: Path, then: Callable[[], None] | None = None, *, write: bool = True, passphrase: str | None = None
    ) -> None:
        """Open a dossier in place of the present one, then go on; one that is held may be read all the same."""

        def work(_job: Job) -> Dossier:
            from budgetwatch.usecases.dossiers import open_dossier

            return open_dossier(path, write=write, passphrase=passphrase)

        def refuse(error: BudgetWatchError) -> None:
            if error.code in _LOCKED:
                self.locked.emit(error, path, write)
            elif error.code == "corrupt":
                self.damaged.emit(error, path, passphrase)
            elif write and error.code in _READABLE:
                self.held.emit(error, path)
            else:
                self.failed.emit(error)

        def go_on() -> None:
            self._back_up()
            if then is not None:
                then()

        self.take(work, go_on, refuse)

    def _back_up(self) -> None:
        """Have the day's copy made while the first page is read; where none can be made, that is said and work goes on."""

        def work(dossier: Dossier, _job: Job) -> None:
            from budgetwatch.usecases.verifying import back_up_when_due

            back_up_when_due(dossier)

        def tell(error: BudgetWatchError) -> None:
            if error.code == "corrupt":  # a copy reads every page of the file: the first to meet damage
                self.failed.emit(error)
                return
            self.say(msg("The day's backup could not be made: {why}", why=error.message))

        self.read(work, failed=tell)

    def create(self, path: Path, title: str, then: Callable[[], None] | None = None) -> None:
        """Create an empty dossier and open it, then go on."""

        def work(_job: Job) -> Dossier:
            from budgetwatch.usecases.dossiers import create_dossier

            return create_dossier(path, title)

        self.take(work, then)

    def take(
        self,
        work: Callable[[Job], Dossier],
        then: Callable[[], None] | None = None,
        failed: Callable[[BudgetWatchError], None] | None = None,
    ) -> None:
        """Take the dossier that `work` makes or opens in place of the present one, then go on."""

        def finish(dossier: Dossier) -> None:
            self.adopt(dossier)
            if then is not None:
                then()

        self.bridge.write(work, Handlers(finish, failed or self.failed.emit))

    def adopt(self, dossier: Dossier) -> None:
        """Take an opened dossier as the present one."""
        self._let_go()
        self.forget_unit()
        self._holding = Holding(dossier)
        remember(dossier.path)
        self.dossier_changed.emit()
        self._refresh_summary()

    def leave(self) -> None:
        """Close the present dossier, after the writes that are queued and the readings under way."""
        if self._holding is not None:
            self._let_go()
            self.dossier_changed.emit()

    def close(self) -> None:
        """Close the dossier and end the threads; `left_beside` then tells what keeps the dossier from being one file."""
        closing = self._holding
        self.leave()
        self.bridge.close()
        self.left_beside = () if closing is None else closing.left_beside

    def undo(self) -> None:
        """Take back the last step."""
        self._step_back("undo")

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step_back("redo")

    def _step_back(self, direction: str) -> None:
        if self.dossier is None:
            return
        dossier = self.dossier

        def work(_job: Job) -> Done[Any] | None:
            from budgetwatch.usecases import history

            return history.undo(dossier) if direction == "undo" else history.redo(dossier)

        def finish(done: Done[Any] | None) -> None:
            if done is None:
                self.say(msg("There is no earlier step.") if direction == "undo" else msg("There is no later step."))
            else:
                step = done.label
                self._later = step if direction == "undo" else None  # what else there is to redo, the summary tells
                self.say(
                    msg("Undone: {step}", step=step) if direction == "undo" else msg("Done again: {step}", step=step)
                )
                self.changed.emit(done.topics)
                self._refresh_summary()

        self.bridge.write(work, Handlers(finish, self.failed.emit))

    def _let_go(self) -> None:
        if self._holding is None:
            return
        closing, self._holding, self.summary, self._later = self._holding, None, None, None
        for page in self.counts:
            self.count(page, 0)
        for task in self._reads:
            task.forget()

        def warn(left_beside: tuple[BudgetWatchError, ...]) -> None:
            for one in left_beside:
                self.failed.emit(one)

        self.bridge.write(lambda _job: closing.close(), Handlers(warn))

    def _held(self) -> Holding:
        if self._holding is None:
            raise RuntimeError("no dossier is open")
        return self._holding

    def _refresh_summary(self) -> None:
        if self._holding is None:
            return  # the dossier was left while a change was under way

        def work(dossier: Dossier, _job: Job) -> DossierSummary:
            from budgetwatch.usecases.dossiers import describe

            return describe(dossier)

        def show(summary: DossierSummary) -> None:
            self.summary, self._later = summary, summary.redo_label
            self.dossier_changed.emit()

        self.read(work, show)

    # -- telling, and going places

    def say(self, message: Message) -> None:
        """Tell in a notice and in the status bar."""
        self.said.emit(Notice(message))

    def count(self, page: str, waiting: int) -> None:
        """Say on the rail how many things wait on a page."""
        self.counts[page] = waiting
        self.counted.emit(page, waiting)

    def show_source(self, figure: Figure) -> None:
        """Open the source panel on a figure: file, sheet and cells."""
        self.source_wanted.emit(figure)

    def go_home(self) -> None:
        """Go to the page that asked for an import, once it is done; else to the documents."""
        (page, subject), self.home = self.home, _DOCUMENTS
        self.go(page, subject)

    def go(self, page: str, subject: object = None) -> None:
        """Go to a page by its name (`"hearing"`), which then shows the subject."""
        self.page_wanted.emit(page, subject)

    # -- whom the pages are shown to

    @property
    def audience(self) -> Audience:
        """The circle that the pages are shown to."""
        from budgetwatch.domain.finding import Audience

        return self._audience or Audience.COMMITTEE

    def show_to(self, audience: Audience) -> None:
        """Show only what a circle may see; every page reads anew."""
        if audience is not self.audience:
            self._audience = audience
            self.changed.emit(EVERYTHING)
