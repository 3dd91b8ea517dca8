"""The section of the oversight checklist: answers with their evidence; refusals named apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.words import listed, valued
from budgetwatch.domain.checklist import Answer, AnsweredItem
from budgetwatch.domain.document import Block, Cell, Paragraph, Row, Section, Table, TableColumn, Verbatim
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import ANSWERS

MOST_EVIDENCE = 4
_WITHHELD = (Answer.REFUSED, Answer.CLASSIFIED, Answer.UNAVAILABLE)


def checklist_section(content: PackContent) -> Section:
    """The answers to every topic, then what was refused, classified or unavailable."""
    return Section(msg("Oversight checklist"), tuple(_blocks(content.checklist)), new_page=True)


def _blocks(items: Sequence[AnsweredItem]) -> list[Block]:
    if not items:
        return [Paragraph(msg("No checklist has been answered in this dossier."))]
    blocks: list[Block] = [Paragraph(_counted(items)), Paragraph(_PROPOSED), _answers(items)]
    withheld = [item for item in items if item.answer in _WITHHELD]
    blocks.append(
        _withheld(withheld) if withheld else Paragraph(msg("Nothing was refused, classified or unavailable."))
    )
    return blocks


_PROPOSED = msg("A question mark after an answer means that the data propose it and that nobody has confirmed it yet.")


def _counted(items: Sequence[AnsweredItem]) -> Message:
    """How many topics, and how many of each answer: `10 topics. Yes: 3; No: 2.`."""
    counts = Counter(item.answer for item in items)
    parts = [msg("{answer}: {count}", answer=words, count=counts[one]) for one, words in ANSWERS.items() if counts[one]]
    topics = msgn("{count} topic", "{count} topics", len(items))
    return msg("{topics}. {answers}.", topics=topics, answers=listed(parts))


def _answers(items: Sequence[AnsweredItem]) -> Table:
    columns = (msg("Ref."), msg("Topic"), msg("Answer"), msg("Evidence"))
    rows = tuple(Row((Verbatim(x.item.id), x.item.question, _answer(x), _evidence(x))) for x in items)
    return Table(msg("Answers and evidence"), tuple(TableColumn(x, numeric=False) for x in columns), rows)


def _answer(item: AnsweredItem) -> Message:
    answer = ANSWERS[item.answer]
    return msg("{answer} ?", answer=answer) if item.automatic else answer


def _evidence(item: AnsweredItem) -> Cell:
    """A person's note, else the figures the data propose and what is missing."""
    if item.recorded is not None and item.recorded.note:
        return Verbatim(item.recorded.note)
    if item.proposed is None:
        return Message("")
    evidence = [valued(labelled) for labelled in item.proposed.evidence[:MOST_EVIDENCE]]
    rest = len(item.proposed.evidence) - MOST_EVIDENCE
    more = [msg("{count} more are in the dossier.", count=rest)] if rest > 0 else []
    return listed([*item.proposed.missing, *evidence, *more])


def _withheld(items: Sequence[AnsweredItem]) -> Table:
    columns = (msg("Ref."), msg("Topic"), msg("Answer"), msg("Reason given"))
    rows = tuple(Row((Verbatim(x.item.id), x.item.label, _answer(x), _evidence(x))) for x in items)
    caption = msg("Refused, classified or unavailable")
    return Table(caption, tuple(TableColumn(x, numeric=False) for x in columns), rows)
