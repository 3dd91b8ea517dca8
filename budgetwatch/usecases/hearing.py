"""The questions for the hearing, in order, each tied to where it comes from."""

from __future__ import annotations

from dataclasses import replace

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Audience, Finding
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import replies, work
from budgetwatch.store.dossier import Change, Dossier
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.titles import question_named

TOUCHED = frozenset({Topic.HEARING, Topic.HISTORY})
MINUTES = 5


def list_questions(dossier: Dossier, hearing: int | None = None) -> tuple[Question, ...]:
    """The questions of a hearing in the order in which they are put; of the next one where none is named."""
    return work.questions(dossier, hearing)


def ask_about(dossier: Dossier, key: str, author: str = "", hearing: int | None = None) -> Done[int]:
    """Add the question of a finding or signal to a hearing, else to the next one; NotFound if it has none."""
    found = asked_by(dossier, key)
    if found is None:
        raise NotFound(msg("This finding has no question any more."), msg("Write the question yourself."))
    label = msg("Add the question “{question}”", question=found.question or "")
    with dossier.change(label, author) as change:
        question = put(change, found, hearing)
    return Done(question, TOUCHED, label)


def asked_by(dossier: Dossier, key: str) -> Finding | None:
    """The finding or signal of that key, if it asks a question."""
    judged = (*list_findings(dossier), *list_flags(dossier))
    return next((one.finding for one in judged if one.finding.key == key and one.finding.question), None)


def put(change: Change, found: Finding, hearing: int | None = None) -> int:
    """Put the question of a finding at the end of a hearing, else of the next one, inside a change; its number."""
    return work.add_question(
        change,
        wording=found.question,
        text="",
        witness=found.witness.text if found.witness else "",
        minutes=MINUTES,
        audience=found.audience,
        origin=found.key,
        hearing=hearing,
    )


def add_question(
    dossier: Dossier,
    *,
    wording: Message | None = None,
    text: str = "",
    witness: Message | str | None = None,
    minutes: int = MINUTES,
    audience: Audience = Audience.COMMITTEE,
    origin: str = "",
    author: str = "",
    hearing: int | None = None,
) -> Done[int]:
    """Add a question at the end of a hearing, else of the next one; its number.

    A catalogue's wording stays a Message until a person rewrites it.
    """
    label = msg("Add the question “{question}”", question=text or wording or "")
    with dossier.change(label, author) as change:
        question = work.add_question(
            change,
            wording=wording,
            text=text,
            witness=witness.text if isinstance(witness, Message) else witness or "",
            minutes=minutes,
            audience=audience,
            origin=origin,
            hearing=hearing,
        )
    return Done(question, TOUCHED, label)


def edit_question(
    dossier: Dossier,
    question: int,
    *,
    text: str | None = None,
    witness: str | None = None,
    minutes: int | None = None,
    audience: Audience | None = None,
    author: str = "",
) -> Done[None]:
    """Change the words, witness, minutes or audience of a question."""
    named = question_named(dossier, question)
    if text is not None and (witness, minutes, audience) == (None, None, None):
        label = msg("Reword {question}: “{text}”", question=named, text=text)
    else:
        label = msg("Change {question}", question=named)
    with dossier.change(label, author) as change:
        work.edit_question(change, question, text=text, witness=witness, minutes=minutes, audience=audience)
    return Done(None, TOUCHED, label)


def move_question(dossier: Dossier, question: int, place: int, author: str = "") -> Done[None]:
    """Put a question at another place of its hearing, counted from 0."""
    label = msg("Put at place {place}: {question}", place=place + 1, question=question_named(dossier, question))
    with dossier.change(label, author) as change:
        work.move_question(change, question, place)
    return Done(None, TOUCHED, label)


def remove_question(dossier: Dossier, question: int, author: str = "") -> Done[None]:
    """Take a question out of its hearing, with what was replied to it; what was promised stays."""
    label = msg("Remove {question}", question=question_named(dossier, question))
    noted = replies.replies(dossier)
    promised = tuple(one for one in replies.commitments(dossier) if one.question == question)
    with dossier.change(label, author) as change:
        if question in noted:
            replies.forget_reply(change, question)
        for one in promised:
            replies.edit_commitment(change, replace(one, question=None))
        work.remove_question(change, question)
    return Done(None, TOUCHED, label)
