"""The documents register: what is expected each year, what came and when, what was refused, and what is still owed."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import normalised
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.message import msg
from budgetwatch.domain.piece import REASONED, SETTLED, ExpectedPiece, Outcome, Piece, PieceNote, PieceState
from budgetwatch.domain.year import Year
from budgetwatch.paths import resources
from budgetwatch.store import pieces
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import imported
from budgetwatch.usecases.done import Done, Topic

TOUCHED = frozenset({Topic.DOCUMENTS, Topic.CHECKLISTS, Topic.HISTORY})
_YEARS = range(1900, 2201)
"""Years that a budget may be about: another is a slip of the hand."""
_OUTCOMES: dict[Outcome, PieceState] = {
    Outcome.RECEIVED: PieceState.RECEIVED,
    Outcome.REFUSED: PieceState.REFUSED,
    Outcome.CLASSIFIED: PieceState.CLASSIFIED,
    Outcome.NEVER_MADE: PieceState.NEVER_MADE,
}


class PieceUnreasoned(BudgetWatchError):
    """A refusal and a secret are noted with their reason."""

    code = "piece-unreasoned"
    default = msg("A refusal and a secret are noted with their reason.")
    default_advice = msg("Write who refused or classified the document, when, and on which ground.")


@dataclass(frozen=True, slots=True)
class Register:
    """Every expected piece of every year, the pieces in the order of their file and the years ascending."""

    pieces: tuple[Piece, ...]
    years: tuple[int, ...]
    expected: Mapping[tuple[str, int], ExpectedPiece]

    @property
    def late(self) -> tuple[ExpectedPiece, ...]:
        """What should have come and did not, the longest overdue first."""
        late = [one for one in self.expected.values() if one.state is PieceState.LATE]
        return tuple(sorted(late, key=lambda one: -(one.late or 0)))

    @property
    def came(self) -> int:
        """How many of those that are due came, late ones included."""
        here = {PieceState.RECEIVED, PieceState.RECEIVED_LATE, PieceState.IN_DOSSIER}
        return sum(one.state in here for one in self.expected.values())

    @property
    def owed(self) -> int:
        """How many are due by now or came before: what `came` is counted among."""
        settled = SETTLED | {PieceState.LATE}
        return sum(one.state in settled and one.state is not PieceState.NEVER_MADE for one in self.expected.values())


@cache
def expected_pieces() -> tuple[Piece, ...]:
    """The pieces that come with the program; every day in them is to be checked."""
    told = tomllib.loads((resources() / "pieces" / "expected.toml").read_text("utf-8"))
    return tuple(_piece(one, told["status"]) for one in told["piece"])


def _piece(told: Mapping[str, Any], status: str) -> Piece:
    month, day = map(int, told["due"].split("-"))
    return Piece(
        id=told["id"],
        name=Bilingual(**told["name"]),
        owed_by=Bilingual(**told["owed_by"]),
        month=month,
        day=day,
        after=told["after"],
        source=told["source"],
        status=told.get("status", status),
        optional=told.get("optional", False),
        named=tuple(told.get("named", ())),
    )


def list_pieces(dossier: Dossier, today: dt.date | None = None) -> Register:
    """The pieces of every year that the dossier is about, of years with a note, and of the year that follows."""
    today = today or dt.datetime.now().astimezone().date()
    notes = {(one.piece, one.year): one for one in pieces.listed(dossier)}
    standing = imported(dossier)
    years = _years(standing, notes, today)
    found = {
        (piece.id, year): _expected(piece, year, notes.get((piece.id, year)), _files(piece, year, standing), today)
        for piece in expected_pieces()
        for year in years
    }
    return Register(expected_pieces(), years, found)


def _years(standing: Iterable[Dataset], notes: Iterable[tuple[str, int]], today: dt.date) -> tuple[int, ...]:
    known = {year for one in standing for year in one.years} | {year for _, year in notes}
    recent = {year for year in known if year <= today.year + 1} or {today.year}
    return tuple(range(max(min(recent), max(recent) - 5), max(recent) + 2))


def _expected(piece: Piece, year: int, note: PieceNote | None, files: tuple[str, ...], today: dt.date) -> ExpectedPiece:
    due = piece.due(year)
    if note is not None:
        late = (note.day - due).days if note.day and note.outcome is Outcome.RECEIVED else None
        state = PieceState.RECEIVED_LATE if late is not None and late > 0 else _OUTCOMES[note.outcome]
        return ExpectedPiece(piece, year, due, state, late if late and late > 0 else None, note, files)
    if files:
        return ExpectedPiece(piece, year, due, PieceState.IN_DOSSIER, None, None, files)
    overdue = (today - due).days
    if overdue > 0 and not piece.optional:
        return ExpectedPiece(piece, year, due, PieceState.LATE, overdue)
    return ExpectedPiece(piece, year, due, PieceState.EXPECTED)


def _files(piece: Piece, year: int, standing: Sequence[Dataset]) -> tuple[str, ...]:
    """The files of the dossier about a year whose type or name is the piece's."""
    return tuple(
        dict.fromkeys(
            one.source.name
            for one in standing
            if year in one.years and _is_called(piece, f"{one.filing.document_type} {one.source.name}")
        )
    )


def _is_called(piece: Piece, text: str) -> bool:
    words = normalised(text.replace("_", " ").replace(".", " ")).split()
    return any(all(any(word.startswith(part) for word in words) for part in phrase.split()) for phrase in piece.named)


def note_piece(dossier: Dossier, told: PieceNote, author: str = "") -> Done[None]:
    """Note what became of the piece of a year, in place of an earlier note.

    Raises:
        NotFound: no such piece is expected, or of no such year.
        PieceUnreasoned: it was refused or classified, and no reason is given.
    """
    find_piece(told.piece)
    if told.year not in _YEARS:
        raise NotFound(
            msg("{year} is no budget year.", year=Year(told.year)), msg("Write the year that the piece is about: 2024.")
        )
    if told.outcome in REASONED and not told.reason.strip():
        raise PieceUnreasoned
    label = msg("Note what became of a piece of {year}", year=Year(told.year))
    with dossier.change(label, author) as change:
        pieces.note(change, told)
    return Done(None, TOUCHED, label)


def forget_note(dossier: Dossier, piece: str, year: int, author: str = "") -> Done[None]:
    """Take a note back: the piece is expected again."""
    find_piece(piece)
    label = msg("Take back what was noted of a piece of {year}", year=Year(year))
    with dossier.change(label, author) as change:
        pieces.forget(change, piece, year)
    return Done(None, TOUCHED, label)


def find_piece(name: str) -> Piece:
    """The piece of that id; NotFound names those there are."""
    known = {one.id: one for one in expected_pieces()}
    if name not in known:
        raise NotFound(
            msg("No piece is called {name}.", name=name), msg("The pieces are: {names}.", names=", ".join(known))
        )
    return known[name]
