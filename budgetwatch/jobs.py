"""Long work that can tell how far it is and be asked to stop. Knows nothing of windows."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from budgetwatch.domain.errors import Cancelled
from budgetwatch.domain.message import Message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: the named step, and done out of total (0 where the total is unknown)."""

    step: Message
    done: int = 0
    total: int = 0


class Job:
    """The line between work and whoever waits for it. Safe to ask from another thread."""

    def __init__(self, report: Callable[[Progress], None] | None = None) -> None:
        self._report = report
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked to stop."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if someone asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    def step(self, step: Message, done: int = 0, total: int = 0) -> None:
        """Name what is being done, and check."""
        self.check()
        if self._report is not None:
            self._report(Progress(step, done, total))

    def over(self, items: Iterable[T], step: Message, total: int = 0) -> Iterator[T]:
        """The same items, reporting each."""
        for done, item in enumerate(items):
            self.step(step, done, total)
            yield item


SILENT = Job()
"""A job nobody watches and nobody can stop: the default of every use case."""
