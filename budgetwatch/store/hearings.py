"""The hearings of a dossier, and the witnesses that each calls."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.hearing import Hearing, Witness
from budgetwatch.store import schema, serial
from budgetwatch.store.opened import Change, Dossier

_table, _called = schema.hearings, schema.witnesses


def hearings(dossier: Dossier) -> tuple[Hearing, ...]:
    """The hearings in the order in which they were prepared; the next one is the last."""
    with dossier.reading() as connection:
        return tuple(_hearing(row) for row in connection.execute(select(_table).order_by(_table.c.id)))


def next_hearing(connection: Connection) -> int | None:
    """The number of the last hearing, which is the one being prepared; None where there is none."""
    return connection.execute(select(func.max(_table.c.id))).scalar()


def add_hearing(change: Change, title: str = "", day: date | None = None, room: str = "") -> int:
    """The number of a new hearing."""
    added = insert(_table).values(title=title, day=_text(day), room=room)
    return int(change.connection.execute(added.returning(_table.c.id)).scalar_one())


def edit_hearing(change: Change, hearing: Hearing) -> None:
    """Give the hearing of that number another title, day and place; NotFound where there is none."""
    told = {"title": hearing.title, "day": _text(hearing.day), "room": hearing.room}
    if change.connection.execute(update(_table).where(_table.c.id == hearing.id).values(told)).rowcount == 0:
        raise NotFound


def remove_hearing(change: Change, hearing: int) -> None:
    """Take out a hearing and its witnesses; the caller sees to it that nothing else speaks of it."""
    change.connection.execute(delete(_called).where(_called.c.hearing == hearing))
    if change.connection.execute(delete(_table).where(_table.c.id == hearing)).rowcount == 0:
        raise NotFound


def witnesses(dossier: Dossier, hearing: int) -> tuple[Witness, ...]:
    """The witnesses of a hearing, in the order in which they were named."""
    asked = select(_called).where(_called.c.hearing == hearing).order_by(_called.c.id)
    with dossier.reading() as connection:
        return tuple(_witness(row) for row in connection.execute(asked))


def call_witness(change: Change, hearing: int, function: str, person: str = "", institution: str = "") -> None:
    """Name the person and institution of a function in a hearing, in place of those named before."""
    told = {"person": person, "institution": institution}
    called = upsert(_called).values(hearing=hearing, function=function, **told)
    change.connection.execute(called.on_conflict_do_update(index_elements=["hearing", "function"], set_=told))


def dismiss_witness(change: Change, hearing: int, function: str) -> None:
    """Take a witness out of a hearing; NotFound where the hearing calls none of that function."""
    here = (_called.c.hearing == hearing) & (_called.c.function == function)
    if change.connection.execute(delete(_called).where(here)).rowcount == 0:
        raise NotFound


def _hearing(row: Row[Any]) -> Hearing:
    return Hearing(row.id, row.title, serial.day(row.day), row.room)


def _witness(row: Row[Any]) -> Witness:
    return Witness(row.id, row.hearing, row.function, row.person, row.institution)


def _text(day: date | None) -> str:
    return "" if day is None else day.isoformat()
