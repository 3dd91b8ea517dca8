"""Undo, redo, and the journal of what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.table import Field, FieldType, PlainTable
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import Language
from budgetwatch.rendering.plain_files import csv_bytes
from budgetwatch.store import history
from budgetwatch.store import undo as steps
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.history import Entry
from budgetwatch.usecases.done import EVERYTHING, Done
from budgetwatch.usecases.writing import write_whole

__all__ = [
    "AUDIENCE",
    "Days",
    "Entry",
    "filter_history",
    "list_history",
    "list_redoable",
    "redo",
    "undo",
    "write_history",
]


FORMER = (
    msg("Correct the cell {cell}"),
    msg("Withdraw the correction of the cell {cell}"),
    msg("Change who may see an item: {audience}"),
    msg("Show an item to its usual audience again"),
    msg("Judge a finding"),
    msg("Weigh an explanation: {standing}"),
    msg("Answer {item}"),
    msg("Correct the contract {contract}"),
    msg("Tie the contract {contract} to a budget line"),
    msg("Say how the months of a table count"),
    msg("Add a question"),
    msg("Change a question"),
    msg("Move a question"),
    msg("Remove a question"),
    msg("Note a commitment"),
    msg("Follow a commitment up"),
    msg("Remove a commitment"),
    msg("Ask about a commitment"),
    msg("Note a reply"),
    msg("Remove a reply"),
    msg("Name a witness"),
    msg("Remove a witness"),
)
"""Sentences that stand in the histories of dossiers that earlier versions made, and are worded for as long."""

AUDIENCE = Audience.CLOSED
"""Whom the journal is for, as a whole."""


def undo(dossier: Dossier, author: str = "") -> Done[Message] | None:
    """Take back the last step; its name, or None where there is nothing to take back."""
    stepped = steps.undo(dossier, author)
    return None if stepped is None else Done(stepped.label, EVERYTHING, stepped.label)


def redo(dossier: Dossier, author: str = "") -> Done[Message] | None:
    """Do again the last step that was taken back; its name, or None where there is none."""
    stepped = steps.redo(dossier, author)
    return None if stepped is None else Done(stepped.label, EVERYTHING, stepped.label)


def list_redoable(dossier: Dossier) -> tuple[Message, ...]:
    """The names of what was taken back and could be done again, the next one first; the next change drops them all."""
    return steps.redoable(dossier)


def list_history(dossier: Dossier) -> tuple[Entry, ...]:
    """What was done, by whom and when, newest first."""
    return history.listed(dossier)


Days: TypeAlias = tuple[date | None, date | None]
"""A first and a last day; None where the time is open on that side."""


def filter_history(
    entries: Sequence[Entry], language: Language, words: str = "", author: str = "", days: Days = (None, None)
) -> tuple[Entry, ...]:
    """The entries whose sentence in that language holds all these words, whatever their case, that `author` signed.

    `days` are the first and the last day, both included, as the clock of this computer shows them.
    """
    wanted = words.casefold().split()
    first, last = days
    return tuple(
        one
        for one in entries
        if (not author or one.author == author)
        and (first is None or one.at.astimezone().date() >= first)
        and (last is None or one.at.astimezone().date() <= last)
        and all(word in language.word(one.label).casefold() for word in wanted)
    )


def write_history(entries: Sequence[Entry], out: Path, language: Language) -> Path:
    """Write entries as csv: number, moment (ISO 8601, UTC), who signed, the sentence in that language, and its audience.

    A sentence may name an item of any audience: each is for `AUDIENCE`, and the file says so.
    """
    fields = (Field("step", FieldType.INTEGER), Field("at"), Field("author"), Field("what"), Field("audience"))
    audience = language.word(AUDIENCES[AUDIENCE])
    rows = ((one.id, one.at.isoformat(), one.author, language.word(one.label), audience) for one in entries)
    write_whole(out, csv_bytes(PlainTable("history", fields, rows), ";"), own=True)
    return out
