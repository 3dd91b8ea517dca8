"""The search for unreachable cycles of objects, paused during long work that makes none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_MUCH = 20_000
_counting = Lock()
_pauses: list[bool] = []
"""For each block that some thread is in, whether the collector ran when it began."""


@contextmanager
def without_collector() -> Iterator[None]:
    """No search for cycles until the last of the threads in here is done: each stops all of them to look at every cell.

    Where much was made it is left out of later searches too: it is let go with its last use, and looking at it takes
    longer than a window may wait.
    """
    with _counting:
        _pauses.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _counting:
            running = any(_pauses)
            _pauses.pop()
            if running and not _pauses:
                if gc.get_count()[0] > _MUCH:
                    gc.freeze()
                gc.enable()
