"""The witnesses of a hearing: the functions that questions name, and who holds them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from budgetwatch.domain.hearing import Witness
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import hearings as kept
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.hearing import TOUCHED
from budgetwatch.usecases.hearings import current_hearing

__all__ = ["Called", "Witness", "call_witness", "dismiss_witness", "list_witnesses"]


@dataclass(frozen=True, slots=True)
class Called:
    """A witness with the number of questions for that function, and their minutes; number 0 where nobody is named yet."""

    witness: Witness
    questions: int
    minutes: int


def list_witnesses(dossier: Dossier, hearing: int | None = None) -> tuple[Called, ...]:
    """The witnesses of a hearing, in the order of their first question; those without one come last."""
    asked = work.questions(dossier, hearing)
    number = hearing or (asked[0].hearing if asked else 0)
    named = {one.function: one for one in kept.witnesses(dossier, number)}
    counts, minutes = Counter(one.witness for one in asked), Counter[str]()
    for one in asked:
        minutes[one.witness] += one.minutes
    functions = dict.fromkeys((*(one.witness for one in asked if one.witness), *named))
    return tuple(
        Called(named.get(function, Witness(0, number, function)), counts[function], minutes[function])
        for function in functions
    )


def call_witness(
    dossier: Dossier,
    function: str,
    person: str = "",
    institution: str = "",
    hearing: int | None = None,
    author: str = "",
) -> Done[None]:
    """Say who comes for a function, and from which institution; each may be left open."""
    number = current_hearing(dossier, hearing).id
    label = msg("Name a witness: {witness}", witness=Message(function.strip()))
    with dossier.change(label, author) as change:
        kept.call_witness(change, number, function.strip(), person.strip(), institution.strip())
    return Done(None, TOUCHED, label)


def dismiss_witness(dossier: Dossier, function: str, hearing: int | None = None, author: str = "") -> Done[None]:
    """Take a witness out of a hearing; questions that name the function keep it."""
    number = current_hearing(dossier, hearing).id
    label = msg("Remove a witness: {witness}", witness=Message(function))
    with dossier.change(label, author) as change:
        kept.dismiss_witness(change, number, function)
    return Done(None, TOUCHED, label)
