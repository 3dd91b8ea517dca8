"""Work off the window's thread: one writer, a few readers, results delivered where widgets may be touched."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from budgetwatch.domain.errors import BudgetWatchError, Cancelled
from budgetwatch.jobs import Job, Progress
from ui.workers import Workers

T = TypeVar("T")

_READERS = 3
_BETWEEN_REPORTS = 0.05
"""Seconds: progress is shown at most twenty times a second, whatever the work reports."""


@dataclass(frozen=True, slots=True)
class Handlers(Generic[T]):
    """What follows the work: a result, a refusal, a stop. Handlers of a widget that is gone are not called."""

    done: Callable[[T], None] | None = None
    failed: Callable[[BudgetWatchError], None] | None = None
    stopped: Callable[[], None] | None = None
    owner: QObject | None = None

    @property
    def wanted(self) -> bool:
        """Whether anybody is still there to be told."""
        return self.owner is None or shiboken6.isValid(self.owner)


class Task(Generic[T]):
    """A piece of work under way: how far it is, and the means to stop or forget it."""

    def __init__(self, work: Callable[[Job], T], handlers: Handlers[T], report: Callable[[Task[T]], None]) -> None:
        self.started = time.monotonic()
        self.progress: Progress | None = None
        self.job = Job(self._keep)
        self._work = work
        self._handlers = handlers
        self._report = report
        self._reported = 0.0

    def _keep(self, progress: Progress) -> None:
        self.progress = progress
        now = time.monotonic()
        if now - self._reported >= _BETWEEN_REPORTS:
            self._reported = now
            self._report(self)

    def cancel(self) -> None:
        """Ask the work to stop; `stopped` is called when it has."""
        self.job.cancel()

    def forget(self) -> None:
        """Ask the work to stop and tell nobody: its answer is not wanted any more."""
        self._handlers = Handlers()
        self.job.cancel()

    def run(self) -> BaseException | None:
        """Do the work on the calling thread; the error that ended it, if one did."""
        try:
            self.result = self._work(self.job)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the window's thread decides
            return error
        return None

    def deliver(self, error: BaseException | None) -> None:
        """Call the handler that fits, on the calling thread. An error nobody expects is raised again."""
        handlers = self._handlers
        match error:
            case _ if not handlers.wanted:
                return
            case None:
                _call(handlers.done, self.result)
            case Cancelled():
                _call(handlers.stopped)
            case BudgetWatchError():
                _call(handlers.failed, error)
            case _:
                raise error


def _call(handler: Callable[..., None] | None, *arguments: object) -> None:
    if handler is not None:
        handler(*arguments)


class Bridge(QObject):
    """Starts tasks and keeps those under way. `moved` fires when one starts, reports or ends."""

    moved = Signal()
    _ended = Signal(object, object)
    _reported = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tasks: list[Task[Any]] = []
        self._closed = False
        self._writer = Workers(1, "writer")
        self._readers = Workers(_READERS, "reader")
        self._ended.connect(self._deliver)
        self._reported.connect(self._move)

    def read(self, work: Callable[[Job], T], handlers: Handlers[T]) -> Task[T]:
        """Start work that changes nothing, beside other readings."""
        return self._start(self._readers, work, handlers)

    def write(self, work: Callable[[Job], T], handlers: Handlers[T]) -> Task[T]:
        """Queue work that changes something: one at a time, in the order asked."""
        return self._start(self._writer, work, handlers)

    def hold_back(self, work: Callable[[Job], T], handlers: Handlers[T]) -> Task[T]:
        """Work that changes something and waits for a person's word: `go_on`, or its own `deliver` of `Cancelled`."""
        return Task(work, handlers, self._reported.emit)

    def go_on(self, task: Task[Any]) -> None:
        """Queue work that was held back."""
        self._submit(self._writer, task)

    def close(self) -> None:
        """Stop everything and wait until the threads have ended. What is asked later is not done."""
        self._closed = True
        for task in self.tasks:
            task.forget()
        self._readers.close()
        self._writer.close()

    def _start(self, pool: Workers, work: Callable[[Job], T], handlers: Handlers[T]) -> Task[T]:
        task = Task(work, handlers, self._reported.emit)
        self._submit(pool, task)
        return task

    def _submit(self, pool: Workers, task: Task[Any]) -> None:
        if self._closed:  # a thread begun now would never be told to end, and the process would wait for it
            return
        self.tasks.append(task)
        pool.submit(lambda: self._ended.emit(task, task.run()))
        self.moved.emit()

    @Slot(object)
    def _move(self, _task: object) -> None:
        self.moved.emit()

    @Slot(object, object)
    def _deliver(self, task: Task[Any], error: BaseException | None) -> None:
        self.tasks.remove(task)
        self.moved.emit()
        task.deliver(error)
