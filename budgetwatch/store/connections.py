"""Connections to a dossier's file: the only module that knows the drivers, SQLite's and SQLCipher's."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from budgetwatch.store.errors import Garbled, WrongKey, code_of, failed
from budgetwatch.store.keys import Key
from budgetwatch.store.standing import identity

_PRAGMAS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",  # a received file's triggers and views may only do plain things
    "cache_size = -32768",
    "temp_store = MEMORY",  # nothing of a dossier is spilled into temporary files
    "synchronous = FULL",  # a finished step survives a power cut
    "wal_autocheckpoint = 1",  # and stands in the file itself: people copy it while the window is open
)
_PATIENCE = 5.0


def connect(path: Path, *, write: bool, key: Key | None = None, alone: bool = False) -> sqlite3.Connection:
    """One connection, usable from any thread; transactions begin only where asked. An encrypted file needs its key.

    SQLCipher's connections are another class with the same methods. `alone` keeps every other connection out and needs
    no memory that is shared with them.
    """
    if write:
        return _opened(_address(path, "rw"), key, alone=alone)
    connection = None
    try:
        connection = _opened(_address(path, "ro"), key)
        connection.execute(LOOK).fetchone()
    except Exception as error:
        if connection is not None:
            connection.close()
        if code_of(error) not in _CANNOT_BE_WRITTEN or not _is_at_rest(path):
            raise
        return _opened(f"{_address(path, 'ro')}&immutable=1", key)
    return connection


LOOK = "SELECT count(*) FROM sqlite_schema"
_CANNOT_BE_WRITTEN = frozenset({"read-only", "no-permission"})


def _is_at_rest(path: Path) -> bool:
    """Whether nothing tells that somebody changes the file, and it cannot be changed from here.

    A copy that was made while a window was open expects a log beside it, which a medium that is only read cannot take.
    """
    log = path.with_name(f"{path.name}-wal")
    if path.with_name(f"{path.name}-shm").exists() or (log.exists() and log.stat().st_size):
        return False
    return os.access(path, os.R_OK) and not os.access(path.parent, os.W_OK)


def _opened(address: str, key: Key | None, *, alone: bool = False) -> sqlite3.Connection:
    connection = _driver(encrypted=key is not None).connect(
        address,
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        if alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        if key is not None:
            _unlock(connection, key)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except Exception as error:
        connection.close()
        if (
            getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR
        ):  # our pragmas are right, so the file's header is not
            raise Garbled(str(error)) from error
        raise
    return cast("sqlite3.Connection", connection)


def _driver(*, encrypted: bool) -> ModuleType:
    if not encrypted:
        return sqlite3
    from sqlcipher3 import dbapi2

    return cast("ModuleType", dbapi2)


def _unlock(connection: sqlite3.Connection, key: Key) -> None:
    """Give the key, and read what tells whether it is the right one."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{key.raw}"')
    try:
        connection.execute(LOOK).fetchone()
    except Exception as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise WrongKey from None
        raise


def write_anew(path: Path, copy: Path, key: Key | None, new: Key | None) -> None:
    """Write the whole of a dossier into a file that is not there yet, under another key or none."""
    with closing(_driver(encrypted=True).connect(_address(path, "ro"), uri=True, isolation_level=None)) as connection:
        if key is not None:
            _unlock(connection, key)
        connection.execute("ATTACH DATABASE ? AS anew KEY ?", (_address(copy, "rwc"), new.raw if new else ""))
        connection.execute("SELECT sqlcipher_export('anew')")
        for header in ("application_id", "user_version"):
            value = connection.execute(f"PRAGMA main.{header}").fetchone()[0]
            connection.execute(f"PRAGMA anew.{header} = {value}")
        connection.execute("DETACH DATABASE anew")


def _address(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


def engine(path: Path, *, write: bool, key: Key | None = None) -> Engine:
    """A pool of connections to the file that is there now; one only for writing, a few for reading side by side.

    Another file that takes its name is refused: `replaced`.
    """
    made = create_engine(
        "sqlite://",
        module=_driver(encrypted=key is not None),
        creator=partial(_connect_to, identity(path), path, write=write, key=key),
        poolclass=QueuePool,
        pool_size=1 if write else 4,
        max_overflow=0 if write else 8,
        hide_parameters=True,  # an error is told without the words and amounts that were being kept
    )
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return made


def _connect_to(file: tuple[int, int], path: Path, *, write: bool, key: Key | None) -> sqlite3.Connection:
    connection = connect(path, write=write, key=key)
    if identity(path) != file:
        connection.close()
        raise failed("replaced")
    return connection


def empty_log(connection: Connection) -> bool:
    """Leave nothing in the write-ahead log, which would be poured into whatever file has this name after a power cut.

    Where somebody still reads it, it stays for the next change; whether the file holds everything.
    """
    raw = driver(connection)
    raw.execute("PRAGMA busy_timeout = 0")
    _busy, written, folded = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    raw.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1000)}")
    return bool(written == folded)


def size_ahead(connection: Connection) -> int:
    """Bytes that the file will have once the change under way is folded into it; 0 where changes are made in the file itself."""
    raw = driver(connection)
    mode, pages, page = (
        raw.execute(f"PRAGMA {one}").fetchone()[0] for one in ("journal_mode", "page_count", "page_size")
    )
    return int(pages) * int(page) if mode == "wal" else 0


def finish_interrupted(path: Path, key: Key | None = None) -> None:
    """Take back the change in which a process was killed, which a connection for reading is not allowed to."""
    with closing(connect(path, write=True, key=key)) as connection:
        connection.execute(LOOK).fetchone()


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection under SQLAlchemy's, for bulk work inside the same transaction."""
    raw = connection.connection.driver_connection
    return cast("sqlite3.Connection", raw)
