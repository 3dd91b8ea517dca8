"""What does not hold together within the figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from budgetwatch.analysis import Limits, compare, find_in_execution
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import Finding, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.money import Amount

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw

LIMITS = Limits(Decimal("0.75"), Decimal("0.10"), {"XOF": Amount(100)}, Decimal("0.01"))


def told(draw: Draw, code: str, *tables: str) -> list[Finding]:
    findings = find_in_execution(compare(draw(*tables), CompareQuery(), LIMITS), limits=LIMITS)
    return [finding for finding in findings if finding.code == code]


def titles(findings: list[Finding]) -> list[str]:
    return [str(finding.title) for finding in findings if finding.state is State.FIRED]


def state(findings: list[Finding]) -> State:
    (finding,) = findings
    return finding.state


CHAIN = """
label | programme:1 | voted 2023 | committed 2023 | ordered 2023 | paid 2023
A     | 01 Roads    | 1000       | 900            | 900          | 800
B     | 02 Food     | 1000       | 900            | 1000         | 1005
C     | 03 Boats    | 1000       | 900            | 800          | 810
D     | 04 Camps    | 1000       | ?              | 900          | 900
"""


def test_a_later_stage_above_an_earlier_one_is_listed_on_its_widest_gap(draw: Draw) -> None:
    found = told(draw, "stage-order", CHAIN)
    assert titles(found) == ["02 Food: ordered above committed in 2023", "03 Boats: paid above ordered in 2023"]
    assert [(one.severity, str(one.stake), one.n) for one in found] == [
        (Severity.WARNING, "100", 4),
        (Severity.INFO, "10", 4),
    ]


def test_stages_in_order_are_no_finding_and_one_stage_is_not_judged(draw: Draw) -> None:
    in_order = "label | programme:1 | committed 2023 | paid 2023\nA | 01 A | 10 | 10"
    assert state(told(draw, "stage-order", in_order)) is State.NOT_FIRED
    assert state(told(draw, "stage-order", "label | programme:1 | paid 2023\nA | 01 A | 10")) is State.UNAVAILABLE


YEARS = """
label | programme:1 | voted 2022 | voted 2023
A     | 01 Roads    | 835075     | 835075072
B     | 02 Food     | 1200000    | 1300000
C     | 03 Boats    | 500000     | 40000000
"""


def test_an_amount_a_thousand_times_the_year_before_is_asked_about(draw: Draw) -> None:
    found = told(draw, "thousand-slip", YEARS)
    assert titles(found) == ["01 Roads: an amount about a thousand times another"]
    assert str(found[0].why) == "835075072 voted in 2023, 835075 voted in 2022: look at the unit and the digits."


def test_a_whole_document_in_another_unit_is_one_finding(draw: Draw) -> None:
    slipped = """
label | programme:1 | voted 2023 | paid 2023
A     | 01 Roads    | 5000000    | 4500
B     | 02 Food     | 6000000    | 6000
C     | 03 Boats    | 7000000    | 6500
"""
    assert titles(told(draw, "thousand-slip", slipped)) == ["All lines: an amount about a thousand times another"]


@pytest.mark.parametrize("other", ["1000", "499999", "0", "-1000000"])
def test_amounts_of_another_order_are_no_slip(draw: Draw, other: str) -> None:
    table = f"label | programme:1 | voted 2022 | voted 2023\nA | 01 A | {other} | 2100000"
    assert titles(told(draw, "thousand-slip", table)) == []


REPEATED = """
label | programme:1 | voted 2023 | paid 2023
A     | 01 Roads    | 1488657    | 1400000
B     | 02 Food     | 1488657    | 1400000
C     | 03 Boats    | 1000000    | 1000000
D     | 04 Camps    | 1000000    | 999999
"""


def test_a_long_amount_at_two_places_is_asked_about_and_a_round_one_is_not(draw: Draw) -> None:
    (found,) = told(draw, "repeated-amount", REPEATED)
    assert str(found.title) == "01 Roads and 02 Food: the same amount in 2023"
    assert [str(one.figure) for one in found.figures] == ["1488657", "1488657"]
    assert found.severity is Severity.INFO


def test_among_very_many_amounts_a_chance_repetition_is_no_finding(draw: Draw) -> None:
    rows = "\n".join(f"{n} | {n:04d} L{n} | {1_000_001 + 7 * (n % 7999)}" for n in range(8000))
    (found,) = told(draw, "repeated-amount", f"label | programme:1 | voted 2023\n{rows}")
    assert (found.state, str(found.threshold)) == (
        State.UNAVAILABLE,
        "an amount of 8 digits or more, closing zeros apart",
    )


def test_the_same_amount_in_two_years_is_no_repetition(draw: Draw) -> None:
    table = "label | programme:1 | voted 2022 | voted 2023\nA | 01 A | 1488657 | 1488657"
    assert state(told(draw, "repeated-amount", table)) is State.NOT_FIRED


def test_missing_years_and_documents_are_named_and_the_last_year_may_wait(draw: Draw) -> None:
    table = """
label | programme:1 | voted 2020 | paid 2020 | voted 2021 | paid 2023 | voted 2024
A     | 01 Roads    | 10         | 9         | 10         | 8         | 11
"""
    assert titles(told(draw, "absent-document", table)) == [
        "2021: the execution missing",
        "2022: the budget and the execution missing",
        "2023: the budget missing",
    ]


def test_complete_years_lack_nothing(draw: Draw) -> None:
    table = "label | programme:1 | voted 2022 | paid 2022 | voted 2023\nA | 01 A | 10 | 9 | 10"
    assert state(told(draw, "absent-document", table)) is State.NOT_FIRED
