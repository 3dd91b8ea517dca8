"""What is kept beside a frame, and rows that are made when they are asked for."""

from __future__ import annotations

import gc
import weakref

import pytest

from budgetwatch.analysis import compare
from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.lazy_rows import LazyRows
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, ComparisonRow
from tests.analysis.conftest import Draw

TWO_YEARS = """
    label   | programme:1 | voted 2022 | paid 2022 | voted 2023 | paid 2023
    Soldes  | 11 Terre    | 100        | 90        | 110        | 80
    Essence | 11 Terre    | 50         | 60        | 55         | -
    Pain    | 12 Mer      | 20         | 20        | ?          | 25
"""
PROGRAMMES = CompareQuery(Classification.PROGRAMME, 1)


def row(at: int) -> ComparisonRow:
    """A row that tells its place."""
    return ComparisonRow(str(at), "", "", 2023, {}, None, None)


def test_an_answer_is_worked_out_again_only_about_something_else(draw: Draw) -> None:
    frame, asked = draw(TWO_YEARS), list[int]()

    def answer() -> int:
        asked.append(len(asked))
        return len(asked)

    answers = [kept_beside(frame, "how many", about, answer) for about in ("a", "a", "b")]
    assert answers == [1, 1, 2]


def test_what_is_kept_goes_with_its_frame(draw: Draw) -> None:
    frame = draw(TWO_YEARS)
    places = weakref.ref(compare(frame, PROGRAMMES).rows)
    gone = weakref.ref(frame)
    del frame
    gc.collect()
    assert (gone(), places()) == (None, None)


def test_rows_are_made_when_they_are_asked_for_and_once() -> None:
    made = list[int]()

    def make(at: int) -> ComparisonRow:
        made.append(at)
        return row(at)

    rows = LazyRows(1000, make)
    assert [one.key for one in rows[10:12]] == ["10", "11"]
    assert (rows[-1].key, rows[10].key, len(rows)) == ("999", "10", 1000)
    assert made == [10, 11, 999]


def test_rows_equal_any_sequence_of_the_same_rows() -> None:
    assert LazyRows(2, row) == (row(0), row(1))
    assert LazyRows(2, row) != (row(1), row(0))
    assert LazyRows(1, row) != LazyRows(2, row)


def test_past_the_last_row_there_is_none() -> None:
    with pytest.raises(IndexError):
        LazyRows(2, row)[2]


@pytest.mark.parametrize("query", [PROGRAMMES, CompareQuery(), CompareQuery(Classification.PROGRAMME, 1, (2023,))])
def test_a_later_comparison_is_that_of_a_new_frame(draw: Draw, query: CompareQuery) -> None:
    frame = draw(TWO_YEARS)
    for other in (CompareQuery(), PROGRAMMES, CompareQuery(years=(2022,))):
        compare(frame, other)
    assert compare(frame, query) == compare(draw(TWO_YEARS), query)
