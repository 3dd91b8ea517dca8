"""The history of a dossier: what was done, when, and signed by whom. Nothing is ever taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from budgetwatch.domain.message import Message
from budgetwatch.store import serial
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import history


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done."""

    id: int
    at: datetime
    author: str
    label: Message


def listed(dossier: Dossier) -> tuple[Entry, ...]:
    """Everything that was done, newest first, undone and redone steps included."""
    with dossier.reading() as connection:
        rows = connection.execute(select(history).order_by(history.c.id.desc()))
        return tuple(Entry(row.id, serial.moment(row.at), row.author, serial.loads(row.label)) for row in rows)


def begun(dossier: Dossier) -> datetime | None:
    """When the first step of the dossier was made, as the clock then said; None where there is none."""
    with dossier.reading() as connection:
        first = connection.execute(select(history.c.at).order_by(history.c.id).limit(1)).scalar()
    return None if first is None else serial.moment(first)


def revision(dossier: Dossier) -> int:
    """A number that grows with every change: two equal numbers of one dossier mean that nothing changed between."""
    with dossier.reading() as connection:
        return int(connection.execute(select(func.coalesce(func.max(history.c.id), 0))).scalar_one())
