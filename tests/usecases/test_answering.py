"""Answers to checklists by hand: every topic of every list, and what needs a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.checklist import REASONED, Answer, AnsweredItem
from budgetwatch.usecases.checklists import (
    AnswerUnreasoned,
    NotReviewed,
    answer_checklist,
    list_checklists,
    record_answer,
    review_answer,
)
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.evidence import link_evidence
from budgetwatch.usecases.history import undo
from tests.usecases.conftest import LFI_2023


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Dossier]:
    """A dossier without any document."""
    with create_dossier(tmp_path / "empty.budget", "Empty") as dossier:
        yield dossier


@pytest.mark.parametrize("answer", [*Answer, None])
def test_the_first_topic_of_every_list_takes_every_answer(empty: Dossier, answer: Answer | None) -> None:
    for checklist in list_checklists():
        topic = checklist.items[0].id
        record_answer(empty, topic, answer, "letter of 3 March", "A. Clerk")
        given = {one.item.id: one for one in answer_checklist(empty, checklist.name).items}[topic]
        assert given.recorded is not None
        assert (given.answer, given.recorded.note, given.automatic) == (answer, "letter of 3 March", False)


def test_every_topic_can_be_answered_by_hand(empty: Dossier) -> None:
    for one in answer_checklist(empty).items:
        record_answer(empty, one.item.id, Answer.PARTLY, "seen in the hearing")
    told = answer_checklist(empty)
    assert (told.progress.answered, told.progress.total) == (124, 124)


@pytest.mark.parametrize("answer", sorted(REASONED))
def test_what_is_withheld_or_does_not_apply_needs_a_reason(empty: Dossier, answer: Answer) -> None:
    with pytest.raises(AnswerUnreasoned):
        record_answer(empty, "D02", answer, "  ")
    assert not any(one.recorded for one in answer_checklist(empty).items)


def test_a_dossier_without_documents_leaves_every_computed_topic_unavailable(empty: Dossier) -> None:
    proposed = [one.proposed for one in answer_checklist(empty).items if one.proposed is not None]
    assert len(proposed) == 33
    assert {one.answer for one in proposed} == {Answer.UNAVAILABLE}


def topic(dossier: Dossier, item: str) -> AnsweredItem:
    return next(one for one in answer_checklist(dossier).items if one.item.id == item)


def test_another_answer_than_the_data_give_needs_a_reason(empty: Dossier) -> None:
    with pytest.raises(AnswerUnreasoned):
        record_answer(empty, "D03", Answer.YES)
    record_answer(empty, "D03", Answer.YES, "seen at the ministry")
    assert topic(empty, "D03").answer is Answer.YES


def test_an_answer_is_read_over_by_another_person_and_shows_when_it_is_changed_after(empty: Dossier) -> None:
    record_answer(empty, "A01", Answer.YES, author="A. Clerk")
    for reviewer in ("", "\u200b", "a. clerk", "CLERK Anna"):
        with pytest.raises(NotReviewed):
            review_answer(empty, "A01", reviewer)
    review_answer(empty, "A01", "B. Deputy")
    read = topic(empty, "A01").recorded
    assert read is not None
    assert (read.reviewer, read.is_reviewed, read.is_modified) == ("B. Deputy", True, False)


def test_a_change_within_the_second_of_a_review_shows_as_one(empty: Dossier) -> None:
    record_answer(empty, "A01", Answer.YES, author="A. Clerk")
    review_answer(empty, "A01", "B. Deputy")
    record_answer(empty, "A01", Answer.PARTLY, author="A. Clerk")
    changed = topic(empty, "A01").recorded
    assert changed is not None
    assert (changed.is_reviewed, changed.is_modified) == (False, True)
    review_answer(empty, "A01", "B. Deputy")
    read = topic(empty, "A01").recorded
    assert read is not None
    assert (read.is_reviewed, read.is_modified) == (True, False)


def test_an_answer_that_nobody_signed_or_gave_cannot_be_read_over(empty: Dossier) -> None:
    record_answer(empty, "A01", Answer.YES)
    record_answer(empty, "A02", None, "set aside", "A. Clerk")
    for item in ("A01", "A02"):
        with pytest.raises(NotReviewed):
            review_answer(empty, item, "B. Deputy")
        read = topic(empty, item).recorded
        assert read is not None
        assert not read.is_reviewed


def test_who_links_evidence_leaves_the_answer_to_who_gave_it(empty: Dossier) -> None:
    record_answer(empty, "A01", Answer.YES, author="A. Clerk")
    link_evidence(empty, "A01", ["Letter 12"])
    with pytest.raises(NotReviewed):
        review_answer(empty, "A01", "A. Clerk")
    review_answer(empty, "A01", "B. Deputy")


def test_a_topic_that_nobody_answered_cannot_be_read_over(empty: Dossier) -> None:
    with pytest.raises(NotReviewed):
        review_answer(empty, "A01", "B. Deputy")


def test_an_answer_stays_and_is_marked_when_the_data_say_something_else(
    dossier: Dossier, bring: Callable[[str, str], object]
) -> None:
    record_answer(dossier, "C10", Answer.YES, "checked by hand")
    assert not topic(dossier, "C10").is_outdated
    bring("LFI_2023.csv", LFI_2023)
    told = topic(dossier, "C10")
    assert (told.answer, told.is_outdated) == (Answer.YES, True)
    undo(dossier)
    assert not topic(dossier, "C10").is_outdated


def test_the_links_of_an_answer_stay_until_others_are_given(empty: Dossier) -> None:
    record_answer(empty, "A01", Answer.PARTLY, evidence=["total-disagrees:1:B!D9", "Letter 12"])
    record_answer(empty, "A01", Answer.YES)
    read = topic(empty, "A01").recorded
    assert read is not None
    assert read.evidence == ("total-disagrees:1:B!D9", "Letter 12")
