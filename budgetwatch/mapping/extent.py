"""How many tables, columns and texts around them a file may have: beyond them nobody typed it, and each takes time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median
from typing import TypeVar

from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.message import msg

_TABLES = 600
_COLUMNS = 1_024
_SECONDS, _SECONDS_PER_CELL = 13.0, 3e-6  # a plain sheet of a million cells takes a tenth of it or less
_STEPS, _USUAL = 25_000, 0.002  # small work, and the seconds that it took where these limits were set
_TEXTS = 400  # texts or rows of texts that are asked what they say of one table

T = TypeVar("T")


def check_extent(tables: int, columns: int = 0) -> None:
    """Let pass as many tables of a file and columns of a table as can be compared within seconds.

    Raises:
        Unreadable: `too-slow` where there are more.
    """
    if tables > _TABLES or columns > _COLUMNS:
        raise too_slow()


def too_slow() -> Unreadable:
    """That a file is refused because understanding it takes longer than anyone waits."""
    return Unreadable(
        "too-slow",
        msg("Reading this file takes longer than a received file is allowed."),
        msg("Ask for the table alone as .csv, or split the file into smaller ones."),
    )


def seconds_for(grids: Sequence[Grid], read_in: float = 0.0) -> float:
    """The time that understanding some sheets may take, after the seconds that reading them took.

    Usual files take a hundredth of it. A slow or busy machine is given longer, and so is a very large file.
    """
    of_cells = _SECONDS_PER_CELL * sum(grid.size for grid in grids)
    return slowness() * max(_SECONDS - read_in, _SECONDS / 2, of_cells)


def slowness() -> float:
    """How many times longer than usual this machine takes for the same small work now; at least 1."""
    return max(1.0, median(_small_work() for _ in range(3)) / _USUAL)


def _small_work() -> float:
    began = time.perf_counter()
    sum(number * number for number in range(_STEPS))
    return time.perf_counter() - began


def outermost(texts: Sequence[T], most: int = _TEXTS) -> Sequence[T]:
    """The texts around a table; of more than are asked what they say, the first half and the last."""
    return texts if len(texts) <= most else [*texts[: most // 2], *texts[-most // 2 :]]
