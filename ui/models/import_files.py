"""The files of one import: what became of each, and which can be imported together as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from budgetwatch.domain.errors import NeedsPassword
from budgetwatch.domain.message import msg, msgn
from ui.models.import_points import doubts, may_skip, open_points
from ui.models.rows import Cell

if TYPE_CHECKING:
    from pathlib import Path

    from budgetwatch.domain.errors import BudgetWatchError
    from budgetwatch.domain.typed import TypedSheet
    from budgetwatch.i18n import Language
    from budgetwatch.usecases.recipes import RecipeMatch
    from ui.models.import_course import Course

HEADS = ((msg("File"), False), (msg("State"), False))


_WORD = re.compile(r"[^\W\d_]{2,}")


class FileState(StrEnum):
    """What became of a file so far."""

    WAITING = "waiting"
    READY = "ready"
    REVIEW = "review"
    REFUSED = "refused"
    IMPORTED = "imported"


@dataclass(eq=False)
class ReceivedFile:
    """A file to import: its course once it was read, or why it could not be read or written.

    A `typed` table is no file: its path is only what it is called by.
    """

    path: Path
    course: Course | None = None
    error: BudgetWatchError | None = None
    imported: bool = False
    password: str | None = None
    recipes: tuple[RecipeMatch, ...] = ()
    looked_up: bool = False
    typed: TypedSheet | None = None

    @property
    def followed(self) -> bool:
        """Whether it is read as the recipes say."""
        return self.course is not None and self.course.present.followed

    @property
    def state(self) -> FileState:
        """What became of it."""
        if self.imported:
            return FileState.IMPORTED
        if self.error is not None:
            return FileState.REFUSED
        if self.course is None:
            return FileState.WAITING
        return FileState.REVIEW if open_points(self.course.present) or self._doubtful else FileState.READY

    @property
    def _doubtful(self) -> bool:
        return self.course is not None and not (may_skip(self.course.present) or self.course.changed)


def ready(files: Sequence[ReceivedFile]) -> tuple[ReceivedFile, ...]:
    """The files that can be imported as they are."""
    return tuple(one for one in files if one.state is FileState.READY)


def waiting_for_recipe(files: Sequence[ReceivedFile]) -> tuple[ReceivedFile, ...]:
    """The files that a recipe fits and that are not read by it."""
    return tuple(one for one in files if one.recipes and not one.followed and not one.imported and one.error is None)


def recipe_name(file: ReceivedFile) -> str:
    """A name for how a file was read: its issuer if that is known, else the file's name without its numbers."""
    filing = file.course.present.draft.filing if file.course is not None else None
    named = " ".join(part for part in (filing.institution, filing.document_type) if part) if filing else ""
    return named or " ".join(_WORD.findall(file.path.stem)) or file.path.stem


def next_to_do(files: Sequence[ReceivedFile]) -> ReceivedFile | None:
    """The first file that is not imported, refused ones last; None where all are."""
    order = [FileState.READY, FileState.REVIEW, FileState.WAITING, FileState.REFUSED]
    left = [one for one in files if one.state in order]
    return min(left, key=lambda one: one.state is FileState.REFUSED, default=None)


def file_rows(files: Sequence[ReceivedFile], language: Language) -> list[tuple[ReceivedFile, tuple[Cell, ...]]]:
    """One row per file: its name, what is known of it, and its state."""
    return [(one, (_name(one, language), _state(one, language))) for one in files]


def _name(file: ReceivedFile, language: Language) -> Cell:
    if file.error is not None:
        told = language.word(file.error.message)
    elif file.course is not None:
        amounts = file.course.present.amounts
        told = language.word(msgn("{count} amount", "{count} amounts", amounts))
        if file.recipes:
            named = msg("recipe “{name}”", name=file.recipes[0].recipe.name)
            told = f"{told} · {language.word(named)}"
    else:
        told = ""
    return Cell(file.path.name, meta=told, tip="\n".join(part for part in (str(file.path), told) if part))


def _state(file: ReceivedFile, language: Language) -> Cell:
    word = language.word
    match file.state:
        case FileState.WAITING:
            return Cell(word(msg("being read")), tag=True, tone="plain")
        case FileState.IMPORTED:
            return Cell(word(msg("imported")), tag=True, tone="inf")
        case FileState.READY:
            return Cell(word(msg("ready")), tag=True, tone="ok")
        case FileState.REFUSED:
            locked = isinstance(file.error, NeedsPassword)
            return Cell(word(msg("password") if locked else msg("refused")), tag=True, tone="att" if locked else "ale")
        case FileState.REVIEW:
            return Cell(_to_do(file, language), tag=True, tone="att")


def _to_do(file: ReceivedFile, language: Language) -> str:
    standing = file.course.present if file.course is not None else None
    asked = len(open_points(standing)) if standing is not None else 0
    if asked:
        return language.word(msgn("{count} question", "{count} questions", asked))
    looked = len(doubts(standing)) if standing is not None else 0
    return language.word(msgn("{count} point to verify", "{count} points to verify", looked))
