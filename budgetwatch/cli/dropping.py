"""What a command's change dropped: steps taken back in the window, which could have been done again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import Language, preferred
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.history import list_redoable


@contextmanager
def telling_what_drops(dossier: Dossier, asked_language: str | None) -> Iterator[None]:
    """Name on standard error, as a command cannot ask first, each step that can no longer be done again."""
    before = () if dossier.read_only else list_redoable(dossier)
    yield
    if before and not list_redoable(dossier):
        _tell(before, preferred(asked_language))


def _tell(dropped: tuple[Message, ...], language: Language) -> None:
    for step in dropped:
        said = language.word(msg("This had been taken back and can no longer be done again: {step}", step=step))
        print(said, file=sys.stderr)  # noqa: T201  # this is the screen
