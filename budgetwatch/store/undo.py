"""Undo and redo: a step goes back to what it replaced, and remembers what that replaced in turn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from budgetwatch.domain.message import Message, msg
from budgetwatch.store import serial
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import EDITED, datasets, history, replaced, steps
from budgetwatch.store.steps import enter, record, stop

# Only these tables are ever written from what a file remembers, whatever else it may say.
_TABLES = {table.name: table for table in (*EDITED, datasets)}


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step that was undone or redone, and the tables it touched (`datasets`, `judgements`, `answers` …)."""

    label: Message
    touched: frozenset[str]


@dataclass(frozen=True, slots=True)
class Labels:
    """What undo and redo would do now; None where there is nothing to undo or redo."""

    undo: Message | None
    redo: Message | None


def undo(dossier: Dossier, author: str = "") -> Stepped | None:
    """The latest step, undone; None where there is none."""
    with dossier.writing() as connection:
        step = _latest(connection)
        if step is None:
            return None
        stepped = _exchange(connection, step)
        _mark(connection, step, undone=1)
        enter(connection, msg("Undone: {step}", step=stepped.label), author, _now())
        return stepped


def redo(dossier: Dossier, author: str = "") -> Stepped | None:
    """The step that was undone last, done again; None where there is none."""
    with dossier.writing() as connection:
        step = _next(connection)
        if step is None:
            return None
        stepped = _exchange(connection, step)
        _mark(connection, step, undone=0)
        enter(connection, msg("Redone: {step}", step=stepped.label), author, _now())
        return stepped


def labels(dossier: Dossier) -> Labels:
    """The names of what undo and redo would do now."""
    with dossier.reading() as connection:
        return Labels(_label(connection, _latest(connection)), _label(connection, _next(connection)))


def redoable(dossier: Dossier) -> tuple[Message, ...]:
    """The names of what was undone and could be redone, the next one first: the next change drops them all."""
    kept = select(history.c.label).join(steps, steps.c.id == history.c.id).where(steps.c.undone == 1)
    with dossier.reading() as connection:
        return tuple(_message(text) for text in connection.execute(kept.order_by(history.c.id)).scalars())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _latest(connection: Connection) -> int | None:
    return connection.execute(select(steps.c.id).where(steps.c.undone == 0).order_by(steps.c.id.desc())).scalar()


def _next(connection: Connection) -> int | None:
    return connection.execute(select(steps.c.id).where(steps.c.undone == 1).order_by(steps.c.id)).scalar()


def _label(connection: Connection, step: int | None) -> Message | None:
    text = connection.execute(select(history.c.label).where(history.c.id == step)).scalar()
    return None if text is None else _message(text)


def _message(text: str) -> Message:
    label = serial.loads(text)
    if not isinstance(label, Message):
        raise Garbled(text)
    return label


def _mark(connection: Connection, step: int, *, undone: int) -> None:
    connection.execute(update(steps).where(steps.c.id == step).values(undone=undone))


def _exchange(connection: Connection, step: int) -> Stepped:
    """Put back what the step replaced, newest first; what that replaces is remembered, under the same step."""
    remembered = select(replaced).where(replaced.c.step == step).order_by(replaced.c.id.desc())
    rows = connection.execute(remembered).all()
    connection.execute(delete(replaced).where(replaced.c.step == step))
    record(connection, step)
    for row in rows:
        _put_back(connection, row)
    stop(connection)
    label = _label(connection, step)
    if label is None:
        raise Garbled(f"step {step} has no name")
    return Stepped(label, frozenset(row.edited for row in rows))


def _put_back(connection: Connection, row: Row[tuple[int, int, str, int, str | None]]) -> None:
    table = _table(row.edited)
    here = table.c.id == row.row
    if row.before is None:
        connection.execute(delete(table).where(here))
        return
    before = _columns(table, row.before)
    if connection.execute(update(table).where(here).values(before)).rowcount == 0:
        connection.execute(insert(table).values(before))


def _table(name: str) -> Table:
    if name not in _TABLES:
        raise Garbled(name)
    return _TABLES[name]


def _columns(table: Table, text: str) -> dict[str, object]:
    try:
        before = json.loads(text)
    except ValueError as error:
        raise Garbled(text) from error
    if not isinstance(before, dict) or not before.keys() <= set(table.columns.keys()):
        raise Garbled(text)
    return before
