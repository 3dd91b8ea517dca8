"""The table that a person is typing, kept while it is typed: no step of its own, so that undo passes over it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import settings

_NAME = "typed table under way"


def keep(dossier: Dossier, text: str) -> None:
    """Keep what was typed so far, in place of what was kept before."""
    kept = insert(settings).values(name=_NAME, value=text)
    with dossier.writing() as connection:
        connection.execute(kept.on_conflict_do_update(index_elements=["name"], set_={"value": text}))


def kept(dossier: Dossier) -> str:
    """What was typed so far; empty where nothing is."""
    with dossier.reading() as connection:
        return connection.execute(select(settings.c.value).where(settings.c.name == _NAME)).scalar() or ""
