"""Last year's answers beside this year's: carried, closed, taken out, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import msg
from budgetwatch.usecases.checklists import answer_checklist, record_answer
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.history import undo
from budgetwatch.usecases.past_answers import (
    NothingToCarry,
    YearClosed,
    carry_answers,
    close_year,
    forget_year,
    list_past_answers,
)
from tests.usecases.conftest import LFI_2023, Bring


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[str], Dossier]]:
    """A dossier of that name without documents."""
    made: list[Dossier] = []

    def new(name: str) -> Dossier:
        made.append(create_dossier(tmp_path / f"{name}.budget", name))
        return made[-1]

    yield new
    for one in made:
        one.close()


def answers(dossier: Dossier) -> dict[str, Answer | None]:
    """What people answered, by topic."""
    return {one.item.id: one.recorded.answer for one in answer_checklist(dossier).items if one.recorded is not None}


def test_answers_of_another_dossier_stand_under_their_year(make: Callable[[str], Dossier]) -> None:
    earlier, dossier = make("2023"), make("2024")
    record_answer(earlier, "A01", Answer.YES)
    record_answer(earlier, "D15", Answer.REFUSED, "letter of 3 March")
    assert carry_answers(dossier, earlier.path, year=2023).value == 2023
    assert list_past_answers(dossier) == {2023: {"A01": Answer.YES, "D15": Answer.REFUSED}}
    assert not answers(dossier)


def test_answers_from_years_before_come_along(make: Callable[[str], Dossier]) -> None:
    oldest, earlier, dossier = make("2022"), make("2023"), make("2024")
    record_answer(oldest, "A01", Answer.NO)
    record_answer(earlier, "A01", Answer.YES)
    carry_answers(earlier, oldest.path, year=2022)
    carry_answers(dossier, earlier.path, year=2023)
    assert list_past_answers(dossier) == {2023: {"A01": Answer.YES}, 2022: {"A01": Answer.NO}}


def test_a_dossier_that_nobody_answered_gives_nothing(make: Callable[[str], Dossier]) -> None:
    earlier, dossier = make("2023"), make("2024")
    with pytest.raises(NothingToCarry):
        carry_answers(dossier, earlier.path, year=2023)
    record_answer(earlier, "A01", Answer.YES)
    with pytest.raises(NothingToCarry):
        carry_answers(dossier, earlier.path)


def test_closing_a_year_opens_every_topic_again_and_undo_brings_the_answers_back(
    make: Callable[[str], Dossier],
) -> None:
    dossier = make("2024")
    record_answer(dossier, "A01", Answer.PARTLY)
    close_year(dossier, "A. Clerk", 2024)
    assert (answers(dossier), list_past_answers(dossier)) == ({}, {2024: {"A01": Answer.PARTLY}})
    undo(dossier)
    assert (answers(dossier), list_past_answers(dossier)) == ({"A01": Answer.PARTLY}, {})


def test_answers_that_were_closed_are_carried_as_those_of_their_year(make: Callable[[str], Dossier]) -> None:
    earlier, dossier = make("2023"), make("2024")
    record_answer(earlier, "A01", Answer.YES)
    close_year(earlier, year=2023)
    assert carry_answers(dossier, earlier.path).value == 2023
    assert (answers(dossier), list_past_answers(dossier)) == ({}, {2023: {"A01": Answer.YES}})


def test_answers_given_after_their_year_was_closed_do_not_take_its_place(make: Callable[[str], Dossier]) -> None:
    earlier, dossier = make("2023"), make("2024")
    record_answer(earlier, "A01", Answer.YES)
    close_year(earlier, year=2023)
    record_answer(earlier, "A01", Answer.NO)
    with pytest.raises(YearClosed):
        close_year(earlier, year=2023)
    carry_answers(dossier, earlier.path, year=2023)
    assert list_past_answers(dossier) == {2023: {"A01": Answer.YES}}
    carry_answers(dossier, earlier.path, year=2024)
    assert list_past_answers(dossier) == {2024: {"A01": Answer.NO}, 2023: {"A01": Answer.YES}}


def test_a_year_that_was_not_closed_is_refused_with_those_that_were(make: Callable[[str], Dossier]) -> None:
    earlier, dossier = make("2023"), make("2024")
    record_answer(earlier, "A01", Answer.YES)
    close_year(earlier, year=2023)
    with pytest.raises(NothingToCarry) as refused:
        carry_answers(dossier, earlier.path, year=2022)
    assert refused.value.advice == msg("It has those of {years}.", years="2023")


@pytest.mark.parametrize("year", [-5, 0, 99_999])
def test_a_year_that_no_budget_can_have_is_not_closed(year: int, make: Callable[[str], Dossier]) -> None:
    dossier = make("2024")
    record_answer(dossier, "A01", Answer.YES)
    with pytest.raises(NotFound):
        close_year(dossier, year=year)
    assert answers(dossier) == {"A01": Answer.YES}


def test_a_year_far_from_the_documents_is_refused_with_theirs(dossier: Dossier, bring: Bring) -> None:
    bring("LFI_2023.csv", LFI_2023)
    record_answer(dossier, "A01", Answer.YES)
    with pytest.raises(NotFound) as refused:
        close_year(dossier, year=2021)
    assert refused.value.advice == msg("The documents are of {years}.", years="2023")
    assert close_year(dossier, year=2024).value == 2024


def test_a_year_without_answers_is_not_closed(make: Callable[[str], Dossier]) -> None:
    with pytest.raises(NothingToCarry):
        close_year(make("2024"), year=2024)


def test_a_year_is_taken_out_and_comes_back_with_undo(make: Callable[[str], Dossier]) -> None:
    dossier = make("2024")
    record_answer(dossier, "A01", Answer.YES)
    close_year(dossier, year=2024)
    forget_year(dossier, 2024)
    assert list_past_answers(dossier) == {}
    with pytest.raises(NotFound):
        forget_year(dossier, 2024)
    undo(dossier)
    assert 2024 in list_past_answers(dossier)
