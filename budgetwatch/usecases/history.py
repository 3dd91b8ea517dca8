"""Undo, redo, and the list of what was done."""

from __future__ import annotations

from budgetwatch.domain.message import Message
from budgetwatch.store import history
from budgetwatch.store import undo as steps
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.history import Entry
from budgetwatch.usecases.done import EVERYTHING, Done

__all__ = ["Entry", "list_history", "redo", "undo"]


def undo(dossier: Dossier, author: str = "") -> Done[Message] | None:
    """Take back the last step; its name, or None where there is nothing to take back."""
    stepped = steps.undo(dossier, author)
    return None if stepped is None else Done(stepped.label, EVERYTHING, stepped.label)


def redo(dossier: Dossier, author: str = "") -> Done[Message] | None:
    """Do again the last step that was taken back; its name, or None where there is none."""
    stepped = steps.redo(dossier, author)
    return None if stepped is None else Done(stepped.label, EVERYTHING, stepped.label)


def list_history(dossier: Dossier) -> tuple[Entry, ...]:
    """What was done, by whom and when, newest first."""
    return history.listed(dossier)
