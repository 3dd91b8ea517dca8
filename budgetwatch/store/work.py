"""What the committee decides by hand: verdicts on findings, answers to checklists, and the dossier's settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.checklist import Answer, RecordedAnswer
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Judgement
from budgetwatch.store import schema, serial
from budgetwatch.store.opened import Change, Dossier
from budgetwatch.store.questions import add_question, edit_question, move_question, questions, remove_question

__all__ = [
    "RecordedJudgement",
    "add_question",
    "answers",
    "edit_question",
    "judge",
    "judgements",
    "move_question",
    "questions",
    "record_answer",
    "remove_question",
    "review_answer",
    "set_setting",
    "settings",
    "withdraw_answer",
]


@dataclass(frozen=True, slots=True)
class RecordedJudgement:
    """A person's verdict on a finding, why, who signed it and when."""

    judgement: Judgement
    reason: str
    author: str
    date: str


def judge(change: Change, key: str, judgement: Judgement, reason: str = "") -> None:
    """Record a verdict on the finding of that key, in place of an earlier one."""
    verdict = {"judgement": judgement.value, "reason": reason, "author": change.author, "at": change.at}
    recorded = insert(schema.judgements).values(finding=key, **verdict)
    change.connection.execute(recorded.on_conflict_do_update(index_elements=["finding"], set_=verdict))


def judgements(dossier: Dossier) -> dict[str, RecordedJudgement]:
    """The verdicts of persons, by the key of the finding."""
    with dossier.reading() as connection:
        return {
            row.finding: RecordedJudgement(serial.word(Judgement, row.judgement), row.reason, row.author, row.at)
            for row in connection.execute(select(schema.judgements))
        }


def record_answer(
    change: Change,
    item: str,
    answer: Answer | None,
    note: str = "",
    evidence: Sequence[str] = (),
    proposed: str = "",
    author: str | None = None,
) -> None:
    """Record an answer to the topic of that id, in place of an earlier one; None keeps a note without an answer.

    `author` is who gave the answer, where that is another than who changes what it rests on.
    Who read an earlier answer over stays known, so that a change after the review shows.
    """
    decided = {
        "answer": answer,
        "note": note,
        "author": change.author if author is None else author,
        "at": _moment(),
        "evidence": serial.dumps(list(evidence)) if evidence else "",
        "proposed": proposed,
    }
    recorded = insert(schema.answers).values(item=item, **decided)
    change.connection.execute(recorded.on_conflict_do_update(index_elements=["item"], set_=decided))


def review_answer(change: Change, item: str) -> None:
    """Record that a second person read the answer to a topic; NotFound where it has none."""
    reviewed = {"reviewer": change.author, "reviewed_at": _moment()}
    asked = update(schema.answers).where(schema.answers.c.item == item).values(**reviewed)
    if change.connection.execute(asked).rowcount == 0:
        raise NotFound


def _moment() -> str:
    """Now to the microsecond: an answer may be changed within the second in which it was read over."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def withdraw_answer(change: Change, item: str) -> None:
    """Leave a topic to its automatic answer again."""
    change.connection.execute(delete(schema.answers).where(schema.answers.c.item == item))


def answers(dossier: Dossier) -> dict[str, RecordedAnswer]:
    """The answers of persons, by the id of the topic."""
    with dossier.reading() as connection:
        return {row.item: _answer(row) for row in connection.execute(select(schema.answers))}


def _answer(row: Row[Any]) -> RecordedAnswer:
    return RecordedAnswer(
        serial.word(Answer, row.answer) if row.answer else None,
        row.note,
        row.author,
        row.at,
        row.reviewer,
        row.reviewed_at,
        tuple(str(one) for one in serial.loads(row.evidence)) if row.evidence else (),
        row.proposed,
    )


def set_setting(change: Change, name: str, value: str | None) -> None:
    """Keep a setting of the dossier, such as its title; None takes it out."""
    if value is None:
        change.connection.execute(delete(schema.settings).where(schema.settings.c.name == name))
        return
    kept = insert(schema.settings).values(name=name, value=value)
    change.connection.execute(kept.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def settings(dossier: Dossier) -> dict[str, str]:
    """The settings of the dossier, by name."""
    with dossier.reading() as connection:
        return {row.name: row.value for row in connection.execute(select(schema.settings))}
