"""How a dossier keeps what is being changed: written ahead, so that readers never wait, where its disk allows that.

Writing ahead takes memory that all windows share (SQLite, "Write-Ahead Logging", 2.2): a disk that another computer
serves has none, and some disks of this one neither. There the file keeps a journal of what it was; readers wait then.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from budgetwatch.store.connections import LOOK, connect
from budgetwatch.store.keys import Key
from budgetwatch.store.media import is_remote

_NO_SHARED_MEMORY = frozenset(
    (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_IOERR_SHMOPEN,
        sqlite3.SQLITE_IOERR_SHMLOCK,
        sqlite3.SQLITE_IOERR_SHMMAP,
    )
)
"""What SQLite answers where the memory that windows share cannot be had, or cannot be locked."""


def lacks_shared_memory(error: Exception) -> bool:
    """Whether a driver's error may come from a disk on which nothing can be written ahead."""
    number = getattr(error, "sqlite_errorcode", 0)
    return number in _NO_SHARED_MEMORY or number & 0xFF == sqlite3.SQLITE_CANTOPEN


def settle(path: Path, key: Key | None) -> None:
    """Have the file write ahead where its disk allows that, else keep a journal."""
    if is_remote(path) or not _writes_ahead(path, key):
        with closing(connect(path, write=True, key=key, alone=True)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(LOOK).fetchone()


def _writes_ahead(path: Path, key: Key | None) -> bool:
    try:
        with closing(connect(path, write=True, key=key)) as connection:
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            connection.execute(LOOK).fetchone()  # the memory is asked for only now
    except Exception as error:
        if not lacks_shared_memory(error):
            raise
        return False
    return bool(mode == "wal")
