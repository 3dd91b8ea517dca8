"""Where questions come from: findings, signals, gaps of the checklists, and the figure that each rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from budgetwatch.domain.checklist import Answer, AnsweredItem, Bilingual
from budgetwatch.domain.document import figures_in
from budgetwatch.domain.finding import Audience, Finding, Judgement, LabelledFigure, State
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message, msgn
from budgetwatch.store import replies, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.checklists import answer_checklist
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.hearing import MINUTES, TOUCHED

__all__ = ["Kind", "Proposal", "add_proposals", "asked_for", "figures_asked", "propose_questions", "words_now"]

_GAPS = frozenset({None, Answer.UNAVAILABLE, Answer.REFUSED, Answer.CLASSIFIED})
"""The answers of a topic that leave something to be asked."""


class Kind(StrEnum):
    """What a proposed question comes from."""

    FINDING = "finding"
    SIGNAL = "signal"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that the dossier suggests: its origin, its words, whom to ask, and the figure it rests on."""

    origin: str
    kind: Kind
    words: Message | Bilingual
    witness: str = ""
    audience: Audience = Audience.COMMITTEE
    figure: LabelledFigure | None = None


def propose_questions(dossier: Dossier, hearing: int | None = None) -> tuple[Proposal, ...]:
    """What could be asked and is not yet in the hearing: findings first, then signals, then gaps of the checklists."""
    asked = {question.origin for question in work.questions(dossier, hearing)}
    return tuple(one for one in _proposals(dossier) if one.origin not in asked)


def add_proposals(
    dossier: Dossier, chosen: Sequence[Proposal], language: str, hearing: int | None = None, author: str = ""
) -> Done[tuple[int, ...]]:
    """Add proposed questions at the end of a hearing in one step; topics are asked in the words of the language."""
    label = msgn("Add {count} question", "Add {count} questions", len(chosen))
    with dossier.change(label, author) as change:
        numbers = tuple(
            work.add_question(
                change,
                wording=one.words if isinstance(one.words, Message) else None,
                text=one.words.text(language) if isinstance(one.words, Bilingual) else "",
                witness=one.witness,
                minutes=MINUTES,
                audience=one.audience,
                origin=one.origin,
                hearing=hearing,
            )
            for one in chosen
        )
    return Done(numbers, TOUCHED, label)


def figures_asked(dossier: Dossier, hearing: int | None = None) -> Mapping[int, LabelledFigure]:
    """The first figure behind each question of a hearing, by its number; free questions have none."""
    found = {one.origin: one.figure for one in _proposals(dossier, every=True) if one.figure is not None}
    return {one.id: found[one.origin] for one in work.questions(dossier, hearing) if one.origin in found}


def words_now(dossier: Dossier, hearing: int | None = None) -> Mapping[int, Message | None]:
    """The questions whose finding or signal asks otherwise now, by number: what it asks, None where it is raised no more.

    Words that a person wrote, and what was replied to, stay as they are; they are not looked at.
    """
    replied = replies.replies(dossier)
    asked = [
        one
        for one in work.questions(dossier, hearing)
        if one.wording is not None and not one.text and one.id not in replied
    ]
    judged = (*list_findings(dossier), *list_flags(dossier)) if asked else ()
    now = {one.finding.key: one.finding.question for one in judged if one.finding.state is State.FIRED}
    return {
        one.id: now.get(one.origin)
        for one in asked
        if _is_finding(one.origin) and str(now.get(one.origin)) != str(one.wording)
    }


def _is_finding(origin: str) -> bool:
    """Commitments are asked about in words of their own, which no figure changes."""
    return bool(origin) and not origin.startswith("commitment:")


def asked_for(dossier: Dossier, audience: Audience, hearing: int | None = None) -> tuple[Question, ...]:
    """The questions of a hearing, in words that rest on no contract kept from the audience.

    The question of a signal says what the signal comes to without those contracts, and is left out where it rests on
    nothing else; words that a person wrote stay as they are.
    """
    every, seen = _of_signals(dossier, Audience.CLOSED), _of_signals(dossier, audience)
    listed = work.questions(dossier, hearing)
    if every == seen:
        return listed
    kept = (_without(one, every, seen) for one in listed)
    return tuple(one for one in kept if one is not None)


def _of_signals(dossier: Dossier, audience: Audience) -> dict[str, Message | None]:
    """The question of every signal, by its key; None where the rule raises none."""
    return {
        one.finding.key: one.finding.question if one.finding.state is State.FIRED else None
        for one in list_flags(dossier, audience)
    }


def _without(
    question: Question, every: Mapping[str, Message | None], seen: Mapping[str, Message | None]
) -> Question | None:
    origin = question.origin
    if question.text or question.wording is None or every.get(origin) == seen.get(origin):
        return question
    wording = seen.get(origin)
    return None if wording is None else replace(question, wording=wording)


def _proposals(dossier: Dossier, *, every: bool = False) -> Iterator[Proposal]:
    """Those worth asking; `every` gives also those that a person set aside, or that were answered since."""
    for kind, listed in ((Kind.FINDING, list_findings(dossier)), (Kind.SIGNAL, list_flags(dossier))):
        for judged in listed:
            finding = judged.finding
            open_one = finding.state is State.FIRED and judged.judgement is not Judgement.DISMISSED
            if finding.question is not None and (every or open_one):
                yield _of_finding(kind, finding, finding.question)
    for topic in answer_checklist(dossier).items:
        if every or topic.answer in _GAPS:
            yield _of_topic(topic)


def _of_finding(kind: Kind, finding: Finding, question: Message) -> Proposal:
    witness = finding.witness.text if finding.witness else ""
    return Proposal(finding.key, kind, question, witness, finding.audience, _figure_of(finding, question))


def _figure_of(finding: Finding, question: Message) -> LabelledFigure | None:
    """The figure that the question names, else the first one of the finding."""
    named = set(figures_in(question))
    return next((one for one in finding.figures if one.figure in named), next(iter(finding.figures), None))


def _of_topic(topic: AnsweredItem) -> Proposal:
    evidence = topic.proposed.evidence if topic.proposed else ()
    return Proposal(
        f"topic:{topic.item.id}", Kind.TOPIC, topic.item.question, "", topic.audience, next(iter(evidence), None)
    )
