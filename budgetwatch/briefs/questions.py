"""Questions as printed: in their order, with the witness, the figures each rests on, what was replied and promised."""

from __future__ import annotations

from budgetwatch.briefs.commitments import commitment_blocks
from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.words import in_words, origin_of, witness_of
from budgetwatch.domain.document import Block, Paragraph, QuestionItem, Questions, Section, Words
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import REPLIES

ANSWER_LINES = 3
NO_QUESTION = msg("No question has been chosen for this hearing and this audience.")


def asked(content: PackContent) -> tuple[QuestionItem, ...]:
    """The questions in their order."""
    return tuple(_item(question, content) for question in sorted(content.questions, key=lambda q: q.order))


def questions_section(content: PackContent) -> Section | None:
    """The list of questions with lines for the answers, and the commitments; None where there are neither."""
    if not content.questions and not content.commitments:
        return None
    return Section(msg("Questions for the hearing"), question_blocks(content))


def question_blocks(content: PackContent, lines: int = ANSWER_LINES) -> tuple[Block, ...]:
    """The questions with lines for the answers, or why there are none."""
    items = asked(content)
    questions = Questions(items, lines) if items else Paragraph(no_question(content))
    return (questions, *commitment_blocks(content))


def no_question(content: PackContent) -> Message:
    """Why no question is printed: none was chosen, or those chosen are for others."""
    if not content.unasked:
        return NO_QUESTION
    return msgn(
        "{count} question of this hearing is not for this audience.",
        "{count} questions of this hearing are not for this audience.",
        content.unasked,
    )


def _item(question: Question, content: PackContent) -> QuestionItem:
    origins = (*content.findings, *content.flags)
    found = origin_of(question, origins)
    figures = tuple(labelled.figure for labelled in found.figures) if found else ()
    whom = _named(witness_of(question, origins), question.witness, content)
    return QuestionItem(in_words(question), whom, figures, question.minutes or None, _replied(question, content))


def _named(whom: Words | None, function: str, content: PackContent) -> Words | None:
    """The function, with the person and institution where they are known."""
    found = next((one for one in content.witnesses if one.function == function), None)
    if whom is None or found is None or not (found.person or found.institution):
        return whom
    who = ", ".join(part for part in (found.person, found.institution) if part)
    return msg("{function}: {person}", function=Message(function), person=who)


def _replied(question: Question, content: PackContent) -> Message | None:
    """What was noted in the room; nothing before the hearing."""
    found = next((one for one in content.replies if one.question == question.id), None)
    if found is None:
        return None
    if not found.text:
        return REPLIES[found.status]
    return msg("{status}: {text}", status=REPLIES[found.status], text=found.text)
