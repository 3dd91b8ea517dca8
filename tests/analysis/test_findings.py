"""What the rules on figures find, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from budgetwatch.analysis import (
    CheckedTable,
    Limits,
    LimitsUnreadable,
    compare,
    find_all,
    find_in_execution,
    find_in_totals,
    load_limits,
)
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.figure import CellSelection
from budgetwatch.domain.finding import Finding, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Year
from budgetwatch.paths import resources

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw

LIMITS = Limits(Decimal("0.75"), Decimal("0.10"), {"XOF": Amount(100)}, Decimal("0.01"), 80, "2026-01-01", "à vérifier")


def found(draw: Draw, *tables: str, currency: str = "XOF") -> tuple[Finding, ...]:
    return find_in_execution(compare(draw(*tables, currency=currency), CompareQuery(), LIMITS), limits=LIMITS)


def of(findings: tuple[Finding, ...], code: str) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def fired(findings: tuple[Finding, ...], code: str) -> list[str]:
    return [str(finding.title) for finding in of(findings, code) if finding.state is State.FIRED]


def state(findings: tuple[Finding, ...], code: str) -> State:
    (finding,) = of(findings, code)
    return finding.state


CASES = """
label   | programme:1 | voted 2023 | revised 2023 | ordered 2023 | paid 2023
Over    | 01 Roads    | 1000       | 1100         | 1300         | 1200
Covered | 02 Food     | 1000       | 1500         | 1400         | 1400
Within  | 03 Boats    | 1000       | 1000         | 1000         | 1000
Low     | 04 Camps    | 1000       | 1000         | 500          | 400
Small   | 05 Tents    | 99         | 99           | 10           | 10
"""


UNREVISED = """
label   | programme:1 | voted 2023 | ordered 2023 | paid 2023
Over    | 01 Roads    | 1000       | 1300         | 1200
A bit   | 02 Food     | 1000       | 1001         | 1001
Within  | 03 Boats    | 1000       | 1000         | 1000
"""


def test_lines_executed_above_the_vote_are_found_at_their_highest_stage(draw: Draw) -> None:
    titles = fired(found(draw, UNREVISED), "over-execution-voted")
    assert titles == ["01 Roads: ordered above voted in 2023", "02 Food: ordered above voted in 2023"]


def test_a_small_overrun_is_only_good_to_know(draw: Draw) -> None:
    severities = {str(one.title)[:2]: one.severity for one in of(found(draw, UNREVISED), "over-execution-voted")}
    assert severities == {"01": Severity.WARNING, "02": Severity.INFO}


def test_the_vote_is_no_measure_where_a_revised_appropriation_is_known(draw: Draw) -> None:
    (finding,) = of(found(draw, CASES), "over-execution-voted")
    assert (finding.state, str(finding.why)) == (
        State.NOT_FIRED,
        "What is executed has a revised appropriation and is judged against it.",
    )


def test_lines_executed_above_the_revised_appropriation_are_found(draw: Draw) -> None:
    (finding,) = of(found(draw, CASES), "over-execution-revised")
    assert {str(one.label): str(one.figure) for one in finding.figures} == {
        "revised": "1100",
        "ordered": "1300",
        "overrun": "200",
        "execution rate": "1.181818",
    }
    assert finding.n == 5


def test_a_line_spent_to_the_last_franc_is_not_over(draw: Draw) -> None:
    within = "label | programme:1 | voted 2023 | paid 2023\nA | 01 A | 10 | 10"
    assert state(found(draw, within), "over-execution-voted") is State.NOT_FIRED


def test_without_a_revised_appropriation_the_rule_says_so(draw: Draw) -> None:
    table = "label | programme:1 | voted 2023 | paid 2023\nA | 01 A | 10 | 10"
    assert state(found(draw, table), "over-execution-revised") is State.UNAVAILABLE


def test_material_lines_executed_below_the_limit_are_found(draw: Draw) -> None:
    findings = found(draw, CASES)
    (finding,) = of(findings, "under-execution")
    assert str(finding.title) == "04 Camps: 0.4 of the revised appropriation executed in 2023"
    assert str(finding.stake) == "600"
    assert str(finding.threshold) == "execution below 75% of the appropriation, from 100 XOF"


def test_a_line_whose_appropriation_was_cut_is_judged_by_what_it_kept(draw: Draw) -> None:
    cut = "label | programme:1 | voted 2023 | revised 2023 | paid 2023\nA | 01 A | 1000 | 500 | 450"
    assert state(found(draw, cut), "under-execution") is State.NOT_FIRED


def test_without_an_amount_for_the_currency_a_share_of_the_total_is_material(draw: Draw) -> None:
    findings = found(draw, CASES, currency="EUR")
    assert str(of(findings, "under-execution")[0].threshold).endswith("from 1% of the total of the year")
    assert len(fired(findings, "under-execution")) == 2


def test_a_budget_without_execution_has_no_rate_to_judge(draw: Draw) -> None:
    table = "label | programme:1 | voted 2023\nA | 01 A | 10"
    findings = found(draw, table)
    for code in ("under-execution", "over-execution-voted", "no-counterpart", "large-change"):
        assert state(findings, code) is State.UNAVAILABLE


LAW = "label | programme:1 | voted 2023\nA | 01 Vie politique, cultuelle | 500\nB | 02 Roads | 40\nC | 03 Boats | 7"
PAID = "label | programme:1 | paid 2023\nA | ~Vie politique, culturelle | 480\nB | ~Roads | 40\nD | ~Ponies | 3"


def test_a_line_of_one_side_only_is_found_with_its_nearest_label(draw: Draw) -> None:
    findings = of(found(draw, LAW, PAID), "no-counterpart")
    assert [str(finding.why) for finding in findings] == [
        "500 voted, and no line of the execution carries this name. The closest is “Vie politique, culturelle”; the two were not joined.",
        "7 voted, and no line of the execution carries this name.",
        "3 paid, and no line of the budget carries this name.",
    ]


def test_lines_that_stand_on_both_sides_have_their_counterpart(draw: Draw) -> None:
    paid = "label | programme:1 | paid 2023\nA | 01 Vie politique, cultuelle | 1\nB | 02 Roads | 1\nC | 03 Boats | 1"
    assert state(found(draw, LAW, paid), "no-counterpart") is State.NOT_FIRED


def test_a_nil_printed_on_the_other_side_is_a_counterpart(draw: Draw) -> None:
    table = "label | programme:1 | voted 2023 | paid 2023\nA | 01 A | 10 | -\nB | 02 B | 10 | 9"
    assert state(found(draw, table), "no-counterpart") is State.NOT_FIRED


def test_large_changes_need_both_a_share_and_an_amount(draw: Draw) -> None:
    table = """
        label | programme:1 | voted 2022 | voted 2023
        Both  | 01 Roads    | 1000       | 1200
        Share | 02 Food     | 100        | 150
        Sum   | 03 Boats    | 5000       | 5300
        New   | 04 Camps    |            | 900
    """
    findings = found(draw, table)
    assert fired(findings, "large-change") == ["01 Roads: 0.2 between 2022 and 2023"]
    assert of(findings, "large-change")[0].n == 3


def test_votes_that_hardly_move_are_left_alone(draw: Draw) -> None:
    table = "label | programme:1 | voted 2022 | voted 2023\nA | 01 A | 1000 | 1050"
    assert state(found(draw, table), "large-change") is State.NOT_FIRED


CELL = CellRef("abc", "Sheet1", 9, 4)


def total(stated: int | None, lines: int) -> TotalCheck:
    check = TotalCheck(Measure.VOTED, None, Year(2023), None, counts=True, lines_sum=Amount(lines))
    return replace(check, stated=None if stated is None else Amount(stated), stated_cell=CELL)


def table(*totals: TotalCheck, subtotals: tuple[SubtotalCheck, ...] = ()) -> CheckedTable:
    return CheckedTable(4, "lfi.xlsx · Sheet1", "XOF", totals, subtotals)


def test_a_printed_total_that_its_lines_do_not_give_is_found_with_its_cell(draw: Draw) -> None:
    (finding,) = find_in_totals([table(total(1000, 990))])
    assert str(finding.title) == "Total in D9 of lfi.xlsx · Sheet1: the lines give another amount"
    assert [str(one.figure) for one in finding.figures] == ["1000", "990", "10"]
    assert finding.figures[0].figure.trace.inputs == (CellSelection((CELL,)),)
    assert finding.severity is Severity.ERROR


def test_a_total_of_a_part_of_the_lines_shows_its_cell_only() -> None:
    (finding,) = find_in_totals([table(replace(total(1000, 990), filter="titre 2"))])
    assert [str(one.label) for one in finding.figures] == ["printed"]


def test_a_subtotal_that_disagrees_is_found() -> None:
    subtotal = SubtotalCheck(CELL, "Section 230", Amount(85_889), Amount(85_389))
    (finding,) = find_in_totals([table(subtotals=(subtotal,))])
    assert str(finding.why) == "Printed 85889; the lines add up to 85389: a gap of 500."


def test_totals_within_rounding_agree() -> None:
    (finding,) = find_in_totals([table(replace(total(1000, 999), tolerance=Amount(1)))])
    assert (finding.state, finding.n) == (State.NOT_FIRED, 1)


def test_without_a_printed_total_there_is_nothing_to_check() -> None:
    (finding,) = find_in_totals([table(total(None, 999))])
    assert finding.state is State.UNAVAILABLE


def test_findings_are_ranked_by_weight_then_by_the_money_at_stake(draw: Draw) -> None:
    lines = compare(draw(CASES), CompareQuery(), LIMITS)
    findings = find_all(lines, lines, [table(total(9, 8))], LIMITS)
    order = [(finding.code, finding.severity) for finding in findings if finding.state is State.FIRED]
    assert order == [
        ("total-disagrees", Severity.ERROR),
        ("under-execution", Severity.WARNING),
        ("over-execution-revised", Severity.WARNING),
    ]
    assert all(finding.state is not State.FIRED for finding in findings[len(order) :])


def test_a_fired_finding_tells_all_that_a_person_needs(draw: Draw) -> None:
    tables = CASES, "label | programme:1 | voted 2022\nX | 03 Boats | 5000\nY | 09 Gone | 1"
    lines = compare(draw(*tables), CompareQuery(), LIMITS)
    findings = find_all(lines, lines, [table(total(9, 8))], LIMITS)
    for finding in (one for one in findings if one.state is State.FIRED):
        assert finding.question
        assert finding.witness
        assert finding.threshold
        assert finding.explanations
        assert finding.figures
        assert finding.n > 0


def test_the_key_of_a_finding_stays_when_other_lines_change(draw: Draw) -> None:
    more = CASES + "More | 06 More | 10 | 10 | 10 | 10\n"
    keys = {finding.key for finding in found(draw, CASES) if finding.state is State.FIRED}
    assert keys <= {finding.key for finding in found(draw, more)}


def test_the_shipped_limits_can_be_read() -> None:
    limits = load_limits(resources() / "thresholds" / "execution.toml")
    assert limits.material["XOF"] == Amount(100_000_000)
    assert limits.status == "à vérifier"


@pytest.mark.parametrize("text", ["", "under_execution = 'much'", "[[["])
def test_limits_that_make_no_sense_are_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "limits.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LimitsUnreadable):
        load_limits(path)


def test_a_situation_before_the_end_of_the_year_is_not_called_little_executed(draw: Draw) -> None:
    table = "label | programme:1 | voted 2024 | paid 2024\nA | 01 A | 1000 | 400"
    comparison = compare(draw(table), CompareQuery(), LIMITS, part_year=[1])
    (finding,) = of(find_in_execution(comparison, limits=LIMITS), "under-execution")
    assert (finding.state, comparison.rows[0].flags) == (State.UNAVAILABLE, ())
    assert str(finding.why).startswith("The execution in the dossier stops before the end of the year")
    assert [note.year for note in comparison.notes] == [2024]


def test_a_row_of_which_a_payment_is_unknown_is_not_called_little_executed(draw: Draw) -> None:
    table = "label | programme:1 | voted 2024 | paid 2024\nA | 01 A | 1000 | 10\nB | 01 A | 1000 | ?"
    by_programme = CompareQuery(Classification.PROGRAMME)
    assert state(find_in_execution(compare(draw(table), by_programme, LIMITS)), "under-execution") is State.UNAVAILABLE


def test_documents_that_contradict_each_other_are_a_finding_with_both_figures(draw: Draw) -> None:
    first = "label | programme:1 | paid 2024\nA | 01 A | 95\nB | 02 B | 20"
    comparison = compare(draw(first, first.replace("95", "97")), CompareQuery(), LIMITS)
    (finding,) = of(find_all(comparison, comparison, (), LIMITS), "sources-conflict")
    told = [f"{one.label}: {one.figure}" for one in finding.figures]
    assert finding.severity is Severity.WARNING
    assert told == [
        "01 A, table2.xlsx · Sheet1!A1:H9: 97",
        "01 A, table1.xlsx · Sheet1!A1:H9: 95",
        "table2.xlsx · Sheet1!A1:H9: 117",
        "table1.xlsx · Sheet1!A1:H9: 115",
        "gap: -2",
    ]


def test_the_finding_about_two_documents_names_how_many_places_differ_and_the_largest(draw: Draw) -> None:
    first = "label | programme:1 | paid 2024\nA | 01 A | 950\nB | 02 B | 200\nC | 03 C | 7"
    comparison = compare(draw(first, first.replace("950", "970").replace("200", "180")), CompareQuery(), LIMITS)
    (finding,) = of(find_all(comparison, comparison, (), LIMITS), "sources-conflict")
    assert str(finding.why).startswith(
        "2 places have different amounts in two documents; the largest gap is that of “01 A”"
    )
    assert (str(finding.stake), "gap of -20 for “01 A”" in str(finding.question)) == ("-20", True)


def test_amounts_that_round_to_the_same_words_are_told_to_the_last_digit(draw: Draw) -> None:
    table = "label | programme:1 | voted 2024 | paid 2024\nA | 01 A | 13400000000 | 13419200000"
    (finding,) = of(found(draw, table), "over-execution-voted")
    assert "(13400000000) voted, 13419200000 (13419200000) paid" in str(finding.why)


def test_votes_of_two_bases_are_no_change(draw: Draw) -> None:
    first = "label | programme:1 | voted 2023 AE | voted 2024 CP\nA | 01 A | 1000 | 2000"
    assert state(found(draw, first), "large-change") is State.UNAVAILABLE


def test_lines_of_two_years_are_matched_by_what_the_tables_of_both_years_print(draw: Draw) -> None:
    first = "label | programme:1 | nature:1 | voted 2023\nA | 01 A | 2 Pay | 1000\nB | 02 B | 3 Goods | 1000"
    second = "label | programme:1 | voted 2024\nA | 01 A | 2000\nB | 02 B | 1000"
    assert fired(found(draw, first, second), "large-change") == ["01 A: 1 between 2023 and 2024"]


def test_years_whose_lines_cannot_be_matched_are_not_said_to_lack_votes(draw: Draw) -> None:
    first = "label | programme:1 | voted 2023\nA | 01 A | 1000"
    second = "label | programme:1 | voted 2024\nB | 02 B | 1000"
    (finding,) = of(found(draw, first, second), "large-change")
    assert str(finding.why).startswith("Years that follow each other have votes")


IN_PROGRAMMES = """
label  | programme:1 | nature:1 | revised 2024 | committed 2024
Pay    | 022 Army    | 1 Pay    | 1000         | 800
Moves  | 022 Army    | 3 Moves  | 500          | 650
Goods  | 023 Air     | 2 Goods  | 1000         | 1200
Tools  | 023 Air     | 4 Tools  | 100          | 130
"""


def by_programme_and_line(draw: Draw, table: str) -> tuple[Finding, ...]:
    frame = draw(table)
    places = compare(frame, CompareQuery(Classification.PROGRAMME), LIMITS)
    return find_in_execution(places, compare(frame, CompareQuery(), LIMITS), LIMITS)


def test_a_line_above_its_appropriation_is_found_though_its_programme_is_not(draw: Draw) -> None:
    findings = of(by_programme_and_line(draw, IN_PROGRAMMES), "over-execution-revised")
    assert [(str(one.title), str(one.stake), one.n) for one in findings] == [
        ("023 Air: committed above revised in 2024", "230", 2),
        ("3 Moves — 022 Army: committed above revised in 2024", "150", 4),
    ]


def test_a_programme_above_its_appropriation_says_how_many_of_its_lines_are(draw: Draw) -> None:
    programme = of(by_programme_and_line(draw, IN_PROGRAMMES), "over-execution-revised")[0]
    assert [str(one.figure) for one in programme.figures if str(one.label) == "lines above"] == ["2"]


def test_no_line_is_above_is_only_said_of_lines(draw: Draw) -> None:
    within = IN_PROGRAMMES.replace("650", "450").replace("1200", "900").replace("130", "90")
    (finding,) = of(by_programme_and_line(draw, within), "over-execution-revised")
    assert (finding.state, finding.n) == (State.NOT_FIRED, 4)


def test_lines_are_judged_against_the_vote_only_where_the_year_has_no_revision(draw: Draw) -> None:
    voted = IN_PROGRAMMES.replace("revised", "voted")
    titles = fired(by_programme_and_line(draw, voted), "over-execution-voted")
    assert titles == ["023 Air: committed above voted in 2024", "3 Moves — 022 Army: committed above voted in 2024"]


def test_where_no_line_is_material_little_execution_is_a_matter_of_too_few_cases(draw: Draw) -> None:
    table = "label | programme:1 | voted 2023 | paid 2023\nTents | 05 Tents | 99 | 10"
    (finding,) = of(found(draw, table), "under-execution")
    assert (finding.state, finding.n, str(finding.why)) == (
        State.INSUFFICIENT_SAMPLE,
        0,
        "No line reaches 100 XOF.",
    )


def test_the_floor_is_printed_with_its_number_in_the_thresholds(draw: Draw) -> None:
    told = {one.code: str(one.threshold) for one in found(draw, CASES)}
    assert told["over-execution-revised"] == "any amount above the appropriation, to be verified from 100 XOF on"
    assert told["under-execution"] == "execution below 75% of the appropriation, from 100 XOF"
    assert told["large-change"] == "a change beyond 10%, of at least 100 XOF"


def test_a_year_without_its_wage_bill_is_set_against_no_other_year(draw: Draw) -> None:
    table = """
line  | programme:1 | voted 2022 | voted 2023
Pay   | 1 Army      |            | 900
Fuel  | 1 Army      | 300        | 310
"""
    places = compare(draw(table), CompareQuery(Classification.PROGRAMME), LIMITS)
    assert fired(find_in_execution(places, limits=LIMITS), "large-change")
    assert not fired(find_in_execution(places, limits=LIMITS, incomplete={2022}), "large-change")
