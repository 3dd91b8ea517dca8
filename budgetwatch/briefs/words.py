"""The words that several sections share: stages, answers, the sentence about signals."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.document import Verbatim, Words
from budgetwatch.domain.finding import Finding, Judged, LabelledFigure, State
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg

SIGNAL_CAUTION = msg("A signal is a reason to look, not proof of an irregularity.")

STAGES = {
    Measure.PROPOSED: msg("Proposed"),
    Measure.VOTED: msg("Voted"),
    Measure.REVISED: msg("Revised"),
    Measure.COMMITTED: msg("Committed"),
    Measure.VERIFIED: msg("Verified"),
    Measure.ORDERED: msg("Ordered"),
    Measure.PAID: msg("Paid"),
}
ANSWERS = {
    Answer.YES: msg("Yes"),
    Answer.PARTLY: msg("Partly"),
    Answer.NO: msg("No"),
    Answer.NOT_APPLICABLE: msg("Not applicable"),
    Answer.REFUSED: msg("Refused"),
    Answer.CLASSIFIED: msg("Classified"),
    Answer.UNAVAILABLE: msg("Unavailable"),
}
STATES = {
    State.FIRED: msg("Signal"),
    State.NOT_FIRED: msg("No signal"),
    State.INSUFFICIENT_SAMPLE: msg("Sample too small"),
    State.UNAVAILABLE: msg("Cannot be computed"),
}


def valued(labelled: LabelledFigure) -> Message:
    """A figure after its name, as in a sentence."""
    return msg("{label}: {figure}", label=labelled.label, figure=labelled.figure)


def listed(parts: Sequence[Message]) -> Message:
    """The parts in one cell, separated by semicolons; the empty message for none."""
    if not parts:
        return Message("")
    first, *rest = parts
    return msg("{first}; {rest}", first=first, rest=listed(rest)) if rest else first


def in_words(question: Question) -> Words:
    """The question as a person rewrote it, else as the catalogue words it."""
    if question.text or question.wording is None:
        return Verbatim(question.text)
    return question.wording


def witness_of(question: Question, findings: Sequence[Judged]) -> Words | None:
    """Whom to ask: in the language of the document where the name is still the finding's own."""
    found = origin_of(question, findings)
    if found is not None and found.witness is not None and question.witness in ("", str(found.witness)):
        return found.witness
    return Verbatim(question.witness) if question.witness else None


def origin_of(question: Question, findings: Sequence[Judged]) -> Finding | None:
    """The finding a question came from, if it is among these."""
    return next((judged.finding for judged in findings if judged.finding.key == question.origin), None)
