"""The hearings of a dossier: the one being prepared, and those that were held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.hearing import Hearing
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import hearings as kept
from budgetwatch.store import replies, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.hearing import TOUCHED

__all__ = ["Hearing", "add_hearing", "current_hearing", "edit_hearing", "list_hearings", "remove_hearing"]


def list_hearings(dossier: Dossier) -> tuple[Hearing, ...]:
    """The hearings in the order in which they were prepared; the last one is the next, to which questions are added."""
    return kept.hearings(dossier)


def current_hearing(dossier: Dossier, number: int | None = None) -> Hearing:
    """The hearing of that number, else the next one; NotFound where the dossier has none."""
    listed = list_hearings(dossier)
    found = [one for one in listed if one.id == number] if number else listed[-1:]
    if not found:
        raise NotFound(msg("There is no such hearing."), msg("Add a hearing, or a question: that makes the first one."))
    return found[0]


def add_hearing(
    dossier: Dossier, title: str = "", day: date | None = None, room: str = "", author: str = ""
) -> Done[int]:
    """Prepare another hearing; its number. Commitments of earlier ones that are open come up again in it."""
    label = _label(msg("Add a hearing"), title)
    with dossier.change(label, author) as change:
        hearing = kept.add_hearing(change, title.strip(), day, room.strip())
    return Done(hearing, TOUCHED, label)


def edit_hearing(dossier: Dossier, hearing: Hearing, author: str = "") -> Done[None]:
    """Give a hearing another title, day or place."""
    label = _label(msg("Change a hearing"), hearing.title)
    told = replace(hearing, title=hearing.title.strip(), room=hearing.room.strip())
    with dossier.change(label, author) as change:
        kept.edit_hearing(change, told)
    return Done(None, TOUCHED, label)


def remove_hearing(dossier: Dossier, hearing: int, author: str = "") -> Done[None]:
    """Take a hearing out; one that has questions or commitments stays, being part of the record."""
    promised = any(one.hearing == hearing for one in replies.commitments(dossier))
    if promised or work.questions(dossier, hearing):
        raise HearingInUse
    title = next((one.title for one in kept.hearings(dossier) if one.id == hearing), "")
    label = _label(msg("Remove a hearing"), title)
    with dossier.change(label, author) as change:
        kept.remove_hearing(change, hearing)
    return Done(None, TOUCHED, label)


def _label(done: Message, title: str) -> Message:
    """What was done, with the title of the hearing where it has one."""
    return msg("{done}: {title}", done=done, title=title.strip()) if title.strip() else done


class HearingInUse(BudgetWatchError):
    """A hearing with questions or commitments is not removed."""

    code = "hearing-in-use"
    default = msg("This hearing has questions or commitments: it is part of the record.")
    default_advice = msg("Remove its questions first, one by one; a commitment stays with the hearing it was made in.")
