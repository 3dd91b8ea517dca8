"""The word of second readers that a typed table says what its document says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from budgetwatch.store import serial
from budgetwatch.store.opened import Change, Dossier
from budgetwatch.store.schema import confirmations


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who read a source again, and when."""

    author: str
    at: datetime


def confirm(change: Change, sha256: str) -> None:
    """Record that the author of the change read the source and found it right."""
    change.connection.execute(insert(confirmations).values(source=sha256, author=change.author, at=change.at))


def kept(dossier: Dossier) -> dict[str, tuple[Confirmation, ...]]:
    """The second readers of each source, in the order in which they read."""
    found: dict[str, tuple[Confirmation, ...]] = {}
    with dossier.reading() as connection:
        for row in connection.execute(select(confirmations).order_by(confirmations.c.id)):
            found[row.source] = (*found.get(row.source, ()), Confirmation(row.author, serial.moment(row.at)))
    return found
