"""What witnesses replied in the room, and what they committed themselves to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.hearing import Commitment, CommitmentState, Reply, ReplyStatus
from budgetwatch.store import schema, serial
from budgetwatch.store.opened import Change, Dossier

_replies, _commitments = schema.replies, schema.commitments


def replies(dossier: Dossier) -> Mapping[int, Reply]:
    """What was replied, by the number of the question."""
    with dossier.reading() as connection:
        return {
            row.question: Reply(row.question, serial.word(ReplyStatus, row.status), row.text, row.author, row.at)
            for row in connection.execute(select(_replies))
        }


def keep_reply(change: Change, question: int, status: ReplyStatus, text: str) -> None:
    """Keep what was replied to a question, in place of what was noted before."""
    told = {"status": status.value, "text": text, "author": change.author, "at": change.at}
    kept = upsert(_replies).values(question=question, **told)
    change.connection.execute(kept.on_conflict_do_update(index_elements=["question"], set_=told))


def forget_reply(change: Change, question: int) -> None:
    """Take out what was replied; NotFound where nothing was noted."""
    if change.connection.execute(delete(_replies).where(_replies.c.question == question)).rowcount == 0:
        raise NotFound


def commitments(dossier: Dossier) -> tuple[Commitment, ...]:
    """Every commitment, in the order in which they were made."""
    with dossier.reading() as connection:
        return tuple(_commitment(row) for row in connection.execute(select(_commitments).order_by(_commitments.c.id)))


def add_commitment(change: Change, commitment: Commitment) -> int:
    """The number of a new commitment; the one it has is not looked at."""
    signed = {"author": change.author, "at": change.at}
    added = insert(_commitments).values(hearing=commitment.hearing, **_told(commitment), **signed)
    return int(change.connection.execute(added.returning(_commitments.c.id)).scalar_one())


def edit_commitment(change: Change, commitment: Commitment) -> None:
    """Write the commitment of that number anew; NotFound where there is none."""
    here = _commitments.c.id == commitment.id
    if change.connection.execute(update(_commitments).where(here).values(_told(commitment))).rowcount == 0:
        raise NotFound


def remove_commitment(change: Change, commitment: int) -> None:
    """Take a commitment out; NotFound where there is none."""
    if change.connection.execute(delete(_commitments).where(_commitments.c.id == commitment)).rowcount == 0:
        raise NotFound


def _told(commitment: Commitment) -> dict[str, Any]:
    return {
        "question": commitment.question,
        "what": commitment.what,
        "who": commitment.who,
        "due": commitment.due.isoformat() if commitment.due else "",
        "state": commitment.state.value,
        "settled": commitment.settled.isoformat() if commitment.settled else "",
    }


def _commitment(row: Row[Any]) -> Commitment:
    return Commitment(
        row.id,
        row.hearing,
        row.question,
        row.what,
        row.who,
        serial.day(row.due),
        serial.word(CommitmentState, row.state),
        serial.day(row.settled),
    )
