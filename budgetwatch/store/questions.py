"""The questions prepared for each hearing, in their order."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message
from budgetwatch.store import schema, serial
from budgetwatch.store.hearings import add_hearing, next_hearing
from budgetwatch.store.opened import Change, Dossier

_table = schema.questions


def questions(dossier: Dossier, hearing: int | None = None) -> tuple[Question, ...]:
    """The questions of a hearing, first to last; of the last hearing where none is named."""
    with dossier.reading() as connection:
        number = hearing or next_hearing(connection)
        rows = connection.execute(_listed(select(_table), number))
        return tuple(_question(row, order, number or 0) for order, row in enumerate(rows))


def hearing_of(dossier: Dossier, question: int) -> int:
    """The number of the hearing that a question is put in; NotFound where there is no such question."""
    with dossier.reading() as connection:
        return _hearing(connection, question) or 0


# A question that an undo brings back from before there were hearings belongs to the first one.
_OF = func.coalesce(_table.c.hearing, select(func.min(schema.hearings.c.id)).scalar_subquery())


def _listed(wanted: Select[Any], hearing: int | None) -> Select[Any]:
    return wanted.where(_OF.is_(hearing)).order_by(_table.c.place, _table.c.id)


def _hearing(connection: Connection, question: int) -> int | None:
    found = connection.execute(select(_OF.label("hearing")).where(_table.c.id == question)).one_or_none()
    if found is None:
        raise NotFound
    return None if found.hearing is None else int(found.hearing)


def add_question(
    change: Change,
    *,
    wording: Message | None = None,
    text: str = "",
    witness: str = "",
    minutes: int = 0,
    audience: Audience = Audience.COMMITTEE,
    origin: str = "",
    hearing: int | None = None,
) -> int:
    """The number of a new last question: worded by the catalogue (`wording`) or by a person (`text`).

    It is put in that hearing, else in the last one, which is made where there is none.
    """
    number = hearing or next_hearing(change.connection) or add_hearing(change)
    added = insert(_table).values(
        hearing=number,
        place=len(_order(change.connection, number)),
        wording=None if wording is None else serial.dumps(wording),
        text=text,
        witness=witness,
        minutes=minutes,
        audience=audience.value,
        origin=origin,
    )
    return int(change.connection.execute(added.returning(_table.c.id)).scalar_one())


def edit_question(
    change: Change,
    question: int,
    *,
    text: str | None = None,
    witness: str | None = None,
    minutes: int | None = None,
    audience: Audience | None = None,
) -> None:
    """Rewrite what is given and leave the rest; NotFound where there is no such question."""
    asked = {"text": text, "witness": witness, "minutes": minutes, "audience": audience}
    given = {name: value for name, value in asked.items() if value is not None}
    _hearing(change.connection, question)
    if given:
        change.connection.execute(update(_table).where(_table.c.id == question).values(given))


def move_question(change: Change, question: int, place: int) -> None:
    """Put a question at a place of its hearing from 0, the others keeping their order; NotFound where there is none."""
    order = _order(change.connection, _hearing(change.connection, question))
    order.remove(question)
    order.insert(place, question)
    _arrange(change.connection, order)


def remove_question(change: Change, question: int) -> None:
    """Take a question out; NotFound where there is none."""
    hearing = _hearing(change.connection, question)
    change.connection.execute(delete(_table).where(_table.c.id == question))
    _arrange(change.connection, _order(change.connection, hearing))


def _order(connection: Connection, hearing: int | None) -> list[int]:
    return list(connection.execute(_listed(select(_table.c.id), hearing)).scalars())


def _arrange(connection: Connection, order: list[int]) -> None:
    for place, question in enumerate(order):
        moved = update(_table).where(_table.c.id == question, _table.c.place != place)
        connection.execute(moved.values(place=place))


def _question(row: Row[Any], order: int, hearing: int) -> Question:
    return Question(
        id=row.id,
        order=order,
        wording=None if row.wording is None else serial.loads(row.wording),
        text=row.text,
        witness=row.witness,
        minutes=row.minutes,
        audience=serial.word(Audience, row.audience),
        origin=row.origin,
        hearing=hearing,
    )
