"""Natures whose part of the vote moved, and printed rates that their amounts do not give."""

from __future__ import annotations

from budgetwatch.analysis import CheckedTable, compare
from budgetwatch.analysis.composition import find_composition
from budgetwatch.analysis.limits import shipped_limits
from budgetwatch.analysis.wrong_rates import find_wrong_rates
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import Finding, State
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import CellRef
from tests.analysis.conftest import Draw

STEADY = """
line  | nature:1      | voted 2022 | voted 2023
Pay   | 2 Personnel   | 600        | 630
Fuel  | 3 Goods       | 300        | 310
Arms  | 5 Investment  | 100        | 110
"""


def composed(draw: Draw, table: str) -> tuple[Finding, ...]:
    natures = compare(draw(table), CompareQuery(Classification.NATURE))
    return find_composition(natures, shipped_limits())


def test_a_budget_that_keeps_its_make_up_says_so(draw: Draw) -> None:
    (found,) = composed(draw, STEADY)
    assert (found.state, found.n) == (State.NOT_FIRED, 3)


def test_every_nature_that_moves_beyond_the_limit_is_told(draw: Draw) -> None:
    found = composed(draw, STEADY.replace("| 110", "| 310"))
    assert [str(one.title) for one in found] == [
        "2 Personnel: -9.6 points of the vote in 2023",
        "3 Goods: -5.2 points of the vote in 2023",
        "5 Investment: 14.8 points of the vote in 2023",
    ]


def test_a_budget_without_natures_cannot_be_judged(draw: Draw) -> None:
    (found,) = composed(draw, STEADY.replace("nature:1", "programme:1"))
    assert found.state is State.UNAVAILABLE
    (found,) = find_composition(None, shipped_limits())
    assert found.state is State.UNAVAILABLE


def test_no_part_of_a_vote_is_judged_in_a_year_whose_vote_is_not_wholly_known(draw: Draw) -> None:
    fired = composed(draw, STEADY.replace("| 310", "| 60 "))
    assert {one.state for one in fired} == {State.FIRED}
    (found,) = composed(draw, STEADY.replace("| 310", "| ?  "))
    assert found.state is State.UNAVAILABLE


def test_a_wrong_rate_is_a_finding_with_its_cell() -> None:
    cell = CellRef("0" * 64, "Budget", 2, 4)
    said = Issue("rate-disagrees", Severity.INFO, msg("The sheet prints the rate {printed}.", printed="200"), cell)
    (found,) = find_wrong_rates([CheckedTable(1, "law.xlsx", "XOF", rates=1, issues=(said,))])
    assert (found.state, found.key, found.n) == (State.FIRED, "rate-disagrees:1:Budget!D2", 1)


def test_right_rates_and_no_rates_are_two_states() -> None:
    (right,) = find_wrong_rates([CheckedTable(1, "law.xlsx", "XOF", rates=2)])
    (none,) = find_wrong_rates([CheckedTable(1, "law.xlsx", "XOF")])
    assert (right.state, none.state) == (State.NOT_FIRED, State.UNAVAILABLE)
