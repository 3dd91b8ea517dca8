"""The search for unreachable cycles of objects, paused while a table is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """No search for cycles inside: reading makes none, and each search stops all threads to look at every cell.

    What was read is left out of later searches too: it is let go with its last use, and looking at it takes 80 ms.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.freeze()
            gc.enable()
