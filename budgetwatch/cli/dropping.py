"""What a command's change dropped: steps taken back in the window, which could have been done again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.history import list_redoable


@contextmanager
def telling_what_drops(dossier: Dossier, warnings: list[BudgetWatchError]) -> Iterator[None]:
    """Warn, as a command cannot ask first, of each step that can no longer be done again."""
    before = () if dossier.read_only else list_redoable(dossier)
    yield
    if before and not list_redoable(dossier):
        warnings.extend(map(StepDropped, before))


class StepDropped(BudgetWatchError):
    """A change ended what could be done again."""

    code = "step-dropped"

    def __init__(self, step: Message) -> None:
        super().__init__(msg("This had been taken back and can no longer be done again: {step}", step=step))
