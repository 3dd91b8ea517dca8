"""A programming law beside the budgets of its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.analysis import compare
from budgetwatch.analysis.programming import find_laws
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.measure import Measure

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw

LAW = """
label        | tranche 2022 | tranche 2023 | tranche 2024
Personnel    | 100          | 110          | 120
Équipement   | 50           | -            | 70
"""
BUDGETS = """
label | programme:1 | voted 2022 | paid 2022 | voted 2023 | paid 2024
A     | 01 Roads    | 90         | 80        | 60         | 9
B     | 02 Food     | 50         | 40        | 60         | 9
"""


def test_tranches_votes_and_execution_stand_year_by_year_and_cumulated(draw: Draw) -> None:
    frame = draw(LAW, BUDGETS)
    (law,) = find_laws(frame, compare(frame, CompareQuery()))
    told = [
        f"{one.year} {one.tranche} {one.stages.get(Measure.VOTED)} {one.stages.get(Measure.PAID)} gap {one.gap} "
        f"share {one.share} since {one.cumulated} {one.voted_since}"
        for one in law.years
    ]
    assert told == [
        "2022 150 140 120 gap -10 share 0.933333 since 150 140",
        "2023 110 120 None gap 10 share 1.090909 since 260 260",
        "2024 190 None 18 gap None share None since 450 None",
    ]
    assert str(law.total) == "450"


def test_the_lines_of_a_law_keep_their_years_and_an_absent_tranche_is_not_zero(draw: Draw) -> None:
    frame = draw(LAW)
    (law,) = find_laws(frame, compare(frame, CompareQuery()))
    assert [
        (one.label, {year: str(figure) for year, figure in one.tranches.items()}, str(one.total))
        for one in law.categories
    ] == [
        ("Personnel", {2022: "100", 2023: "110", 2024: "120"}, "330"),
        ("Équipement", {2022: "50", 2024: "70"}, "120"),
    ]


def test_a_dossier_without_a_law_has_none(draw: Draw) -> None:
    frame = draw(BUDGETS)
    assert find_laws(frame, compare(frame, CompareQuery())) == ()
