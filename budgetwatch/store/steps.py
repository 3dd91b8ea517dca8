"""Steps: what a change is called, who made it, and what it replaced."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, delete, func, select

from budgetwatch.domain.message import Message, msg
from budgetwatch.store import serial
from budgetwatch.store.schema import EDITED, history, replaced, steps

# A trigger takes no parameters; every part is a name of ours or a step's number.
_REMEMBER = """CREATE TEMP TRIGGER {name} AFTER {event} ON {table} BEGIN
INSERT INTO replaced (step, edited, row, before) VALUES ({step}, '{table}', {row}, {before}); END"""


def enter(connection: Connection, label: Message, author: str, at: str) -> int:
    """The number of a new entry of the history."""
    entry = history.insert().values(label=serial.dumps(label), author=author, at=at)
    return int(connection.execute(entry.returning(history.c.id)).scalar_one())


def record(connection: Connection, step: int) -> None:
    """Let what is replaced from now on be remembered under that step, until `stop`."""
    for name, event, table, row, before in _watched():
        made = _REMEMBER.format(name=name, event=event, table=table, step=step, row=row, before=before)
        connection.exec_driver_sql(made)


def stop(connection: Connection) -> None:
    """Remember nothing more."""
    for name, *_ in _watched():
        connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")


@cache
def _watched() -> tuple[tuple[str, str, str, str, str], ...]:
    """The triggers: name, event, table, the row's number, and what it was before.

    They last for one step and are never kept in the file, so that no received file brings its own.
    """
    watched = [("datasets_shown", "UPDATE OF visible", "datasets", "OLD.id", _before(["visible"]))]
    for table in EDITED:
        before = _before([column.name for column in table.columns])
        watched += [
            (f"{table.name}_added", "INSERT", table.name, "NEW.id", "NULL"),
            (f"{table.name}_edited", "UPDATE", table.name, "OLD.id", before),
            (f"{table.name}_removed", "DELETE", table.name, "OLD.id", before),
        ]
    return tuple(watched)


def _before(columns: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{column}', OLD.{column}" for column in columns) + ")"


def begin(connection: Connection, label: Message, author: str, at: str) -> int:
    """The number of a new step, under which everything replaced is remembered until `end`."""
    step = enter(connection, label, author, at)
    connection.execute(steps.insert().values(id=step))
    record(connection, step)
    return step


def end(connection: Connection, step: int, author: str, at: str) -> None:
    """Stop remembering. A step that replaced something ends what could be redone, which the history tells; one that did not cannot be undone."""
    stop(connection)
    touched = select(func.count()).select_from(replaced).where(replaced.c.step == step)
    if connection.execute(touched).scalar_one() == 0:
        connection.execute(delete(steps).where(steps.c.id == step))
        return
    undone = select(steps.c.id).where(steps.c.undone == 1)
    connection.execute(delete(replaced).where(replaced.c.step.in_(undone)))
    dropped = select(history.c.label).where(history.c.id.in_(undone)).order_by(history.c.id)
    for text in connection.execute(dropped).scalars().all():
        enter(connection, msg("Can no longer be done again: {step}", step=serial.loads(text)), author, at)
    connection.execute(delete(steps).where(steps.c.undone == 1))
