"""What witnesses committed themselves to, as a table: what, who, by when, and what became of it."""

from __future__ import annotations

from datetime import date

from budgetwatch.briefs.content import PackContent
from budgetwatch.domain.document import Block, Row, Table, TableColumn, Verbatim, Words
from budgetwatch.domain.hearing import Commitment, CommitmentState
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import COMMITMENTS

_COLUMNS = tuple(
    TableColumn(head, numeric=False)
    for head in (msg("Commitment"), msg("Who"), msg("By when"), msg("What became of it"))
)
NOTHING = Verbatim("\u2013")


def commitment_blocks(content: PackContent) -> tuple[Block, ...]:
    """The table of commitments; nothing where there are none."""
    if not content.commitments:
        return ()
    today = content.made.date()
    rows = tuple(Row(_cells(one.commitment, today)) for one in content.commitments)
    return (Table(msg("Commitments made to the committee"), _COLUMNS, rows),)


def _cells(one: Commitment, today: date) -> tuple[Words, ...]:
    due = msg("{day}", day=one.due) if one.due else NOTHING
    return (Verbatim(one.what), Message(one.who) if one.who else NOTHING, due, _became(one, today))


def _became(one: Commitment, today: date) -> Message:
    late = one.late(today)
    if not late:
        return COMMITMENTS[one.state]
    if one.state is CommitmentState.KEPT:
        return msgn("Kept {count} day late", "Kept {count} days late", late)
    if one.state is CommitmentState.OPEN:
        return msgn("Open, {count} day late", "Open, {count} days late", late)
    return COMMITMENTS[one.state]
