"""Columns taken for something else, as written on a command line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.measure import Measure
from budgetwatch.usecases.column_choices import WrongColumn, with_columns
from budgetwatch.usecases.importing import ImportDraft

BUDGET = """\
Budget 2023 (en milliers de FCFA);;;
Code;Libellé;Rang;Voté 2023
2101;Soldes;1 200;7 994 929
2102;Carburants;1 300;3 555 245
TOTAL;;;11 550 174
"""


@pytest.fixture
def read(draft: Callable[[str, str], ImportDraft]) -> ImportDraft:
    """The draft of a budget with a column that is no money."""
    return draft("budget.csv", BUDGET)


def test_a_column_that_is_no_money_can_be_left_out(read: ImportDraft) -> None:
    (told,) = with_columns(read, ["C=ignored"]).readings
    assert [(column.column, column.measure) for column in told.amounts if column.counts] == [(4, Measure.VOTED)]


def test_a_column_can_be_given_a_stage_and_a_year(read: ImportDraft) -> None:
    (told,) = with_columns(read, ["C=ignored", "D=paid", "d=2022"]).readings
    (column,) = (one for one in told.amounts if one.counts)
    assert (column.measure, column.year.number if column.year else None) == (Measure.PAID, 2022)


def test_a_code_can_be_given_its_classification(read: ImportDraft) -> None:
    (told,) = with_columns(read, ["A=administration"]).readings
    assert {str(code.classification) for line in told.lines for code in line.codes} == {"administration"}


@pytest.mark.parametrize("wrong", ["Z=ignored", "C=money", "3=ignored", "C"])
def test_what_cannot_be_said_of_a_column_is_refused_with_what_can(read: ImportDraft, wrong: str) -> None:
    with pytest.raises(WrongColumn) as refused:
        with_columns(read, [wrong])
    assert refused.value.advice is not None
