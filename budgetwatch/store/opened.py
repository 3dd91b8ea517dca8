"""A dossier: one `.budget` file, read by many, changed by one, one named step at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import Message
from budgetwatch.store import steps
from budgetwatch.store.connections import engine, is_still_at
from budgetwatch.store.errors import failed, failures
from budgetwatch.store.hold import Hold
from budgetwatch.store.keys import Key


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
        self._hold = hold
        self._changing = threading.Lock()
        self._readers = engine(path, write=False, key=key)
        self._writer = engine(path, write=True, key=key)

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
    def writing(self) -> Iterator[Connection]:
        """One transaction that is no step of its own: kept whole, or not at all after any exception."""
        if self.read_only:
            raise failed("read-only")
        with self._changing, failures(self.path), self._writer.connect() as connection:
            # What is written to a file that no folder holds any more would be lost when it is closed.
            if not is_still_at(connection, self.path):
                raise failed("replaced")
            with connection.begin():
                yield connection

    @contextmanager
    def change(self, label: Message, author: str = "") -> Iterator[Change]:
        """One transaction, one entry of the history, one step that can be undone, named by `label`."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self.writing() as connection:
            step = steps.begin(connection, label, author, at)
            yield Change(connection, author, at)
            steps.end(connection, step)

    def close(self) -> None:
        """Leave one file that can be copied whole, and let others change it. Closing twice is harmless."""
        self._readers.dispose()
        if self._hold is not None:
            self._fold()
            self._hold.release()
            self._hold = None

    def _fold(self) -> None:
        """Bring the write-ahead log back into the file; a reader in another window may keep it beside."""
        with suppress(StorageFailed), failures(), closing(self._writer.raw_connection()) as raw:
            cursor = raw.cursor()
            cursor.execute("PRAGMA busy_timeout = 0")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA journal_mode = DELETE")
        self._writer.dispose()
