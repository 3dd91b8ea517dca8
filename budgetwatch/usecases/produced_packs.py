"""The packs that were produced: remembered with the files they rest on, so that a newer version names them."""

from __future__ import annotations

from dataclasses import dataclass

from budgetwatch.domain.document import Document
from budgetwatch.domain.pack import WrittenPack
from budgetwatch.store import packs
from budgetwatch.store.dossier import Dossier

__all__ = ["PackMade", "WrittenPack", "list_packs", "remember_pack"]


@dataclass(frozen=True, slots=True)
class PackMade:
    """What was asked of a pack beside its audience: its kind, the code of its language, its formats, who made it."""

    kind: str
    language: str
    formats: tuple[str, ...]
    author: str = ""


def list_packs(dossier: Dossier) -> tuple[WrittenPack, ...]:
    """Every pack that was produced, newest first."""
    return packs.written(dossier)


def remember_pack(dossier: Dossier, document: Document, made: PackMade, sources: frozenset[str]) -> None:
    """Keep what a pack was made from and the files behind its figures; a dossier that is only read keeps nothing."""
    if dossier.read_only:
        return
    packs.keep(
        dossier,
        WrittenPack(
            document.snapshot,
            document.made,
            made.author,
            made.kind,
            document.audience,
            made.language,
            made.formats,
            sources,
        ),
    )
