"""Each flag fires where it should, stays silent where it should, and says when it cannot look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import ContractSelection, Operation
from budgetwatch.domain.finding import Finding, State
from budgetwatch.domain.money import Amount
from budgetwatch.flags import CATALOGUE, Settings, SettingsUnreadable, Threshold, judge_contracts, load_settings
from budgetwatch.paths import resources

if TYPE_CHECKING:
    from tests.flags.conftest import Draw

SHIPPED = load_settings(resources() / "thresholds" / "flags.toml")[0]
FEW = replace(SHIPPED, minimum_contracts=3)
DATED = replace(SHIPPED, competitive_threshold=(Threshold(date(2016, 1, 1), Amount(1000)),))


def judged(contracts: tuple[Contract, ...], code: str, settings: Settings = SHIPPED) -> Finding:
    return next(finding for finding in judge_contracts(contracts, settings) if finding.code == code)


def subjects(finding: Finding) -> list[str]:
    return [subject.id for subject in finding.subjects]


MODES = """
id | buyer   | procedure | awarded | legal_basis
a  | Army    | direct    | 900     | art. 72
b  | Army    | open      | 100     |
c  | Army    | open      | 100     | code
d  | Guard   | direct    | 300     |
e  | Guard   | open      | 700     | code
f  | Guard   | direct    | 100     | art. 72
"""


def test_bw01_points_at_buyers_that_award_much_value_directly(draw: Draw) -> None:
    finding = judged(draw(MODES), "BW01", FEW)
    assert [(one.id, str(one.value), str(one.amount)) for one in finding.subjects] == [("Army", "0.818182", "900")]
    assert {str(one.label): str(one.figure) for one in finding.figures} == {
        "value awarded directly": "1300",
        "share by value": "0.590909",
        "share by number": "0.5",
    }
    assert finding.n == 6


def test_bw01_does_not_fire_where_value_is_mostly_competed(draw: Draw) -> None:
    guard = tuple(contract for contract in draw(MODES) if contract.buyer == "Guard")
    assert judged(guard, "BW01", FEW).state is State.NOT_FIRED


def test_bw01_calls_a_few_contracts_too_small_a_sample(draw: Draw) -> None:
    finding = judged(draw(MODES), "BW01")
    assert finding.state is State.INSUFFICIENT_SAMPLE
    assert finding.figures


def test_bw02_points_at_direct_awards_with_a_blank_basis(draw: Draw) -> None:
    finding = judged(draw(MODES), "BW02")
    assert (subjects(finding), finding.n) == (["d"], 3)


def test_bw02_does_not_fire_where_every_direct_award_has_its_basis(draw: Draw) -> None:
    based = tuple(contract for contract in draw(MODES) if contract.id != "d")
    assert judged(based, "BW02").state is State.NOT_FIRED


def test_bw02_is_unavailable_without_a_column_for_the_basis(draw: Draw) -> None:
    assert judged(draw("id | procedure | awarded\na | direct | 5"), "BW02").state is State.UNAVAILABLE


BELOW = """
id | buyer | awarded | signed
a  | Army  | 999     | 2020-01-05
b  | Army  | 950     | 2020-05-05
c  | Army  | 900     | 2020-09-05
d  | Army  | 899     | 2020-09-06
e  | Army  | 1000    | 2020-09-07
f  | Guard | 960     | 2020-09-08
g  | Army  | 970     | 2015-01-01
"""


def test_bw05_points_at_buyers_with_several_contracts_just_below(draw: Draw) -> None:
    finding = judged(draw(BELOW), "BW05", DATED)
    assert subjects(finding) == ["a", "b", "c"]
    assert {str(one.label): str(one.figure) for one in finding.figures} == {
        "contracts just below": "4",
        "contracts just above": "1",
        "contracts that lack what this needs": "1",
    }


def test_bw05_leaves_a_buyer_with_one_such_contract_alone(draw: Draw) -> None:
    guard = tuple(contract for contract in draw(BELOW) if contract.buyer == "Guard")
    assert judged(guard, "BW05", DATED).state is State.NOT_FIRED


def test_bw05_is_unavailable_until_a_threshold_is_entered(draw: Draw) -> None:
    assert judged(draw(BELOW), "BW05").state is State.UNAVAILABLE


def test_bw05_is_unavailable_without_dates(draw: Draw) -> None:
    assert judged(draw("id | buyer | awarded\na | Army | 990"), "BW05", DATED).state is State.UNAVAILABLE


def test_bw05_judges_each_contract_by_the_threshold_of_its_day(draw: Draw) -> None:
    later = replace(
        DATED, competitive_threshold=(*DATED.competitive_threshold, Threshold(date(2020, 6, 1), Amount(5000)))
    )
    assert judged(draw(BELOW), "BW05", later).state is State.NOT_FIRED


FIRMS = """
id | supplier     | supplier_id | owner  | address     | phone | awarded
a  | Kour SARL    | 10000001A   | T. Al  | rue 1       | 11    | 10
b  | Opti SA      | 10000002B   | t. al  | rue 2       | 22    | 20
c  | Nord SARL    | 10000003C   | B. Bo  | rue 3       | 33    | 30
d  | Sud SARL     | 10000003D   | C. Co  | rue 4       | 44    | 40
e  | Est SARL     | 10000005E   | D. Do  | rue 5, p. 1 | 55    | 50
f  | Ouest SARL   | 10000006F   | E. Eo  | rue 5, p. 1 | 66    | 60
g  | Plat SARL    | 10000007G   | F. Fo  | rue 7       | 77    | 70
h  | Mont SARL    | 10000008H   | F. Fa  | rue 7 bis   | 77 1  | 80
"""


def test_bw14_groups_suppliers_by_owner_number_and_address(draw: Draw) -> None:
    finding = judged(draw(FIRMS), "BW14")
    assert subjects(finding) == ["10000001A+10000002B", "10000003C+10000003D", "10000005E+10000006F"]
    assert [str(one.amount) for one in finding.subjects] == ["30", "70", "110"]


def test_bw14_finds_one_number_under_names_without_a_common_word(draw: Draw) -> None:
    drawn = draw("id | supplier | supplier_id | awarded\na | Nord SARL | 77 | 1\nb | Sud Négoce | 77 | 2")
    assert subjects(judged(drawn, "BW14")) == ["77"]


def test_bw14_takes_two_spellings_of_one_firm_for_one(draw: Draw) -> None:
    drawn = draw("id | supplier | supplier_id | awarded\na | Nord SARL | 77 | 1\nb | NORD | 77 | 2")
    assert judged(drawn, "BW14").state is State.NOT_FIRED


def test_bw14_can_compare_whole_numbers(draw: Draw) -> None:
    whole = replace(SHIPPED, ifu_prefix_length=0)
    assert "10000003C+10000003D" not in subjects(judged(draw(FIRMS), "BW14", whole))


def test_bw14_is_unavailable_where_only_names_are_given(draw: Draw) -> None:
    assert judged(draw("id | supplier\na | Nord\nb | Sud"), "BW14").state is State.UNAVAILABLE


PAID = """
id | awarded | paid | delivered | received   | last_paid  | due
a  | 100     | 100  | 100       | 2020-05-01 | 2020-03-01 | 2020-04-01
b  | 100     | 100  | 93        | 2020-05-01 | 2020-06-01 | 2020-04-01
c  | 100     | 100  | 100       | 2020-05-01 | 2020-05-01 | 2020-04-01
d  | 100     | 80   | 100       | 2020-05-01 | 2020-06-01 | 2020-04-01
e  | 100     | 55   | 60        |            | 2020-03-01 | 2020-04-01
f  | 100     | 40   | 50        |            | 2020-03-01 | 2020-04-01
g  | 100     | 90   | 92        |            | 2020-03-01 | 2020-04-01
h  | 100     | 55   | 60        |            | 2020-03-01 | 2022-04-01
"""


def test_bw20_points_at_payments_above_or_before_the_delivery(draw: Draw) -> None:
    finding = judged(draw(PAID), "BW20")
    assert [(one.id, one.value and str(one.value)) for one in finding.subjects] == [("a", None), ("b", "7")]


def test_bw20_does_not_fire_where_payments_follow_deliveries(draw: Draw) -> None:
    assert judged(draw(PAID)[2:], "BW20").state is State.NOT_FIRED


def test_bw20_is_unavailable_without_deliveries(draw: Draw) -> None:
    assert judged(draw("id | paid\na | 5"), "BW20").state is State.UNAVAILABLE


def test_bw22_points_at_contracts_past_due_that_are_paid_and_not_delivered(draw: Draw) -> None:
    finding = judged(draw(PAID), "BW22")
    assert [(one.id, str(one.value)) for one in finding.subjects] == [("e", "0.55")]
    assert str(finding.why) == "One contract of 8 is past its due date on 2020-06-01, paid and not delivered."


def test_bw22_waits_for_the_reference_date(draw: Draw) -> None:
    early = replace(SHIPPED, reference_date=date(2020, 3, 15))
    assert judged(draw(PAID), "BW22", early).state is State.NOT_FIRED


def test_bw22_reads_a_delivered_share_where_no_amount_is_given(draw: Draw) -> None:
    (contract,) = draw("id | awarded | paid | due | signed\na | 100 | 60 | 2020-04-01 | 2021-01-01")
    assert subjects(judged((replace(contract, delivered_share=0.2),), "BW22")) == ["a"]


def test_bw22_has_nothing_to_measure_against_without_an_award(draw: Draw) -> None:
    drawn = draw("id | paid | delivered | due | signed\na | 5 | 1 | 2020-04-01 | 2021-01-01")
    assert judged(drawn, "BW22").state is State.UNAVAILABLE


def test_bw22_is_unavailable_without_due_dates(draw: Draw) -> None:
    assert judged(draw("id | awarded | paid | delivered\na | 5 | 5 | 0"), "BW22").state is State.UNAVAILABLE


def test_every_flag_answers_in_the_order_of_the_catalogue_even_for_an_empty_register() -> None:
    findings = judge_contracts(())
    assert [finding.code for finding in findings] == [flag.code for flag in CATALOGUE]
    assert {finding.state for finding in findings} == {State.UNAVAILABLE}


def test_figures_lead_back_to_the_stored_contracts(draw: Draw) -> None:
    stored = tuple(replace(contract, stored=70 + place) for place, contract in enumerate(draw(MODES)))
    value = judged(stored, "BW02").subjects[0].amount
    assert value is not None
    assert value.trace.inputs == (ContractSelection("awarded", (73,)),)
    assert value.trace.operation is Operation.SUM


def test_a_fired_flag_has_its_explanations_question_and_witness(draw: Draw) -> None:
    for finding in judge_contracts(draw(PAID) + draw(MODES), FEW):
        assert finding.explanations
        assert bool(finding.question) == bool(finding.witness) == (finding.state is State.FIRED)


def write(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_settings_stand_over_the_shipped_ones(tmp_path: Path) -> None:
    settings, issues = load_settings(write(tmp_path, 'non_competitive_share = "0.2"\nreference_date = 2021-12-31'))
    assert (str(settings.non_competitive_share), settings.reference_date) == ("0.2", date(2021, 12, 31))
    assert (settings.paid_share, issues) == (SHIPPED.paid_share, ())


def test_a_setting_that_no_rule_reads_is_an_issue(tmp_path: Path) -> None:
    (issue,) = load_settings(write(tmp_path, "moon_phase = 3"))[1]
    assert issue.code == "setting-unknown"


@pytest.mark.parametrize("text", ["paid_share = 'half'", "[[[", "competitive_threshold = [{ amount = 5 }]"])
def test_settings_that_make_no_sense_are_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsUnreadable):
        load_settings(write(tmp_path, text))


def test_missing_settings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsUnreadable):
        load_settings(tmp_path / "absent.toml")
