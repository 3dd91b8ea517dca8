"""The passage from one nomenclature to the next: which places of two years are one, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.code import Classification


class LinkKind(StrEnum):
    """What became of places. `apart` says that places that look the same are not; the last two went or came alone."""

    KEPT = "kept"
    RENAMED = "renamed"
    RECODED = "recoded"
    MERGED = "merged"
    SPLIT = "split"
    APART = "apart"
    ENDED = "ended"
    OPENED = "opened"


JOINING = (LinkKind.RENAMED, LinkKind.RECODED, LinkKind.MERGED, LinkKind.SPLIT)
"""The kinds that a person may decide and that put places in one row."""


class LinkState(StrEnum):
    """How far a link is settled: by the documents, not yet, by a person, and places that nothing answers."""

    CERTAIN = "certain"
    TO_REVIEW = "to_review"
    CONFIRMED = "confirmed"
    APART = "apart"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as documents name it, so that it is found again in another dossier; `under` is the code or label above."""

    classification: Classification
    level: int
    code: str
    label: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What a person decided: the places of the years before `year` and those they are, or are not, from then on.

    `id` is its number in the dossier, 0 outside one; `at` is when it was decided (ISO 8601, UTC).
    """

    kind: LinkKind
    before: tuple[PlaceName, ...]
    after: tuple[PlaceName, ...]
    year: int
    reason: str = ""
    author: str = ""
    at: str = ""
    id: int = 0
