"""The JSON of `documents`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from budgetwatch.cli.told import Json
from budgetwatch.domain.piece import ExpectedPiece, PieceNote
from budgetwatch.domain.terms import PIECE_STATES
from budgetwatch.i18n import Language
from budgetwatch.usecases.pieces import Register

WIDTH = 44


def register(told: Register, written: Sequence[Path], language: Language) -> Json:
    """Every expected piece of every year, how many of those due came, and the letters written."""
    return {
        "years": list(told.years),
        "documents": [_piece(one, language) for one in told.expected.values()],
        "came": told.came,
        "owed": told.owed,
        "late": len(told.late),
        "letters": [str(path) for path in written],
    }


def _piece(one: ExpectedPiece, language: Language) -> Json:
    return {
        "id": one.piece.id,
        "name": one.piece.name.text(language.code),
        "year": one.year,
        "due": one.due.isoformat(),
        "due_source": one.piece.source,
        "due_status": one.piece.status,
        "state": one.state.value,
        "days_late": one.late,
        "files": list(one.files),
        "note": _note(one.note) if one.note else None,
    }


def _note(note: PieceNote) -> Json:
    return {
        "outcome": note.outcome.value,
        "on": note.day.isoformat() if note.day else None,
        "standing": note.standing.value if note.standing else None,
        "reason": note.reason,
        "author": note.author,
        "at": note.at or None,
    }


def table(told: Register, written: Sequence[Path], language: Language) -> str:
    """The same to read: a row a piece, a column a year."""
    lines = [f"{'':<{WIDTH}}" + "".join(f"{year:>22}" for year in told.years)]
    for piece in told.pieces:
        cells = (_told(told.expected[piece.id, year], language) for year in told.years)
        lines.append(
            f"{piece.name.text(language.code)[: WIDTH - 1]:<{WIDTH}}" + "".join(f"{cell:>22}" for cell in cells)
        )
    return "\n".join([*lines, *(str(path) for path in written)])


def _told(one: ExpectedPiece, language: Language) -> str:
    late = f" +{one.late}" if one.late else ""
    return f"{language.word(PIECE_STATES[one.state])}{late}"
