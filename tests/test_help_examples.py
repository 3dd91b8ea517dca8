"""The worked examples of the help, worked by the rules themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from budgetwatch.analysis import CheckedTable, compare, find_in_execution, find_in_totals
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.contract import Amendment, Contract, Procedure
from budgetwatch.domain.fact import TotalCheck
from budgetwatch.domain.figure import Operation, Trace, money
from budgetwatch.domain.finding import Finding, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Year
from budgetwatch.flags import Threshold, judge_contracts
from budgetwatch.flags.settings import Settings, shipped_settings
from tests.analysis.conftest import draw_frame
from tests.test_help import numbers, section

EXAMPLE = {"en": "**Example.**", "fr": "**Exemple.**"}
MILLIONS = 6


def in_the_help(code: str) -> set[str]:
    """The numbers of a section's example, which both languages share."""
    said = [
        numbers(next(line for line in section(code, tongue).splitlines() if line.startswith(mark)), tongue)
        for tongue, mark in EXAMPLE.items()
    ]
    assert said[0] == said[1]
    return {str(number) for number in said[0]}


def found(drawing: str, code: str) -> list[tuple[str, Severity]]:
    """What a rule finds in amounts of millions of francs: the start of each title, and how much it weighs."""
    used = set(re.findall(r"(?<=\| )\d+", drawing)) - {"2023", "2024"}
    assert used <= in_the_help(code), f"{used} are not the numbers of the help"
    findings = find_in_execution(compare(draw_frame(drawing, exponent=MILLIONS), CompareQuery()))
    fired = [one for one in findings if one.code == code and one.state is State.FIRED]
    return [(str(one.title.arguments[0][1]), one.severity) for one in fired]


def test_an_example_above_the_vote() -> None:
    drawing = """
label | voted 2023 | paid 2023
Fuel  | 2000       | 2150
"""
    assert found(drawing, "over-execution-voted") == [("Fuel", Severity.WARNING)]


def test_an_example_above_the_revised_appropriation_and_none_above_the_vote() -> None:
    drawing = """
label | voted 2023 | revised 2023 | paid 2023
Fuel  | 1500       | 1800         | 1830
"""
    assert found(drawing, "over-execution-revised") == [("Fuel", Severity.INFO)]
    findings = find_in_execution(compare(draw_frame(drawing, exponent=MILLIONS), CompareQuery()))
    assert [one.state for one in findings if one.code == "over-execution-voted"] == [State.NOT_FIRED]


def test_an_example_of_little_executed_and_one_too_small() -> None:
    drawing = """
label | revised 2023 | paid 2023
Food  | 800          | 480
Ropes | 60           | 20
"""
    assert found(drawing, "under-execution") == [("Food", Severity.WARNING)]


def test_examples_of_a_large_change_and_of_two_that_are_not() -> None:
    drawing = """
label | voted 2023 | voted 2024
Boats | 4000       | 4600
Staff | 5000       | 5300
Tents | 500        | 590
"""
    assert found(drawing, "large-change") == [("Boats", Severity.INFO)]


def test_an_example_of_two_lines_without_counterpart() -> None:
    drawing = """
label                   | voted 2023 | paid 2023
Maintenance of vehicles | 240        |
Vehicle maintenance     |            | 210
Fuel                    | 240        | 210
"""
    assert found(drawing, "no-counterpart") == [("Maintenance of vehicles", Severity.WARNING)]


@pytest.mark.parametrize(("stated", "fires"), [(1_250_000, True), (1_249_506, False)])
def test_an_example_of_a_printed_total(stated: int, *, fires: bool) -> None:
    assert {"12", "1249500", "1250000", "6", "500"} == in_the_help("total-disagrees")
    lines, rounding = Amount(1_249_500, 3), Amount(12 // 2, 3)
    cell = CellRef("hash", "Sheet1", 20, 3)
    check = TotalCheck(Measure.VOTED, None, Year(2023), None, True, lines, Amount(stated, 3), cell, rounding)  # noqa: FBT003 - it counts
    (finding,) = find_in_totals([CheckedTable(1, "Sheet1", "XOF", (check,))])
    assert (finding.state is State.FIRED) is fires


def flagged(code: str, *contracts: Contract, settings: Settings | None = None) -> Finding:
    return next(one for one in judge_contracts(contracts, settings) if one.code == code)


def contract(number: int, **known: object) -> Contract:
    """A contract of one row; what is known of it has a column."""
    columns = {field: place for place, field in enumerate(known, 1)}
    given = {name: Amount(value, MILLIONS) if type(value) is int else value for name, value in known.items()}
    return Contract(str(number), **given, rows=(number,), columns=columns)  # type: ignore[arg-type]


def test_an_example_of_a_share_awarded_directly() -> None:
    direct = [contract(n, buyer="Army", procedure=Procedure.DIRECT, awarded=90) for n in range(5)]
    competed = [contract(n, buyer="Army", procedure=Procedure.OPEN, awarded=50) for n in range(5, 10)]
    competed += [contract(n, buyer="Army", procedure=Procedure.OPEN, awarded=150) for n in (10, 11)]
    finding = flagged("BW01", *direct, *competed)
    assert finding.state is State.FIRED
    assert [str(one.value) for one in finding.subjects] == ["0.45"]
    assert [str(one.figure) for one in finding.figures] == ["0.45", "450000000", "0.416667"]
    assert {"12", "1000", "5", "450", "45", "41.7"} == in_the_help("BW01")


def test_an_example_of_direct_awards_without_a_basis() -> None:
    quoted = [contract(n, procedure=Procedure.DIRECT, awarded=10, legal_basis="art. 72") for n in range(7)]
    silent = [contract(n, procedure=Procedure.DIRECT, awarded=10, legal_basis="") for n in (7, 8)]
    finding = flagged("BW02", *quoted, *silent)
    assert (len(finding.subjects), finding.n) == (2, 9)
    assert {"9", "7", "2"} == in_the_help("BW02")


def test_an_example_of_amounts_just_below_a_threshold() -> None:
    settings = replace(shipped_settings(), competitive_threshold=(Threshold(date(2016, 1, 1), Amount(75, MILLIONS)),))
    amounts = (Amount(70, MILLIONS), Amount(72, MILLIONS), Amount(745, MILLIONS - 1))
    contracts = [contract(n, buyer="Army", awarded=one, signed=date(2021, 3, 1)) for n, one in enumerate(amounts)]
    assert len(flagged("BW05", *contracts, settings=settings).subjects) == 3
    assert flagged("BW05", *contracts[:2], settings=settings).state is State.NOT_FIRED
    assert flagged("BW05", *contracts).state is State.UNAVAILABLE
    assert {"75", "70", "72", "74.5", "67.5", "76", "80"} == in_the_help("BW05")


COMPETITION = replace(shipped_settings(), competitive_threshold=(Threshold(date(2016, 1, 1), Amount(75, MILLIONS)),))


def test_an_example_of_missing_approvals() -> None:
    settings = replace(shipped_settings(), approval_threshold=(Threshold(date(2016, 1, 1), Amount(500, MILLIONS)),))
    contracts = [contract(n, awarded=n, approval="", signed=date(2021, 3, 1)) for n in (640, 505, 455)]
    assert [one.id for one in flagged("BW03", *contracts, settings=settings).subjects] == ["640", "505"]
    assert flagged("BW03", *contracts).state is State.UNAVAILABLE
    assert {"500", "3", "640", "505", "455"} == in_the_help("BW03")


def test_an_example_of_secrecy_for_ordinary_goods() -> None:
    shells = [contract(n, secret=True, category="Munitions", awarded=50) for n in range(3)]
    cloth = contract(3, secret=True, category="Habillement", awarded=180)
    assert [one.id for one in flagged("BW04", *shells, cloth).subjects] == ["3"]
    assert {"4", "3", "1", "180"} == in_the_help("BW04")


def test_an_example_of_purchases_split() -> None:
    signed = {58: date(2021, 3, 3), 61: date(2021, 3, 20), 57: date(2021, 4, 14)}
    tents = [contract(n, buyer="Army", category="Tents", awarded=n, signed=day) for n, day in signed.items()]
    finding = flagged("BW06", *tents, settings=COMPETITION)
    assert (len(finding.subjects), str(finding.stake)) == (3, "176000000")
    assert flagged("BW06", tents[0], settings=COMPETITION).state is State.NOT_FIRED
    assert {"75", "58", "61", "57", "3", "20", "14", "52.5", "176"} == in_the_help("BW06")


def test_an_example_of_repeated_direct_awards() -> None:
    direct = [
        contract(n, buyer="Army", supplier=f"Firm {n}", owner="A. B.", awarded=n, signed=date(2021, 3, 1))
        for n in (181, 223)
    ]
    awards = [replace(one, procedure=Procedure.DIRECT, year=2021) for one in direct]
    (subject,) = flagged("BW07", *awards, settings=COMPETITION).subjects
    assert (subject.id, str(subject.amount)) == ("A. B.|Army|2021", "404000000")
    assert {"75", "181", "223", "2", "404"} == in_the_help("BW07")


def test_an_example_of_one_owner_in_a_year() -> None:
    held = [contract(n, buyer="Army", supplier=f"Firm {n % 3}", owner="A. B.", awarded=90) for n in range(5)]
    others = [contract(n, buyer="Army", supplier=f"Other {n}", awarded=78) for n in range(5, 11)]
    others.append(contract(11, buyer="Army", supplier="Other 11", awarded=82))
    (subject,) = flagged("BW12", *(replace(one, year=2021) for one in (*held, *others))).subjects
    assert (str(subject.value), str(subject.amount)) == ("0.45", "450000000")
    assert {"1000", "12", "3", "5", "450", "45"} == in_the_help("BW12")


def test_examples_of_amendments() -> None:
    large = contract(1, awarded=200, amended=46)
    dated = tuple(Amendment(Amount(n, MILLIONS), day) for n, day in ((4, date(2021, 3, 1)), (5, date(2021, 4, 10))))
    close = replace(contract(2, awarded=100, amended=9), amendments=dated)
    finding = flagged("BW16", large, close, contract(3, awarded=100, amended=18))
    assert [(one.id, str(one.value)) for one in finding.subjects] == [("1", "0.23"), ("2", "0.09")]
    assert {"200", "24", "22", "46", "23", "100", "2", "4", "5", "40"} == in_the_help("BW16")


def test_an_example_of_a_payment_above_the_contract() -> None:
    above = replace(contract(1, awarded=100, amended=10), paid=Amount(1166, MILLIONS - 1))
    finding = flagged("BW18", above, contract(2, awarded=100, paid=101))
    assert [(one.id, str(one.value)) for one in finding.subjects] == [("1", "6600000")]
    assert {"100", "10", "116.6", "6.6", "6"} == in_the_help("BW18")


def test_examples_of_advances() -> None:
    works = contract(1, kind="Travaux", awarded=100, advance=25, guaranteed=True)
    goods = contract(2, kind="Fournitures", awarded=100, advance=28, guaranteed=True)
    bare = contract(3, kind="Fournitures", awarded=100, advance=28, guaranteed=False)
    assert [one.id for one in flagged("BW19", works, goods, bare).subjects] == ["1", "3"]
    assert {"100", "25", "28"} == in_the_help("BW19")


@pytest.mark.parametrize(("days", "due"), [(45, "2250000"), (210, "10000000")])
def test_an_example_of_a_delay_without_a_penalty(days: int, due: str) -> None:
    late = contract(1, awarded=100, penalty=0, due=date(2021, 3, 1), received=date(2021, 3, 1) + timedelta(days))
    finding = flagged("BW21", late)
    assert [str(one.value) for one in finding.subjects] == [str(days)]
    assert due in [str(value) for _, value in finding.why.arguments]
    assert {"100", "45", "2.25", "0.05", "210", "10"} == in_the_help("BW21")


def test_an_example_of_awards_above_the_credits_of_a_line() -> None:
    credit = money(Amount(400, MILLIONS), None, Trace(Operation.SUM, ()))
    settings = replace(shipped_settings(), credits={("241 1", 2020): credit})
    charged = [replace(contract(n, budget_line="241.1", awarded=n), year=2020) for n in (260, 190)]
    (subject,) = flagged("BW25", *charged, settings=settings).subjects
    assert (subject.id, str(subject.value), str(subject.amount)) == ("241.1|2020", "50000000", "450000000")
    assert flagged("BW25", *charged).state is State.UNAVAILABLE
    assert {"241.1", "400", "2020", "2", "260", "190", "450", "50"} == in_the_help("BW25")


def test_an_example_of_linked_suppliers() -> None:
    names = ("Alpha Équipement", "Alpha Équipement", "Beta Services", "Beta Services")
    contracts = [contract(n, supplier=name, phone="70 00 00 00", awarded=80) for n, name in enumerate(names)]
    (subject,) = flagged("BW14", *contracts).subjects
    assert subject.label == "Alpha Équipement + Beta Services"
    assert {"4", "320"} == in_the_help("BW14")


def test_examples_of_payments_before_delivery() -> None:
    above = contract(1, awarded=60, delivered=45, paid=60)
    early = contract(2, awarded=60, paid=60, received=date(2021, 5, 12), last_paid=date(2021, 4, 3))
    assert len(flagged("BW20", above, early).subjects) == 2
    assert {"45", "60", "15", "12", "3"} == in_the_help("BW20")


@pytest.mark.parametrize(("latest", "state"), [(date(2021, 12, 31), State.FIRED), (date(2021, 6, 30), State.NOT_FIRED)])
def test_an_example_of_paid_and_not_delivered(latest: date, state: State) -> None:
    case = contract(1, awarded=200, delivered=40, paid=160, due=date(2021, 6, 30))
    other = contract(2, signed=latest)
    assert flagged("BW22", case, other).state is state
    assert {"200", "30", "31", "40", "20", "160", "80"} == in_the_help("BW22")
