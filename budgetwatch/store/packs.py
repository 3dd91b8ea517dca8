"""The packs that were written: from which state of the dossier, for whom, and which files their figures come from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, insert, select

from budgetwatch.domain.finding import Audience
from budgetwatch.domain.pack import WrittenPack
from budgetwatch.store import serial
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import packs


def written(dossier: Dossier) -> tuple[WrittenPack, ...]:
    """Every pack that was written, newest first."""
    with dossier.reading() as connection:
        return tuple(_pack(row) for row in connection.execute(select(packs).order_by(packs.c.id.desc())))


def keep(dossier: Dossier, pack: WrittenPack) -> None:
    """Remember a pack. It changes nothing of what the dossier says, so that it is no step and no new snapshot."""
    with dossier.writing() as connection:
        connection.execute(
            insert(packs).values(
                snapshot=pack.snapshot,
                at=pack.at.isoformat(timespec="seconds"),
                author=pack.author,
                kind=pack.kind,
                audience=pack.audience.value,
                language=pack.language,
                formats=" ".join(pack.formats),
                sources=" ".join(sorted(pack.sources)),
            )
        )


def _pack(row: Row[Any]) -> WrittenPack:
    return WrittenPack(
        snapshot=row.snapshot,
        at=serial.moment(row.at),
        author=row.author,
        kind=row.kind,
        audience=serial.word(Audience, row.audience),
        language=row.language,
        formats=tuple(row.formats.split()),
        sources=frozenset(row.sources.split()),
    )
