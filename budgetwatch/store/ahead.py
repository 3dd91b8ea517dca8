"""Statements carried out on a second thread, in order, while the next rows are prepared on the first."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self

WAITING = 8
"""Statements prepared and not yet carried out: more would only hold memory."""


class Ahead:
    """A driver's connection that carries out what it is given later, and at the latest when the block ends.

    Nobody else may use the connection meanwhile. What a statement raises is raised by a later call, or by the end of
    the block.
    """

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._under_way: deque[Future[sqlite3.Cursor]] = deque()

    def execute(self, statement: str, values: Sequence[Any]) -> None:
        """Carry out a statement after those before it."""
        while len(self._under_way) >= WAITING or (self._under_way and self._under_way[0].done()):
            self._under_way.popleft().result()
        self._under_way.append(self._worker.submit(self._raw.execute, statement, values))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.shutdown(wait=True, cancel_futures=error is not None)
        if error is None:
            for statement in self._under_way:
                statement.result()
