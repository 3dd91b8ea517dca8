"""The received files, kept whole and once, under the hash of their bytes."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.source import Source
from budgetwatch.store import serial
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Change, Dossier
from budgetwatch.store.schema import sources

_ALL_BUT_CONTENT = [column for column in sources.columns if column.name != "content"]


def keep(change: Change, source: Source, content: bytes) -> None:
    """Keep the bytes of a file, once however often they are imported."""
    received = source.received.isoformat() if source.received else change.at
    kept = insert(sources).values(
        sha256=source.sha256,
        name=source.name,
        bytes=source.bytes,
        format=source.format,
        encoding=source.encoding,
        delimiter=source.delimiter,
        received=received,
        content=content,
    )
    change.connection.execute(kept.on_conflict_do_nothing())


def listed(dossier: Dossier) -> tuple[Source, ...]:
    """Every file kept, in the order of receipt."""
    with dossier.reading() as connection:
        return tuple(by_hash(connection).values())


def one(dossier: Dossier, sha256: str) -> Source:
    """The file with that hash; NotFound where it is not kept."""
    with dossier.reading() as connection:
        row = connection.execute(select(*_ALL_BUT_CONTENT).where(sources.c.sha256 == sha256)).one_or_none()
    if row is None:
        raise NotFound
    return _source(row)


def content(dossier: Dossier, sha256: str) -> bytes:
    """The bytes of the file as received; NotFound where it is not kept."""
    with dossier.reading() as connection:
        kept = connection.execute(select(sources.c.content).where(sources.c.sha256 == sha256)).scalar_one_or_none()
    if kept is None:
        raise NotFound
    return bytes(kept)


def is_altered(dossier: Dossier, sha256: str) -> bool:
    """Whether the kept bytes of a file are no longer those it was received with."""
    return hashlib.sha256(content(dossier, sha256)).hexdigest() != sha256


def put_back(change: Change, sha256: str, content: bytes) -> None:
    """Keep the bytes of a file as received in place of damaged ones."""
    change.connection.execute(update(sources).where(sources.c.sha256 == sha256).values(content=content))


def by_hash(connection: Connection) -> dict[str, Source]:
    """Every file kept, by its hash."""
    rows = connection.execute(select(*_ALL_BUT_CONTENT).order_by(sources.c.received, sources.c.name))
    return {row.sha256: _source(row) for row in rows}


def behind(files: dict[str, Source], sha256: str) -> Source:
    """The file of a row that cannot be without one."""
    if sha256 not in files:
        raise Garbled(f"no file {sha256}")
    return files[sha256]


def _source(row: Row[Any]) -> Source:
    received = serial.moment(row.received) if row.received else None
    return Source(row.name, row.sha256, row.bytes, row.format, row.encoding, row.delimiter, received)
