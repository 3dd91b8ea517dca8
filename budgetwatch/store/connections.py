"""Connections to a dossier's file: the only module that knows the driver."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from budgetwatch.store.errors import Garbled

_PRAGMAS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",  # a received file's triggers and views may only do plain things
    "cache_size = -32768",
    "temp_store = MEMORY",  # nothing of a dossier is spilled into temporary files
    "synchronous = FULL",  # a finished step survives a power cut
    "wal_autocheckpoint = 1",  # and stands in the file itself: people copy it while the window is open
)
_PATIENCE = 5.0


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """One connection, usable from any thread; transactions begin only where asked."""
    mode = "rw" if write else "ro"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error as error:
        connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # our pragmas are right, so the file's header is not
            raise Garbled(str(error)) from error
        raise
    return connection


def engine(path: Path, *, write: bool) -> Engine:
    """A pool of connections; one only for writing, a few for reading side by side."""
    made = create_engine(
        "sqlite://",
        creator=lambda: connect(path, write=write),
        poolclass=QueuePool,
        pool_size=1 if write else 4,
        max_overflow=0 if write else 8,
    )
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return made


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection under SQLAlchemy's, for bulk work inside the same transaction."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError(type(raw))
    return raw
