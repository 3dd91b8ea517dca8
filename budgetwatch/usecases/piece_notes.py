"""Notes on expected pieces as one file (TOML): taken over from another dossier, or typed by hand."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.piece import REASONED, Outcome, PieceNote, Standing
from budgetwatch.store import pieces
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.pieces import TOUCHED, find_piece

_LARGEST = 1_000_000


class NotesUnreadable(BudgetWatchError):
    """This file holds no notes on documents that can be read."""

    code = "notes-unreadable"
    default = msg("This file holds no notes on documents that can be read.")
    default_advice = msg("Write it after sample_budgets/pieces_tamaris.toml. Nothing was noted.")


def import_notes(dossier: Dossier, path: Path, author: str = "") -> Done[int]:
    """Note everything that a file says of expected pieces, in one step; how many pieces it was.

    Raises:
        NotesUnreadable: no such file, or a note in it lacks its piece, year, outcome or reason; nothing is noted then.
    """
    notes = _read(path)
    label = msgn("Note what became of {count} document", "Note what became of {count} documents", len(notes))
    with dossier.change(label, author) as change:
        for note in notes:
            pieces.note(change, note)
    return Done(len(notes), TOUCHED, label)


def _read(path: Path) -> tuple[PieceNote, ...]:
    try:
        if path.stat().st_size > _LARGEST:
            raise NotesUnreadable
        told = tomllib.loads(path.read_text("utf-8"))
        return tuple(_note(one) for one in told["note"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, LookupError, ValueError, TypeError) as error:
        raise NotesUnreadable from error


def _note(told: Mapping[str, Any]) -> PieceNote:
    outcome, day, reason = Outcome(told["outcome"]), told.get("day"), str(told.get("reason", ""))
    if not isinstance(told["year"], int) or not (day is None or isinstance(day, dt.date)):
        raise TypeError("a year is a number, a day a date")
    if outcome in REASONED and not reason.strip():
        raise ValueError("a refusal without its reason")
    standing = Standing(told["standing"]) if "standing" in told else None
    return PieceNote(find_piece(told["piece"]).id, told["year"], outcome, day, standing, reason)
