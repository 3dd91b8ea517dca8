"""The pieces that a committee expects each year: when each is due, and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.checklist import Bilingual


class Outcome(StrEnum):
    """What a person notes of a piece. Refused, classified and never made are three things, none of them "late"."""

    RECEIVED = "received"
    REFUSED = "refused"
    CLASSIFIED = "classified"
    NEVER_MADE = "never_made"


REASONED = frozenset({Outcome.REFUSED, Outcome.CLASSIFIED})
"""Outcomes that are not kept without a reason: who refused, and on which ground."""


class Standing(StrEnum):
    """How final a received piece is."""

    DRAFT = "draft"
    VOTED = "voted"
    PROVISIONAL = "provisional"
    AUDITED = "audited"


class PieceState(StrEnum):
    """Where a piece stands on a day. `IN_DOSSIER` was imported, and nobody has noted when it came."""

    RECEIVED = "received"
    RECEIVED_LATE = "received_late"
    IN_DOSSIER = "in_dossier"
    REFUSED = "refused"
    CLASSIFIED = "classified"
    NEVER_MADE = "never_made"
    LATE = "late"
    EXPECTED = "expected"


SETTLED = frozenset(PieceState) - {PieceState.LATE, PieceState.EXPECTED}
"""The states in which nothing is awaited any more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A kind of piece: who owes it, and on which day, `after` years after the budget year; `optional` is never late.

    `source` and `status` say where the day comes from and whether someone has checked it. `named` are the beginnings
    of words by which documents of the dossier are recognised.
    """

    id: str
    name: Bilingual
    owed_by: Bilingual
    month: int
    day: int
    after: int
    source: str
    status: str
    optional: bool = False
    named: tuple[str, ...] = ()

    def due(self, year: int) -> dt.date:
        """The day on which the piece of a budget year is due."""
        return dt.date(year + self.after, self.month, self.day)


@dataclass(frozen=True, slots=True)
class PieceNote:
    """What a person noted of the piece of a year; `day` is when it came, None where that is not known."""

    piece: str
    year: int
    outcome: Outcome
    day: dt.date | None = None
    standing: Standing | None = None
    reason: str = ""
    author: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedPiece:
    """The piece of a year as it stands: its due day, the note of a person, and the files of the dossier that may be it.

    `late` counts the days after the due day: until it came, or until today where it is still awaited.
    """

    piece: Piece
    year: int
    due: dt.date
    state: PieceState
    late: int | None = None
    note: PieceNote | None = None
    files: tuple[str, ...] = ()
