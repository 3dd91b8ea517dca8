"""A few threads that take work in the order it was asked; they start with the first work."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread


class Workers:
    """Threads under one name. Lighter to load than `concurrent.futures`, which the first window would wait for."""

    def __init__(self, count: int, name: str) -> None:
        self._count, self._name = count, name
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads: list[Thread] = []

    def submit(self, work: Callable[[], None]) -> None:
        """Queue work; it must not raise."""
        if len(self._threads) < self._count:
            self._threads.append(Thread(target=self._run, name=f"{self._name}-{len(self._threads)}"))
            self._threads[-1].start()
        self._work.put(work)

    def close(self) -> None:
        """Let the queued work end, then the threads."""
        for _ in self._threads:
            self._work.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            work()
