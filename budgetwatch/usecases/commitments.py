"""What witnesses committed themselves to, and what became of it from one hearing to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import Commitment, CommitmentState, Hearing
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import COMMITMENTS
from budgetwatch.store import replies as kept
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.questions import hearing_of
from budgetwatch.usecases.audiences import chosen_audiences
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.hearing import MINUTES, TOUCHED
from budgetwatch.usecases.hearings import current_hearing, list_hearings

__all__ = [
    "Commitment",
    "CommitmentState",
    "Promised",
    "ask_about_commitment",
    "list_commitments",
    "promise",
    "remove_commitment",
    "settle",
    "still_open",
]


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment with the hearing it was made in, by how many days it is or was late, and whether it is asked again.

    `asked` is the number of the question about it in the hearing looked at; `audience` is who may see it: as chosen,
    else who may see the question that it answers.
    """

    commitment: Commitment
    hearing: Hearing
    late: int
    asked: int | None = None
    audience: Audience = Audience.COMMITTEE

    @property
    def item(self) -> Item:
        """The commitment as an item that can be shown to another audience."""
        return Item(ItemKind.COMMITMENT, str(self.commitment.id))


def list_commitments(dossier: Dossier, hearing: int | None = None, today: date | None = None) -> tuple[Promised, ...]:
    """Every commitment, seen from a hearing, else from the next one; those that are open and latest come first."""
    day = today or date.today()  # noqa: DTZ011 - the day on the wall of the committee's room
    held = {one.id: one for one in list_hearings(dossier)}
    asked = {question.origin: question.id for question in work.questions(dossier, hearing)}
    circles = {one.id: one.audience for number in held for one in work.questions(dossier, number)}
    listed = (
        Promised(
            one,
            held.get(one.hearing, Hearing(one.hearing)),
            one.late(day),
            asked.get(one.origin),
            circles.get(one.question or 0, Audience.COMMITTEE),
        )
        for one in kept.commitments(dossier)
    )
    chosen = chosen_audiences(dossier)
    return tuple(sorted((replace(one, audience=chosen.get(one.item, one.audience)) for one in listed), key=_rank))


def still_open(promised: tuple[Promised, ...], hearing: int) -> tuple[Promised, ...]:
    """Those of earlier hearings that are open: they come up again at the top of this one."""
    return tuple(
        one for one in promised if one.commitment.state is CommitmentState.OPEN and one.commitment.hearing != hearing
    )


def promise(
    dossier: Dossier,
    what: str,
    who: str = "",
    due: date | None = None,
    question: int | None = None,
    hearing: int | None = None,
    author: str = "",
) -> Done[int]:
    """Note what a witness commits to, to which question, and by when; its number.

    Raises:
        NotFound: there is no such hearing, or no such question.
    """
    number = hearing_of(dossier, question) if question is not None else current_hearing(dossier, hearing).id
    label = msg("Note the commitment “{what}”", what=what.strip())
    with dossier.change(label, author) as change:
        made = kept.add_commitment(change, Commitment(0, number, question, what.strip(), who.strip(), due))
    return Done(made, TOUCHED, label)


def settle(
    dossier: Dossier, commitment: int, state: CommitmentState, day: date | None = None, author: str = ""
) -> Done[None]:
    """Say that a commitment was kept or not kept, and on which day; or that it is open again."""
    one = _one(dossier, commitment)
    label = msg("Follow the commitment “{what}” up: {state}", what=one.what, state=COMMITMENTS[state])
    settled = None if state is CommitmentState.OPEN else day or date.today()  # noqa: DTZ011 - as above
    with dossier.change(label, author) as change:
        kept.edit_commitment(change, replace(one, state=state, settled=settled))
    return Done(None, TOUCHED, label)


def remove_commitment(dossier: Dossier, commitment: int, author: str = "") -> Done[None]:
    """Take a commitment out; NotFound where there is none."""
    label = msg("Remove the commitment “{what}”", what=_one(dossier, commitment).what)
    with dossier.change(label, author) as change:
        kept.remove_commitment(change, commitment)
    return Done(None, TOUCHED, label)


def ask_about_commitment(dossier: Dossier, commitment: int, hearing: int | None = None, author: str = "") -> Done[int]:
    """Make an open commitment a question of a hearing, else of the next one, put before the others."""
    one = _one(dossier, commitment)
    label = msg("Ask about the commitment “{what}”", what=one.what)
    with dossier.change(label, author) as change:
        question = work.add_question(
            change, wording=_asked(one), witness=one.who, minutes=MINUTES, origin=one.origin, hearing=hearing
        )
        work.move_question(change, question, 0)
    return Done(question, TOUCHED, label)


def _asked(one: Commitment) -> Message:
    if one.due is None:
        return msg("You committed yourself to this: “{what}”. What has become of it?", what=one.what)
    return msg(
        "You committed yourself to this by {day}: “{what}”. What has become of it?",
        what=one.what,
        day=one.due,
    )


def _one(dossier: Dossier, commitment: int) -> Commitment:
    for one in kept.commitments(dossier):
        if one.id == commitment:
            return one
    raise NotFound(msg("There is no such commitment."))


def _rank(one: Promised) -> tuple[bool, int, date, int]:
    waiting = one.commitment.state is CommitmentState.OPEN
    return not waiting, -one.late if waiting else 0, one.commitment.due or date.max, one.commitment.id
