"""The questions for the hearing, in order, each tied to where it comes from."""

from __future__ import annotations

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.findings import list_findings

TOUCHED = frozenset({Topic.HEARING, Topic.HISTORY})
MINUTES = 5


def list_questions(dossier: Dossier) -> tuple[Question, ...]:
    """The questions in the order in which they will be put."""
    return work.questions(dossier)


def ask_about(dossier: Dossier, key: str, author: str = "") -> Done[int]:
    """Add the question of a finding or signal to the hearing; NotFound if it has none."""
    for judged in (*list_findings(dossier), *list_flags(dossier)):
        finding = judged.finding
        if finding.key == key and finding.question is not None:
            return add_question(
                dossier,
                wording=finding.question,
                witness=finding.witness,
                audience=finding.audience,
                origin=key,
                author=author,
            )
    raise NotFound(msg("This finding has no question any more."), msg("Write the question yourself."))


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
) -> Done[int]:
    """Add a question at the end; its number. A catalogue's wording stays a Message until a person rewrites it."""
    label = msg("Add a question")
    with dossier.change(label, author) as change:
        question = work.add_question(
            change,
            wording=wording,
            text=text,
            witness=witness.text if isinstance(witness, Message) else witness or "",
            minutes=minutes,
            audience=audience,
            origin=origin,
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
    label = msg("Change a question")
    with dossier.change(label, author) as change:
        work.edit_question(change, question, text=text, witness=witness, minutes=minutes, audience=audience)
    return Done(None, TOUCHED, label)


def move_question(dossier: Dossier, question: int, place: int, author: str = "") -> Done[None]:
    """Put a question at another place, counted from 0."""
    label = msg("Move a question")
    with dossier.change(label, author) as change:
        work.move_question(change, question, place)
    return Done(None, TOUCHED, label)


def remove_question(dossier: Dossier, question: int, author: str = "") -> Done[None]:
    """Take a question out of the hearing."""
    label = msg("Remove a question")
    with dossier.change(label, author) as change:
        work.remove_question(change, question)
    return Done(None, TOUCHED, label)
