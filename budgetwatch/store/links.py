"""What people said of places of different years: that they are one, or that they are not."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, insert, select

from budgetwatch.domain.crosswalk import Link, LinkKind, PlaceName
from budgetwatch.domain.errors import NotFound
from budgetwatch.store import place_names, schema, serial
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Change, Dossier

_table = schema.links


def listed(dossier: Dossier) -> tuple[Link, ...]:
    """Every decision, in the order in which they were made."""
    with dossier.reading() as connection:
        return tuple(_link(row) for row in connection.execute(select(_table).order_by(_table.c.id)))


def add(change: Change, link: Link) -> int:
    """The number of a new decision; it takes the place of what was said of the same places and year before."""
    for row in change.connection.execute(select(_table).where(_table.c.year == link.year)).all():
        known = _link(row)
        if (known.before, known.after) == (link.before, link.after):
            remove(change, known.id)
    added = insert(_table).values(
        kind=link.kind.value,
        before=place_names.written(link.before),
        after=place_names.written(link.after),
        year=link.year,
        reason=link.reason,
        author=link.author or change.author,
        at=link.at or change.at,
    )
    return int(change.connection.execute(added.returning(_table.c.id)).scalar_one())


def remove(change: Change, link: int) -> None:
    """Take a decision back; NotFound where there is none of that number."""
    if change.connection.execute(delete(_table).where(_table.c.id == link)).rowcount == 0:
        raise NotFound


def _read(text: str) -> tuple[PlaceName, ...]:
    places = place_names.read(text)
    if not places:
        raise Garbled("a link without places")
    return places


def _link(row: Row[Any]) -> Link:
    return Link(
        kind=serial.word(LinkKind, row.kind),
        before=_read(row.before),
        after=_read(row.after),
        year=row.year,
        reason=row.reason,
        author=row.author,
        at=row.at,
        id=row.id,
    )
