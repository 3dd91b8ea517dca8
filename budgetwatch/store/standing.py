"""The file that a dossier is changed in: whether it is still the one that was opened, and whether it can grow."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_HEAD = 4096
"""Bytes of the first page, which every change of a dossier writes anew."""
_ZEROS = bytes(1 << 20)
_CANNOT_RESERVE = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})


def identity(path: Path) -> tuple[int, int]:
    """What tells a file from another one of the same name; OSError where there is none."""
    found = path.stat()
    return found.st_dev, found.st_ino


class Standing:
    """The file that a dossier is changed in. Another one may be moved over it, or other content copied into it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Kept open as long as the dossier: closing it would drop the locks that SQLite has on the same file.
        self._handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        self._file = identity(path)
        self._head = self._first_page()

    @property
    def is_ours(self) -> bool:
        """Whether nobody else put another file there or wrote in this one; OSError where there is none."""
        return identity(self._path) == self._file and self._first_page() == self._head

    def note(self) -> None:
        """Take the file as it is now for ours: a change of the dossier has just ended."""
        self._head = self._first_page()

    def make_room(self, size: int) -> None:
        """Have the disk keep so many bytes for the file before they are needed.

        SQLite ignores what lies behind the last page it counts, and cuts it off when it next folds a log.

        Raises:
            OSError: the disk has not got them, or the file may not be so large; it is as it was.
        """
        now = os.fstat(self._handle).st_size
        if size <= now:
            return
        try:
            _lengthen(self._handle, now, size)
        except BaseException:
            os.ftruncate(self._handle, now)
            raise

    def give_back(self, size: int) -> None:
        """Return to the disk what is behind so many bytes, which are all the file holds."""
        if 0 < size < os.fstat(self._handle).st_size:
            os.ftruncate(self._handle, size)

    def close(self) -> None:
        """Look no more; after every connection to the file is closed."""
        os.close(self._handle)

    def _first_page(self) -> bytes:
        os.lseek(self._handle, 0, os.SEEK_SET)
        return os.read(self._handle, _HEAD)


def _lengthen(handle: int, now: int, size: int) -> None:
    """Take room from the disk: by asking it where it answers, else by writing."""
    if hasattr(os, "posix_fallocate"):
        try:
            os.posix_fallocate(handle, now, size - now)
        except OSError as error:
            if error.errno not in _CANNOT_RESERVE:
                raise
        else:
            return
    os.lseek(handle, now, os.SEEK_SET)
    while now < size:
        now += os.write(handle, _ZEROS[: size - now])
