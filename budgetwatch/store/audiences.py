"""The circles that people chose for items, one an item."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.audience import Item, ItemKind, Shown
from budgetwatch.domain.finding import Audience
from budgetwatch.store import schema, serial
from budgetwatch.store.opened import Change, Dossier

_table = schema.audiences


def listed(dossier: Dossier) -> tuple[Shown, ...]:
    """Every choice, by kind and key of the item."""
    with dossier.reading() as connection:
        rows = connection.execute(select(_table).order_by(_table.c.kind, _table.c.item)).all()
    return tuple(
        Shown(Item(serial.word(ItemKind, row.kind), row.item), serial.word(Audience, row.audience), row.author, row.at)
        for row in rows
    )


def choose(change: Change, item: Item, audience: Audience) -> None:
    """Keep a choice, in place of an earlier one."""
    kept = {"audience": audience.value, "author": change.author, "at": change.at}
    added = insert(_table).values(kind=item.kind.value, item=item.key, **kept)
    change.connection.execute(added.on_conflict_do_update(index_elements=["kind", "item"], set_=kept))


def forget(change: Change, item: Item) -> None:
    """Leave an item to its usual circle."""
    change.connection.execute(delete(_table).where(_table.c.kind == item.kind.value, _table.c.item == item.key))
