"""A copy of a dossier whose end is missing, made long enough for the drivers to read what is left."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from budgetwatch.store.errors import failures
from budgetwatch.store.ownership import copy_own

_PAGE = 4096
_TIMES = 16
"""How much longer the copy is at most: an encrypted file does not tell how long it was, and a sixteenth holds little."""
_PAGES_AT = slice(28, 32)
"""Where a plain file says of how many pages it is (SQLite's file format, 1.3)."""


@contextmanager
def lengthened(path: Path, out: Path) -> Iterator[Path]:
    """The copy beside `out`, encrypted where the dossier is, with empty pages in place of the missing ones; gone afterwards."""
    copy = out.with_name(f"{out.name}.part")
    with failures():
        try:
            copy_own(path, copy)
            os.truncate(copy, _length(copy))
            yield copy
        finally:
            copy.unlink(missing_ok=True)


def _length(path: Path) -> int:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_PAGE)
    told = int.from_bytes(head[_PAGES_AT], "big") * _PAGE
    longest = -(-size // _PAGE) * _PAGE * _TIMES
    return told if head.startswith(b"SQLite") and size <= told <= longest else longest
