"""Hearings in the file: what an older dossier becomes, and what undo brings back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from budgetwatch.domain.errors import NotFound, StorageFailed
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import Commitment, CommitmentState, Hearing, Reply, ReplyStatus, Witness
from budgetwatch.domain.message import msg
from budgetwatch.store import hearings, questions, replies, schema, undo
from budgetwatch.store.dossier import Change, Dossier, open_dossier

KEPT = Path(__file__).parent / "kept"
STEP = msg("Prepare the hearing")


def test_the_questions_of_an_older_dossier_stand_in_a_first_hearing(tmp_path: Path) -> None:
    path = tmp_path / "old.budget"
    path.write_bytes((KEPT / "version-2.budget").read_bytes())
    with open_dossier(path) as dossier:
        (asked,) = questions.questions(dossier)
        assert hearings.hearings(dossier) == (Hearing(1),)
        assert (asked.text, asked.witness, asked.hearing) == ("Comment s’explique l’écart ?", "Directeur du budget", 1)
        with dossier.change(STEP) as change:
            hearings.add_hearing(change, "Next year")
        assert questions.questions(dossier) == ()
        assert questions.questions(dossier, 1) == (asked,)


def test_an_older_dossier_without_questions_has_no_hearing(tmp_path: Path) -> None:
    path = tmp_path / "old.budget"
    path.write_bytes((KEPT / "version-1.budget").read_bytes())
    with open_dossier(path) as dossier:
        assert (hearings.hearings(dossier), questions.questions(dossier)) == ((), ())


def test_a_question_that_names_no_hearing_belongs_to_the_first(dossier: Dossier) -> None:
    with dossier.change(STEP) as change:
        first = hearings.add_hearing(change, "First")
        number = questions.add_question(change, text="Who signed?", hearing=first)
        change.connection.execute(update(schema.questions).values(hearing=None))
        hearings.add_hearing(change, "Second")
    assert [one.id for one in questions.questions(dossier, first)] == [number]
    assert questions.hearing_of(dossier, number) == first


def test_what_is_kept_of_a_hearing_reads_back_as_it_was_given(dossier: Dossier) -> None:
    with dossier.change(STEP, "A clerk") as change:
        number = hearings.add_hearing(change, "Autumn", date(2025, 11, 18), "Room 2")
        asked = questions.add_question(change, text="Who?", audience=Audience.CLOSED)
        hearings.call_witness(change, number, "Minister", "A. Person", "Defence")
        replies.keep_reply(change, asked, ReplyStatus.EVADED, "Well…")
        given = Commitment(0, number, asked, "The act", "Minister", date(2026, 1, 31))
        promised = replies.add_commitment(change, given)
    assert hearings.hearings(dossier) == (Hearing(number, "Autumn", date(2025, 11, 18), "Room 2"),)
    assert hearings.witnesses(dossier, number) == (Witness(1, number, "Minister", "A. Person", "Defence"),)
    reply = replies.replies(dossier)[asked]
    assert reply == Reply(asked, ReplyStatus.EVADED, "Well…", "A clerk", reply.at)
    assert replies.commitments(dossier) == (
        Commitment(promised, number, asked, "The act", "Minister", date(2026, 1, 31), CommitmentState.OPEN),
    )
    undo.undo(dossier)
    assert (hearings.hearings(dossier), replies.replies(dossier), replies.commitments(dossier)) == ((), {}, ())
    undo.redo(dossier)
    assert replies.commitments(dossier)[0].id == promised


@pytest.mark.parametrize(("days", "late"), [(-3, 0), (0, 0), (4, 4)])
def test_a_commitment_is_late_from_the_day_after_it_was_due(days: int, late: int) -> None:
    due = date(2026, 3, 10)
    open_one = Commitment(1, 1, None, "The act", due=due)
    assert open_one.late(date.fromordinal(due.toordinal() + days)) == late
    assert Commitment(1, 1, None, "The act").late(due) == 0


MISSING: dict[str, Callable[[Change], None]] = {
    "a hearing": lambda change: hearings.edit_hearing(change, Hearing(9)),
    "a witness": lambda change: hearings.dismiss_witness(change, 9, "Minister"),
    "a reply": lambda change: replies.forget_reply(change, 9),
    "a commitment": lambda change: replies.edit_commitment(change, Commitment(9, 9, None, "x")),
    "another": lambda change: replies.remove_commitment(change, 9),
    "a question": lambda change: questions.move_question(change, 9, 0),
}


@pytest.mark.parametrize("missing", MISSING)
def test_what_is_not_there_is_not_found(missing: str, dossier: Dossier) -> None:
    with pytest.raises(NotFound), dossier.change(STEP) as change:
        MISSING[missing](change)


def test_a_day_that_is_none_is_damage(dossier: Dossier) -> None:
    with dossier.change(STEP) as change:
        hearings.add_hearing(change)
        change.connection.execute(update(schema.hearings).values(day="soon"))
    with pytest.raises(StorageFailed):
        hearings.hearings(dossier)
