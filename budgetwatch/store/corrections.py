"""What persons read in a cell instead of what was received. The fact stays as imported; readers lay these over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.money import Absent, Amount, Value
from budgetwatch.store import serial
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Change, Dossier
from budgetwatch.store.schema import corrections, datasets

Place = tuple[int, int, int]
"""A cell of a dataset: dataset, row, column."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction of the cell of a dataset, of the file with that hash; `at` is ISO 8601."""

    dataset: int
    row: int
    column: int
    value: Value
    reason: str
    author: str
    at: str
    source: str
    sheet: str


def listed(dossier: Dossier) -> tuple[Kept, ...]:
    """The corrections of the visible datasets, in the order of import and place."""
    with dossier.reading() as connection:
        return standing(connection)


def standing(connection: Connection) -> tuple[Kept, ...]:
    """As `listed`, within one state of the dossier."""
    asked = select(corrections, datasets.c.source, datasets.c.sheet).join(datasets).where(datasets.c.visible == 1)
    ordered = asked.order_by(corrections.c.dataset, corrections.c.row, corrections.c.column)
    return tuple(_kept(row) for row in connection.execute(ordered))


def by_place(connection: Connection) -> Mapping[Place, Kept]:
    """The correction of each corrected cell; empty in most dossiers, and then nothing is laid over anything."""
    return {(one.dataset, one.row, one.column): one for one in standing(connection)}


def values(connection: Connection) -> Mapping[Place, Value]:
    """The corrected value of each corrected cell."""
    return {place: one.value for place, one in by_place(connection).items()}


def correct(change: Change, place: Place, value: Value, reason: str) -> None:
    """Keep what a person reads in a cell, in place of an earlier correction of it."""
    keep(change, place, value, reason, change.author, change.at)


def keep(change: Change, place: Place, value: Value, reason: str, author: str, at: str) -> None:
    """Keep what a person read in a cell, under the name and moment of who said so first: a newer version has it again."""
    dataset, row, column = place
    told = {**_columns(value), "reason": reason, "author": author, "at": at}
    kept = insert(corrections).values(dataset=dataset, row=row, column=column, **told)
    change.connection.execute(kept.on_conflict_do_update(index_elements=["dataset", "row", "column"], set_=told))


def withdraw(change: Change, place: Place) -> None:
    """Let the received value count again; NotFound where the cell is not corrected."""
    dataset, row, column = place
    here = (corrections.c.dataset == dataset) & (corrections.c.row == row) & (corrections.c.column == column)
    if change.connection.execute(delete(corrections).where(here)).rowcount == 0:
        raise NotFound


def _columns(value: Value) -> dict[str, int | str | None]:
    if isinstance(value, Absent):
        return {"amount": None, "exponent": 0, "state": value.value}
    return {"amount": value.mantissa, "exponent": value.exponent, "state": None}


def _kept(row: Row[Any]) -> Kept:
    if row.state is None and row.amount is None:
        raise Garbled(f"a correction of row {row.row} without a value")
    value = serial.word(Absent, row.state) if row.state is not None else Amount(row.amount, row.exponent)
    return Kept(row.dataset, row.row, row.column, value, row.reason, row.author, row.at, row.source, row.sheet)
