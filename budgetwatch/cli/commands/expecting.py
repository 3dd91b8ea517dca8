"""The command `documents`."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.cli.opened import opened
from budgetwatch.cli.piece_arguments import EXPECTED
from budgetwatch.cli.shapes import pieces as shape
from budgetwatch.cli.told import Told
from budgetwatch.domain.message import msg
from budgetwatch.domain.piece import Outcome, PieceNote, Standing
from budgetwatch.i18n import Language
from budgetwatch.usecases import piece_notes, pieces, reminding
from budgetwatch.usecases.dossiers import Dossier


def expect(asked: Namespace, language: Language) -> Told:
    """`documents DOSSIER`: what was asked is noted, then every piece of every year is listed."""
    with opened(asked, write=bool(asked.note or asked.take)) as dossier:
        if asked.take:
            piece_notes.import_notes(dossier, asked.take, asked.author)
        if asked.note:
            _note(asked, dossier)
        told = pieces.list_pieces(dossier, _day(asked.today))
        written = reminding.write_reminders(dossier, asked.remind, language, told) if asked.remind else ()
    return Told(shape.register(told, written, language), shape.table(told, written, language))


def _note(asked: Namespace, dossier: Dossier) -> None:
    if asked.year is None or asked.outcome is None:
        raise WrongQuestion(
            msg("A note needs the year of the piece and what became of it."), msg("Add --year and --outcome.")
        )
    if asked.outcome == EXPECTED:
        pieces.forget_note(dossier, asked.note, asked.year, asked.author)
        return
    told = PieceNote(
        asked.note,
        asked.year,
        Outcome(asked.outcome),
        _day(asked.on),
        Standing(asked.standing) if asked.standing else None,
        asked.reason,
    )
    pieces.note_piece(dossier, told, asked.author)


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise WrongQuestion(
            msg("{text} is not a day.", text=text or ""), msg("Write it such as 2024-10-07.")
        ) from error
