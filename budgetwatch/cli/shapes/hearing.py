"""The JSON of a hearing: its questions, witnesses, replies, and the commitments that are followed up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from budgetwatch.cli.shapes.values import figure, words
from budgetwatch.cli.told import Json
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.hearing import Hearing, Question, Reply
from budgetwatch.domain.message import Message
from budgetwatch.i18n import Language
from budgetwatch.usecases.asked_from import Proposal
from budgetwatch.usecases.commitments import Promised
from budgetwatch.usecases.witnesses import Called


def hearing(one: Hearing) -> Json:
    """Number, title, day and place."""
    return {"id": one.id, "title": one.title, "date": one.day.isoformat() if one.day else None, "place": one.room}


def questions(
    listed: Sequence[Question],
    replies: Mapping[int, Reply],
    figures: Mapping[int, LabelledFigure],
    otherwise: Mapping[int, Message | None],
    language: Language,
) -> list[Json]:
    """Each question with its figure, the running total of minutes, and what was replied.

    `otherwise` are the questions whose finding asks something else now, or nothing.
    """
    told: list[Json] = []
    minutes = 0
    for place, one in enumerate(listed, 1):
        minutes += one.minutes
        told.append(
            {
                "id": one.id,
                "place": place,
                "text": question_text(one, language),
                "witness": words(Message(one.witness), language) if one.witness else None,
                "minutes": one.minutes,
                "minutes_so_far": minutes,
                "audience": one.audience.value,
                "origin": one.origin or None,
                "figure": _figure(figures.get(one.id), language),
                "finding_changed": one.id in otherwise,
                "asked_now": words(otherwise.get(one.id), language),
                "reply": _reply(replies.get(one.id)),
            }
        )
    return told


def question_text(one: Question, language: Language) -> str:
    """The words of a person, else of the catalogue."""
    return one.text or words(one.wording, language) or ""


def witnesses(listed: Iterable[Called], language: Language) -> list[Json]:
    """Function, person and institution, with the questions and minutes for each."""
    return [
        {
            "function": words(Message(one.witness.function), language),
            "person": one.witness.person or None,
            "institution": one.witness.institution or None,
            "questions": one.questions,
            "minutes": one.minutes,
        }
        for one in listed
    ]


def commitments(listed: Iterable[Promised]) -> list[Json]:
    """What, who, by when, what became of it, and by how many days it is late."""
    return [
        {
            "id": one.commitment.id,
            "hearing": one.commitment.hearing,
            "question": one.commitment.question,
            "what": one.commitment.what,
            "who": one.commitment.who or None,
            "due": one.commitment.due.isoformat() if one.commitment.due else None,
            "state": one.commitment.state.value,
            "settled": one.commitment.settled.isoformat() if one.commitment.settled else None,
            "days_late": one.late,
            "asked": one.asked,
        }
        for one in listed
    ]


def proposals(listed: Iterable[Proposal], language: Language) -> list[Json]:
    """Where a question would come from, its words, and its figure."""
    return [
        {
            "key": one.origin,
            "kind": one.kind.value,
            "text": worded(one.words, language),
            "witness": words(Message(one.witness), language) if one.witness else None,
            "audience": one.audience.value,
            "figure": _figure(one.figure, language),
        }
        for one in listed
    ]


def worded(text: Message | Bilingual, language: Language) -> str:
    """The words of a proposed question."""
    return text.text(language.code) if isinstance(text, Bilingual) else language.word(text)


def _figure(one: LabelledFigure | None, language: Language) -> Json | None:
    if one is None:
        return None
    unit = one.figure.unit
    return {
        "label": language.word(one.label),
        "value": figure(one.figure),
        "unit": unit.currency or unit.quantity.value,
    }


def _reply(one: Reply | None) -> Json | None:
    return None if one is None else {"status": one.status.value, "text": one.text, "author": one.author, "at": one.at}
