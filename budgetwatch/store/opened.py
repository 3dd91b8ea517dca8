"""A dossier: one `.budget` file, read by many, changed by one, one named step at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from sqlalchemy import Connection

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import Message
from budgetwatch.store import steps
from budgetwatch.store.connections import empty_log, engine, size_ahead
from budgetwatch.store.errors import failed, failures
from budgetwatch.store.hold import Hold
from budgetwatch.store.keys import Key
from budgetwatch.store.standing import Standing


@dataclass(frozen=True, slots=True)
class Change:
    """One step under way: the transaction it happens in, who signs it and when (ISO 8601, UTC)."""

    connection: Connection
    author: str
    at: str


class Dossier:
    """An open dossier. Safe to use from several threads: readers work side by side, changes wait for each other."""

    def __init__(self, path: Path, hold: Hold | None, key: Key | None = None) -> None:
        self.path = path
        self.key = key
        self.left_beside: Path | None = None
        """Once it is closed: the log that still holds steps which the file lacks, to be kept and copied with it."""
        self._hold = hold
        self._changing = threading.Lock()
        self._readers = engine(path, write=False, key=key)
        self._writer = engine(path, write=True, key=key)
        self._standing = None if hold is None else Standing(path)

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._hold is None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state; `StorageFailed` for what the disk refuses or holds damaged."""
        with failures(self.path), self._readers.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def copying(self) -> Iterator[sqlite3.Connection]:
        """A driver's connection outside any transaction, as copying the whole file asks for."""
        with failures(self.path):
            self._refuse_another()
            with closing(self._readers.raw_connection()) as raw:
                yield cast("sqlite3.Connection", raw.driver_connection)

    def _refuse_another(self) -> None:
        """Stop where another file stands in place of the dossier; a change under way has looked already."""
        if self._standing is None or not self._changing.acquire(blocking=False):
            return
        try:
            if not self._standing.is_ours:
                raise failed("replaced")
        finally:
            self._changing.release()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is no step of its own: kept whole, or not at all after any exception."""
        if self._standing is None:
            raise failed("read-only")
        with self._changing, failures(self.path):
            # What is written to a file that no folder holds any more would be lost when it is closed.
            if not self._standing.is_ours:
                raise failed("replaced")
            try:
                with self._writer.connect() as connection, _transaction(connection, self._standing):
                    yield connection
            finally:
                self._standing.note()

    @contextmanager
    def change(self, label: Message, author: str = "") -> Iterator[Change]:
        """One transaction, one entry of the history, one step that can be undone, named by `label`."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self.writing() as connection:
            step = steps.begin(connection, label, author, at)
            yield Change(connection, author, at)
            steps.end(connection, step, author, at)

    def close(self) -> None:
        """Leave one file that can be copied whole, and let others change it. Closing twice is harmless.

        Where the disk or another window is in the way of that, `left_beside` tells it afterwards.
        """
        self._readers.dispose()
        if self._hold is not None and self._standing is not None:
            with suppress(StorageFailed), failures():
                if self._standing.is_ours:
                    self.left_beside = journal_of(self.path)
                    self._fold()
            self._writer.dispose()
            self._standing.close()
            self._standing = None
            self._hold.release()
            self._hold = None

    def _fold(self) -> None:
        """Bring the write-ahead log back into the file; a reader in another window may keep it beside."""
        with closing(self._writer.raw_connection()) as raw:
            cursor = raw.cursor()
            cursor.execute("PRAGMA busy_timeout = 0")
            _busy, written, folded = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if written == folded:
                self.left_beside = None
            cursor.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _transaction(connection: Connection, standing: Standing) -> Iterator[None]:
    """One transaction, kept only where the file can take it whole: a log that cannot be folded leaves half a file."""
    try:
        with connection.begin():
            yield
            standing.make_room(size_ahead(connection))
    except BaseException:
        with suppress(Exception):  # what was taken back gives its room on the disk back too
            if empty_log(connection):
                standing.give_back(size_ahead(connection))
        raise
    with suppress(StorageFailed), failures():  # the change is kept whatever becomes of the log
        empty_log(connection)


def journal_of(path: Path) -> Path | None:
    """The log beside a dossier that may hold steps which the file lacks; None where there is none, or it is empty."""
    log = path.with_name(f"{path.name}-wal")
    with suppress(OSError):
        return log if log.stat().st_size else None
    return None
