"""Blank workbooks that a clerk sends to the ministry, one for each kind of table that can be imported."""

from __future__ import annotations

from pathlib import Path

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import Language
from budgetwatch.rendering.blanks import BLANKS, Blank, blank_workbook
from budgetwatch.usecases.writing import write_whole

__all__ = ["KINDS", "blank_of", "head_of", "titles", "write_template"]

KINDS = tuple(BLANKS)
"""The kinds of blank workbooks, in the order in which they are offered."""


def titles() -> dict[str, Message]:
    """What each kind of blank workbook is for."""
    return {kind: blank.title for kind, blank in BLANKS.items()}


def blank_of(kind: str) -> bytes:
    """The bytes of the blank workbook of that kind; NotFound where there is none."""
    return blank_workbook(_found(kind))


def _found(kind: str) -> Blank:
    if kind not in BLANKS:
        raise NotFound(
            msg("There is no blank workbook of the kind “{kind}”.", kind=kind),
            msg("Use one of: {names}.", names=", ".join(KINDS)),
        )
    return BLANKS[kind]


def head_of(kind: str, language: Language) -> tuple[tuple[str, ...], ...]:
    """The title and the headers of that kind, as a table to type begins in a language; NotFound where there is none."""
    blank = _found(kind)
    place = 0 if language.code == "fr" else 1
    return (language.word(blank.title),), tuple(column.header[place] for column in blank.columns)


def write_template(kind: str, path: Path) -> Path:
    """The place where the blank workbook of that kind was written, over an earlier file of that name.

    Raises:
        NotFound: there is no such kind.
        StorageFailed: the file cannot be written there.
    """
    write_whole(path, blank_of(kind))
    return path
