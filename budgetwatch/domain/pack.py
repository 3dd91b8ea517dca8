"""A pack: how it is to be made, and what is remembered of one that was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from budgetwatch.domain.finding import Audience


class PackKind(StrEnum):
    """The shapes of a pack, from the shortest."""

    NOTE = "note"
    DOSSIER = "dossier"
    QUESTIONS = "questions"
    CITIZENS = "citizens"


class Paper(StrEnum):
    """The sheets that packs are laid out for."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A main part of a dossier, by the English text of its title; `comment` is the clerk's own words under the title."""

    name: str
    printed: bool = True
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head of the first page: lines of text, and the bytes of a picture (PNG or JPEG)."""

    lines: tuple[str, ...] = ()
    logo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What a committee decided of its pack.

    `outline` is the short name of an outline, empty for the default one. `parts` gives the order of its parts; those
    that it does not name follow in the outline's own order. `signatories` are functions or names that sign the end.
    """

    kind: PackKind = PackKind.DOSSIER
    outline: str = ""
    parts: tuple[PlannedPart, ...] = ()
    paper: Paper = Paper.A4
    letterhead: Letterhead = Letterhead()
    signatories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """One pack: the state of the dossier it was made from (`snapshot`), when, by whom, for whom, in which formats.

    `kind` is the kind of pack (`dossier`, `note` …), `language` its code. `sources` are the hashes of the received
    files that its figures come from.
    """

    snapshot: str
    at: datetime
    author: str
    kind: str
    audience: Audience
    language: str
    formats: tuple[str, ...]
    sources: frozenset[str]
