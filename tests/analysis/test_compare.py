"""Appropriations against execution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.analysis import compare
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw

BY_PROGRAMME = CompareQuery(Classification.PROGRAMME)

ONE_TABLE = """
label     | programme:1 | voted 2023 | revised 2023 | paid 2023 | voted 2024
Roads     | 01 Works    | 600        | 500          | 400       | 700
Bridges   | 01 Works    | 400        | 500          | 600       |
Rations   | 02 Food     | 1 000      | 1 200        | -         | 900
"""


def amounts(row: ComparisonRow) -> dict[str, str]:
    return {str(stage): str(figure) for stage, figure in row.stages.items()}


def table(comparison: Comparison) -> dict[tuple[str, int], dict[str, str]]:
    return {(row.code or row.label, row.year): amounts(row) for row in comparison.rows}


def test_lines_of_one_place_are_added_per_stage_and_year(draw: Draw) -> None:
    assert table(compare(draw(ONE_TABLE), BY_PROGRAMME)) == {
        ("01", 2023): {"voted": "1000", "revised": "1000", "paid": "1000"},
        ("01", 2024): {"voted": "700"},
        ("02", 2023): {"voted": "1000", "revised": "1200"},
        ("02", 2024): {"voted": "900"},
    }
