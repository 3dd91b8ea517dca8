"""What people noted of the pieces they expect, one note a piece and year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.piece import Outcome, PieceNote, Standing
from budgetwatch.store import schema, serial
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Change, Dossier

_table = schema.pieces


def listed(dossier: Dossier) -> tuple[PieceNote, ...]:
    """Every note, by year and piece."""
    with dossier.reading() as connection:
        rows = connection.execute(select(_table).order_by(_table.c.year, _table.c.piece))
        return tuple(_note(row) for row in rows)


def note(change: Change, told: PieceNote) -> None:
    """Keep a note, in place of the one of that piece and year."""
    kept = {
        "outcome": told.outcome.value,
        "day": told.day.isoformat() if told.day else None,
        "standing": told.standing.value if told.standing else None,
        "reason": told.reason,
        "author": change.author,
        "at": change.at,
    }
    added = insert(_table).values(piece=told.piece, year=told.year, **kept)
    change.connection.execute(added.on_conflict_do_update(index_elements=["piece", "year"], set_=kept))


def forget(change: Change, piece: str, year: int) -> None:
    """Take the note of a piece and year out, if there is one."""
    change.connection.execute(delete(_table).where(_table.c.piece == piece, _table.c.year == year))


def _note(row: Row[Any]) -> PieceNote:
    try:
        day = dt.date.fromisoformat(row.day) if row.day else None
    except ValueError as error:
        raise Garbled(str(error)) from error
    standing = serial.word(Standing, row.standing) if row.standing else None
    outcome = serial.word(Outcome, row.outcome)
    return PieceNote(row.piece, row.year, outcome, day, standing, row.reason, row.author, row.at)
