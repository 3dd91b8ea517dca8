"""Answers to checklists by hand: every topic of every list, and what needs a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.checklist import REASONED, Answer
from budgetwatch.usecases.checklists import AnswerUnreasoned, answer_checklist, list_checklists, record_answer
from budgetwatch.usecases.dossiers import Dossier, create_dossier


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
        record_answer(empty, one.item.id, Answer.PARTLY)
    told = answer_checklist(empty)
    assert (told.progress.answered, told.progress.total) == (124, 124)


@pytest.mark.parametrize("answer", sorted(REASONED))
def test_what_is_withheld_or_does_not_apply_needs_a_reason(empty: Dossier, answer: Answer) -> None:
    with pytest.raises(AnswerUnreasoned):
        record_answer(empty, "D02", answer, "  ")
    assert not any(one.recorded for one in answer_checklist(empty).items)


def test_a_dossier_without_documents_leaves_every_computed_topic_unavailable(empty: Dossier) -> None:
    proposed = [one.proposed for one in answer_checklist(empty).items if one.proposed is not None]
    assert len(proposed) == 30
    assert {one.answer for one in proposed} == {Answer.UNAVAILABLE}
