"""The words that several sections share: the sentence about signals, lists, questions and witnesses."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.document import Verbatim, Words
from budgetwatch.domain.finding import Finding, Judged, LabelledFigure
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message, msg

SIGNAL_CAUTION = msg("A signal is a reason to look, not proof of an irregularity.")


def valued(labelled: LabelledFigure) -> Message:
    """A figure after its name, as in a sentence."""
    return msg("{label}: {figure}", label=labelled.label, figure=labelled.figure)


def listed(parts: Sequence[Message]) -> Message:
    """The parts in one cell, separated by semicolons; the empty message for none."""
    if not parts:
        return Message("")
    first, *rest = parts
    return msg("{first}; {rest}", first=first, rest=listed(rest)) if rest else first


def sentences(parts: Sequence[Message]) -> Message:
    """The sentences one after the other; the empty message for none."""
    if not parts:
        return Message("")
    first, *rest = parts
    return msg("{first} {rest}", first=first, rest=sentences(rest)) if rest else first


def in_words(question: Question) -> Words:
    """The question as a person rewrote it, else as the catalogue words it."""
    if question.text or question.wording is None:
        return Verbatim(question.text)
    return question.wording


def witness_of(question: Question, findings: Sequence[Judged]) -> Words | None:
    """Whom to ask: in the language of the document where a finding names the same witness, else as typed."""
    origin = origin_of(question, findings)
    if not question.witness:
        return origin.witness if origin else None
    known = (judged.finding.witness for judged in findings)
    return next(
        (witness for witness in known if witness and str(witness) == question.witness), Verbatim(question.witness)
    )


def origin_of(question: Question, findings: Sequence[Judged]) -> Finding | None:
    """The finding a question came from, if it is among these."""
    return next((judged.finding for judged in findings if judged.finding.key == question.origin), None)
