"""The perimeters that a committee keeps, by name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.store import place_names, schema
from budgetwatch.store.opened import Change, Dossier

_table = schema.perimeters


def listed(dossier: Dossier) -> tuple[Perimeter, ...]:
    """Every perimeter, in the order in which they were first kept."""
    with dossier.reading() as connection:
        return tuple(_perimeter(row) for row in connection.execute(select(_table).order_by(_table.c.id)))


def keep(change: Change, perimeter: Perimeter) -> None:
    """Keep a perimeter, in place of an earlier one of that name."""
    told = {
        "counted": place_names.written(perimeter.counted),
        "left_out": place_names.written(perimeter.left_out),
        "footnote": perimeter.footnote,
        "author": change.author,
        "at": change.at,
    }
    kept = insert(_table).values(name=perimeter.name, **told)
    change.connection.execute(kept.on_conflict_do_update(index_elements=["name"], set_=told))


def drop(change: Change, name: str) -> None:
    """Take a perimeter out; NotFound where there is none of that name."""
    if change.connection.execute(delete(_table).where(_table.c.name == name)).rowcount == 0:
        raise NotFound


def _perimeter(row: Row[Any]) -> Perimeter:
    counted, left_out = place_names.read(row.counted), place_names.read(row.left_out)
    return Perimeter(row.name, counted, left_out, row.footnote, row.author, row.at)
