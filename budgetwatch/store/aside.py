"""A folder beside a file for a while: gone afterwards, and where the process was killed, at the next time."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.store.hold import Hold

_PREFIX, _LOCK = ".looking-", ".lock"


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """A folder for its owner alone, whose name another process knows to be in use for as long as this one lives."""
    _clear(path.parent)
    folder = path.with_name(f"{_PREFIX}{secrets.token_hex(4)}")
    hold = _held(folder)
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if hold is not None:
            hold.release()


def _clear(parent: Path) -> None:
    """Take away what killed processes left; what a living one holds stays."""
    for folder in {one.with_name(one.name.removesuffix(_LOCK)) for one in parent.glob(f"{_PREFIX}*")}:
        hold = _held(folder)
        if hold is not None:
            shutil.rmtree(folder, ignore_errors=True)
            hold.release()


def _held(folder: Path) -> Hold | None:
    """The right to a folder; None where another has it, or on a disk that knows no locks, where nothing is cleared."""
    with suppress(StorageFailed, OSError):
        return Hold(folder)
    return None
