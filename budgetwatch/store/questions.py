"""The questions prepared for the hearing, in their order."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message
from budgetwatch.store import schema, serial
from budgetwatch.store.opened import Change, Dossier

_table = schema.questions


def questions(dossier: Dossier) -> tuple[Question, ...]:
    """The questions, first to last."""
    with dossier.reading() as connection:
        rows = connection.execute(select(_table).order_by(_table.c.place, _table.c.id))
        return tuple(_question(row, order) for order, row in enumerate(rows))


def add_question(
    change: Change,
    *,
    wording: Message | None = None,
    text: str = "",
    witness: str = "",
    minutes: int = 0,
    audience: Audience = Audience.COMMITTEE,
    origin: str = "",
) -> int:
    """The number of a new last question: worded by the catalogue (`wording`) or by a person (`text`)."""
    added = insert(_table).values(
        place=len(_order(change.connection)),
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
    if _order(change.connection).count(question) == 0:
        raise NotFound
    if given:
        change.connection.execute(update(_table).where(_table.c.id == question).values(given))


def move_question(change: Change, question: int, place: int) -> None:
    """Put a question at a place counted from 0, the others keeping their order; NotFound where there is none."""
    order = _order(change.connection)
    if question not in order:
        raise NotFound
    order.remove(question)
    order.insert(place, question)
    _arrange(change.connection, order)


def remove_question(change: Change, question: int) -> None:
    """Take a question out; NotFound where there is none."""
    if change.connection.execute(delete(_table).where(_table.c.id == question)).rowcount == 0:
        raise NotFound
    _arrange(change.connection, _order(change.connection))


def _order(connection: Connection) -> list[int]:
    return list(connection.execute(select(_table.c.id).order_by(_table.c.place, _table.c.id)).scalars())


def _arrange(connection: Connection, order: list[int]) -> None:
    for place, question in enumerate(order):
        moved = update(_table).where(_table.c.id == question, _table.c.place != place)
        connection.execute(moved.values(place=place))


def _question(row: Row[Any], order: int) -> Question:
    return Question(
        id=row.id,
        order=order,
        wording=None if row.wording is None else serial.loads(row.wording),
        text=row.text,
        witness=row.witness,
        minutes=row.minutes,
        audience=serial.word(Audience, row.audience),
        origin=row.origin,
    )
