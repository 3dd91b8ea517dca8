"""Questions as printed: in their order, with the witness and the figures each rests on."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.words import in_words, origin_of, witness_of
from budgetwatch.domain.document import Block, Paragraph, QuestionItem, Questions, Section
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import msg

ANSWER_LINES = 3
NO_QUESTION = msg("No question has been chosen for this hearing.")


def asked(content: PackContent) -> tuple[QuestionItem, ...]:
    """The questions in their order."""
    return tuple(_item(question, content) for question in sorted(content.questions, key=lambda q: q.order))


def questions_section(content: PackContent) -> Section | None:
    """The list of questions with lines for the answers; None where there are none."""
    return Section(msg("Questions for the hearing"), question_blocks(content)) if content.questions else None


def question_blocks(content: PackContent) -> tuple[Block, ...]:
    """The questions with lines for the answers, or why there are none."""
    items = asked(content)
    if not items:
        return (Paragraph(NO_QUESTION),)
    return (Questions(items, ANSWER_LINES),)


def _item(question: Question, content: PackContent) -> QuestionItem:
    origins = (*content.findings, *content.flags)
    found = origin_of(question, origins)
    figures = tuple(labelled.figure for labelled in found.figures) if found else ()
    return QuestionItem(in_words(question), witness_of(question, origins), figures, question.minutes or None)
