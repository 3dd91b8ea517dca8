"""The matrix of expected pieces: a row a piece, a column a budget year, and what became of each."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.piece import ExpectedPiece, Piece, PieceState
from budgetwatch.domain.terms import PIECE_STATES, STANDINGS, status_of
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.rows import Cell, Heading

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.pieces import Register

LOOKS: dict[PieceState, tuple[str, str, bool]] = {
    PieceState.RECEIVED: ("check", "ok", False),
    PieceState.RECEIVED_LATE: ("check", "att", False),
    PieceState.IN_DOSSIER: ("files", "ok", False),
    PieceState.REFUSED: ("hand-stop", "ale", True),
    PieceState.CLASSIFIED: ("lock", "plain", True),
    PieceState.NEVER_MADE: ("minus", "ink3", False),
    PieceState.LATE: ("alert-triangle", "att", True),
    PieceState.EXPECTED: ("circle-dashed", "inf", False),
}
"""The shape and tone of each state, and whether it stands in a box: colour never speaks alone."""
_DAY = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")


def look(dossier: Dossier, _job: Job) -> Register:
    """The register as it stands today."""
    from budgetwatch.usecases.pieces import list_pieces

    return list_pieces(dossier)


def headings(register: Register, language: Language) -> tuple[Heading, ...]:
    """The document, then every year."""
    return (Heading(language.word(msg("Document"))), *(Heading(str(year)) for year in register.years))


def rows(register: Register, language: Language) -> list[tuple[Piece, tuple[Cell, ...]]]:
    """A row for each piece: its name and who owes it, then what became of it in every year."""
    return [(piece, _row(piece, register, language)) for piece in register.pieces]


def _row(piece: Piece, register: Register, language: Language) -> tuple[Cell, ...]:
    named = Cell(piece.name.text(language.code), meta=piece.owed_by.text(language.code))
    return (named, *(cell(register.expected[piece.id, year], language) for year in register.years))


def cell(one: ExpectedPiece, language: Language) -> Cell:
    """What became of a piece, in a word or a date; all that is known of it as its tip."""
    picture, tone, boxed = LOOKS[one.state]
    told = all_of(one, language)
    return Cell(_short(one, language), icon=picture, tone=tone, tag=boxed, tip=told, spoken=told)


def _short(one: ExpectedPiece, language: Language) -> str:
    match one.state:
        case PieceState.RECEIVED if one.note and one.note.day:
            return language.date(one.note.day)
        case PieceState.RECEIVED_LATE:
            return language.word(msgn("+ {count} d", "+ {count} d", one.late or 0))
        case PieceState.LATE:
            return language.word(msgn("{count} d", "{count} d", one.late or 0))
        case PieceState.EXPECTED:
            return (
                language.word(msg("none"))
                if one.due < dt.datetime.now().astimezone().date()
                else language.date(one.due)
            )
    return language.word(PIECE_STATES[one.state])


def all_of(one: ExpectedPiece, language: Language) -> str:
    """Everything that is known of a piece, a line each."""
    word, note = language.word, one.note
    lines = [f"{one.piece.name.text(language.code)} {one.year} · {word(PIECE_STATES[one.state])}"]
    lines.append(
        word(
            msg(
                "due on {day} ({source}, {status})",
                day=one.due,
                source=one.piece.source,
                status=status_of(one.piece.status),
            )
        )
    )
    if one.late:
        lines.append(word(msgn("{count} day late", "{count} days late", one.late)))
    if note and note.day:
        lines.append(word(msg("came on {day}", day=note.day)))
    if note and note.standing:
        lines.append(word(STANDINGS[note.standing]))
    if note and note.reason:
        lines.append(note.reason)
    if note and note.author:
        lines.append(word(msg("noted by {author}", author=note.author)))
    return "\n".join([*lines, *one.files])


def counted(register: Register, language: Language) -> str:
    """How many of those due came, and how many are late."""
    came = msg("{came} received of {owed} due", came=register.came, owed=register.owed)
    late = msgn("{count} late", "{count} late", len(register.late))
    return f"{language.word(came)} · {language.word(late)}"


def read_day(text: str) -> dt.date | None:
    """The day that a person typed, `12/11/2025` or `2025-11-12`; None where it is none."""
    found = _DAY.fullmatch(text.strip())
    try:
        if found:
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
