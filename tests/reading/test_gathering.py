"""Cells that arrive in columns or in rows become one sheet."""

from __future__ import annotations

from budgetwatch.domain.grid import RowsByColumn
from budgetwatch.reading.gathering import Cells


def test_columns_stay_columns_while_all_rows_are_of_one_length() -> None:
    cells = Cells()
    cells.add_columns([["01", "02"], [5, 6]])
    cells.add_columns([["03"], [7]])
    assert isinstance(cells.rows(), RowsByColumn)
    assert list(cells.rows()) == [("01", 5), ("02", 6), ("03", 7)]


def test_rows_of_another_length_leave_those_before_as_they_were() -> None:
    cells = Cells()
    cells.add_columns([["01", "02"], [5, 6]])
    cells.add_rows([("Total",), ("", 11, "n.d.")])
    cells.add_columns([["03"], [7]])
    assert list(cells.rows()) == [("01", 5), ("02", 6), ("Total",), ("", 11, "n.d."), ("03", 7)]
    assert cells.height == 5


def test_columns_that_come_late_or_end_early_are_blank_elsewhere() -> None:
    cells = Cells()
    cells.add_columns([["01", "02"]])
    cells.add_columns([["03"], [7]])
    cells.add_columns([["04"]])
    assert list(cells.rows()) == [("01", None), ("02", None), ("03", 7), ("04", None)]
