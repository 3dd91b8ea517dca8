"""The section of the oversight checklist: answers with their evidence; refusals named apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.tiles import checklist_chart
from budgetwatch.briefs.words import listed, valued
from budgetwatch.domain.checklist import Answer, AnsweredItem, Reference
from budgetwatch.domain.document import Block, Bullets, Cell, Paragraph, Row, Section, Table, TableColumn, Verbatim
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import ANSWERS, FEW, TO_READ, answer_words

MOST_EVIDENCE = 2
MOST_ROWS = 5
_WITHHELD = (Answer.REFUSED, Answer.CLASSIFIED, Answer.UNAVAILABLE)


def checklist_section(content: PackContent) -> Section | None:
    """The answers to every topic, then what was refused, classified or unavailable; None where nothing is answered."""
    return Section(msg("Oversight checklist"), tuple(_blocks(content.checklist))) if content.checklist else None


def _blocks(items: Sequence[AnsweredItem]) -> list[Block]:
    """Each topic stands in one table only."""
    answered = sorted((item for item in items if item.answer not in _WITHHELD), key=_telling)
    withheld = [item for item in items if item.answer in _WITHHELD]
    blocks: list[Block] = [Paragraph(_counted(items)), Paragraph(_PROPOSED)]
    chart = checklist_chart(items)
    if chart is not None:
        blocks.append(chart)
    if answered:
        blocks.append(_table(msg("Answers and evidence"), msg("Evidence"), answered))
    if withheld:
        blocks.append(_table(msg("Refused, classified or unavailable"), msg("Reason given"), withheld))
    else:
        blocks.append(Paragraph(msg("Nothing was refused, classified or unavailable.")))
    references = tuple(_references([*answered[:MOST_ROWS], *withheld[:MOST_ROWS]]))
    if references:
        blocks.append(Bullets(references, fine=True))
    return blocks


def _references(items: Sequence[AnsweredItem]) -> Iterator[Message]:
    """After which guides the topics printed were written, and whether somebody has read the page that is named."""
    written: dict[Reference, list[str]] = {}
    for one in items:
        for reference in one.item.references:
            written.setdefault(reference, []).append(one.item.id)
    for confirmed in (True, False):
        parts = [
            msg("{reference} ({topics})", reference=one.text, topics=", ".join(topics))
            for one, topics in written.items()
            if one.confirmed is confirmed
        ]
        if parts and confirmed:
            yield msg("References confirmed: {references}", references=listed(parts))
        elif parts:
            yield msg("References to be confirmed: {references}", references=listed(parts))


_PROPOSED = msg("A question mark after an answer means that the data propose it and that nobody has confirmed it yet.")


def _counted(items: Sequence[AnsweredItem]) -> Message:
    """How many topics, and how many of each answer: `10 topics. Yes: 3; No: 2.`."""
    counts = Counter(answer_words(item) for item in items)
    order = (*ANSWERS.values(), FEW, TO_READ)
    parts = [msg("{answer}: {count}", answer=words, count=counts[words]) for words in order if counts[words]]
    topics = msgn("{count} topic", "{count} topics", len(items))
    return msg("{topics}. {answers}.", topics=topics, answers=listed(parts))


def _table(caption: Message, last: Message, items: Sequence[AnsweredItem]) -> Table:
    columns = (msg("Ref."), msg("Topic"), msg("Answer"), last)
    rows = tuple(Row((Verbatim(x.item.id), x.item.question, _answer(x), _evidence(x))) for x in items[:MOST_ROWS])
    rest = len(items) - MOST_ROWS
    note = msg("{count} more are in the dossier.", count=rest) if rest > 0 else None
    return Table(caption, tuple(TableColumn(x, numeric=False) for x in columns), rows, note=note)


def _telling(item: AnsweredItem) -> int:
    """Those that a person answered first, then those that are not in order, then the others."""
    if item.recorded is not None:
        return 0
    return 1 if item.answer in (Answer.NO, Answer.PARTLY) else 2


def _answer(item: AnsweredItem) -> Message:
    answer = answer_words(item)
    return msg("{answer} ?", answer=answer) if item.automatic and item.answer is not None else answer


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
