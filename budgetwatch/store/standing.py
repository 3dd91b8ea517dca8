"""Whether the file under a dossier's name is still the one that was opened, as it was left."""

from __future__ import annotations

import os
from pathlib import Path

_HEAD = 4096
"""Bytes of the first page, which every change of a dossier writes anew."""


def identity(path: Path) -> tuple[int, int]:
    """What tells a file from another one of the same name; OSError where there is none."""
    found = path.stat()
    return found.st_dev, found.st_ino


class Standing:
    """The file that a dossier is changed in. Another one may be moved over it, or other content copied into it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Kept open as long as the dossier: closing it would drop the locks that SQLite has on the same file.
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._file = identity(path)
        self._head = self._first_page()

    @property
    def is_ours(self) -> bool:
        """Whether nobody else put another file there or wrote in this one; OSError where there is none."""
        return identity(self._path) == self._file and self._first_page() == self._head

    def note(self) -> None:
        """Take the file as it is now for ours: a change of the dossier has just ended."""
        self._head = self._first_page()

    def close(self) -> None:
        """Look no more; after every connection to the file is closed."""
        os.close(self._handle)

    def _first_page(self) -> bytes:
        os.lseek(self._handle, 0, os.SEEK_SET)
        return os.read(self._handle, _HEAD)
