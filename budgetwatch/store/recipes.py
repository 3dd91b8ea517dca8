"""How tables were read once, kept by name for the next file under the same headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.errors import NotFound
from budgetwatch.store import serial
from budgetwatch.store.opened import Change, Dossier
from budgetwatch.store.schema import recipes


@dataclass(frozen=True, slots=True)
class Kept:
    """A recipe as kept: `body` holds domain values by name, `at` is ISO 8601."""

    name: str
    fingerprint: str
    body: Mapping[str, Any]
    author: str
    at: str


def listed(dossier: Dossier) -> tuple[Kept, ...]:
    """Every recipe, by name."""
    with dossier.reading() as connection:
        rows = connection.execute(select(recipes).order_by(recipes.c.name))
        return tuple(Kept(row.name, row.fingerprint, serial.loads(row.body), row.author, row.at) for row in rows)


def keep(change: Change, name: str, fingerprint: str, body: Mapping[str, object]) -> None:
    """Keep a recipe, in place of an earlier one of that name."""
    told = {"fingerprint": fingerprint, "body": serial.dumps(body), "author": change.author, "at": change.at}
    kept = insert(recipes).values(name=name, **told)
    change.connection.execute(kept.on_conflict_do_update(index_elements=["name"], set_=told))


def forget(change: Change, name: str) -> None:
    """Take a recipe out; NotFound where there is none of that name."""
    if change.connection.execute(delete(recipes).where(recipes.c.name == name)).rowcount == 0:
        raise NotFound
