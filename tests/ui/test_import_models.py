"""What the import assistant says of a file, apart from any window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.layout import RowKind, TableKind
from budgetwatch.domain.measure import Flow
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import Area
from budgetwatch.i18n import language
from budgetwatch.usecases.repainting import with_area
from tests.ui.fakes import draft
from ui.models.import_account import account
from ui.models.import_course import Course, Standing, Step, starting
from ui.models.import_decisions import with_unit
from ui.models.import_files import FileState, ReceivedFile, next_to_do, recipe_name
from ui.models.import_numbers import plausible
from ui.models.import_points import may_skip, open_points
from ui.models.import_tables import why_not
from ui.models.import_view import fields_of
from ui.models.import_why import why_row, why_unit


@given(st.lists(st.sampled_from(RowKind), min_size=1, max_size=40), st.integers(0, 30))
def test_every_row_read_stands_under_one_entry(kinds: list[RowKind], outside: int) -> None:
    layout = replace(draft().readings[0].layout, area=Area(1, 1, len(kinds), 4), rows=tuple(kinds))
    counted = account(layout, len(kinds) + outside)
    assert counted.rows == len(kinds) + outside
    assert counted.lines + counted.sums + counted.aside == counted.rows


def test_going_back_and_forth_finds_the_same_standings() -> None:
    first = starting(draft())
    course = Course(first)
    second = Standing(with_unit(first.draft, first.table, 1, None), first.table)
    course.go(second)
    assert (course.changed, course.back(), course.present) == (True, True, first)
    assert (course.changed, course.forward(), course.present) == (False, True, second)
    assert course.forward() is False


def test_a_step_after_going_back_gives_up_what_was_taken_back() -> None:
    first = starting(draft())
    course = Course(first)
    course.go(Standing(with_unit(first.draft, first.table, 1, None), first.table))
    course.back()
    course.go(Standing(with_unit(first.draft, first.table, 1_000_000, None), first.table))
    assert not course.can_go_forward


def test_what_was_proposed_comes_back_as_a_step_and_keeps_what_the_document_is() -> None:
    first = starting(draft())
    filed = replace(first.draft, filing=replace(first.draft.filing, institution="DGB"))
    course = Course(first)
    course.go(Standing(with_unit(filed, first.table, 1, None), first.table))
    course.restart()
    assert course.present.draft.decided_for(first.table).scale is None
    assert course.present.draft.filing.institution == "DGB"
    assert course.back()


def test_a_doubtful_file_asks_to_confirm_its_first_amount_and_a_corrected_one_does_not() -> None:
    standing = starting(draft())
    assert [point.step for point in open_points(standing)] == [Step.AREA]
    corrected = Standing(with_unit(standing.draft, standing.table, 1_000_000, None), standing.table)
    assert open_points(corrected) == ()


def test_an_unknown_unit_is_one_question_of_the_second_step() -> None:
    points = open_points(starting(draft(assumed=True)))
    assert [(point.step, str(point.message)[:13]) for point in points] == [(Step.AREA, "In which unit")]


def test_a_file_without_doubts_may_skip_the_steps_and_a_doubtful_one_may_not() -> None:
    standing = starting(draft())
    ready = replace(standing.draft, inspection=replace(standing.draft.inspection, verdict=Verdict.READY))
    assert (may_skip(standing), may_skip(starting(ready))) == (False, True)


def test_no_table_to_import_is_a_point_of_the_first_step() -> None:
    standing = starting(draft())
    emptied = Standing(standing.draft.with_tables(()), standing.table)
    assert [point.step for point in open_points(emptied)] == [Step.FILE]


def test_each_unit_shows_what_it_makes_of_an_amount() -> None:
    assert [str(amount) for _, amount in plausible(Amount(9762219, 3), 1_000)] == [
        "9762219",
        "9762219000",
        "9762219000000",
        "9762219000000000",
    ]


def test_a_larger_area_takes_numbers_for_lines_and_words_for_notes() -> None:
    made = draft()
    layout, grid = made.readings[0].layout, made.workbook.grids[0]
    smaller = with_area(layout, Area(3, 1, 4, 4), grid)
    assert (len(smaller.rows), smaller.id) == (2, "SITEX!A3:D4")
    larger = with_area(smaller, Area(3, 1, 9, 4), grid)
    assert larger.rows[2:] == (RowKind.LINE,) * 4 + (RowKind.NOTE,)


def test_a_table_says_why_it_is_not_taken() -> None:
    reading = draft().readings[0]
    apart = replace(reading.layout, primary=False)
    told = [
        str(why_not(replace(reading, layout=layout)))
        for layout in (apart, replace(apart, flow=Flow.REVENUE), replace(apart, kind=TableKind.OTHER))
    ]
    assert [next(word for word in ("twice", "revenue", "no amounts") if word in one) for one in told] == [
        "twice",
        "revenue",
        "no amounts",
    ]


def test_a_row_says_why_it_is_what_it_is_and_whether_a_person_said_so() -> None:
    layout = draft().readings[0].layout
    assert "sums of lines" in str(why_row(layout, 7, painted=False).answer)
    assert str(why_row(layout, 7, painted=True).answer) == "You said so."
    assert str(why_row(layout, 9, painted=False).question) == "Why is row 9 outside the table?"


def test_the_row_of_the_unit_says_what_it_prints() -> None:
    layout = draft().readings[0].layout
    assert why_row(layout, 2, painted=False) == why_unit(layout)
    assert "en milliers" in str(why_unit(layout).answer)


def test_every_register_has_fields_to_choose_from_and_a_budget_has_none() -> None:
    assert fields_of(TableKind.BUDGET) == ()
    assert all(None in fields_of(kind) for kind in (TableKind.CONTRACTS, TableKind.ACTS, TableKind.CALENDAR))


@pytest.fixture
def received() -> list[ReceivedFile]:
    refused = ReceivedFile(Path("vide.xlsx"), error=Unreadable("empty-file"))
    return [refused, ReceivedFile(Path("loi.xlsx"), Course(starting(draft()))), ReceivedFile(Path("suite.csv"))]


def test_the_next_file_to_look_at_is_one_that_can_be_read(received: list[ReceivedFile]) -> None:
    assert [one.state for one in received] == [FileState.REFUSED, FileState.REVIEW, FileState.WAITING]
    assert next_to_do(received) is received[1]
    received[1].imported = received[2].imported = True
    assert next_to_do(received) is received[0]
    assert next_to_do(received[1:]) is None


def test_a_recipe_goes_by_the_issuer_or_by_the_name_of_the_file() -> None:
    made = draft()
    unknown = ReceivedFile(Path("SITEX_2024_31-12.xlsx"), Course(starting(made)))
    known = replace(made, filing=replace(made.filing, institution="DGB"))
    assert recipe_name(unknown) == "SITEX"
    assert recipe_name(ReceivedFile(Path("x.xlsx"), Course(starting(known)))) == "DGB"


def test_the_words_of_the_assistant_speak_french() -> None:
    told = language("fr").word(why_row(draft().readings[0].layout, 5, painted=False).question)
    assert told == "Pourquoi la ligne 5 est-elle lue comme «\u00a0ligne\u00a0»\u00a0?"
