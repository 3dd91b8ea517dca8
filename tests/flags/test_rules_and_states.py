"""The rules on approval, secrecy, splitting, owners, amendments, payments and delays: what each names and when it cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from budgetwatch.domain.contract import Amendment
from budgetwatch.domain.finding import State
from budgetwatch.domain.money import Amount
from budgetwatch.flags import OwnerReview, Threshold, owner_groups, plain_name
from tests.flags.test_flags import DATED, SHIPPED, judged, subjects

if TYPE_CHECKING:
    from tests.flags.conftest import Draw

APPROVED = replace(SHIPPED, approval_threshold=(Threshold(date(2016, 1, 1), Amount(500)),))

AWARDS = """
id | awarded | approval | approved   | signed
a  | 640     |          |            | 2017-01-05
b  | 640     | Council  |            | 2017-01-05
c  | 640     |          | 2017-01-01 | 2017-01-05
d  | 455     |          |            | 2017-01-05
e  | 900     |          |            |
f  | 900     |          |            | 2015-01-05
"""


def test_bw03_points_at_large_contracts_without_approval(draw: Draw) -> None:
    finding = judged(draw(AWARDS), "BW03", APPROVED)
    assert (subjects(finding), finding.n) == (["a"], 4)
    assert [str(one.figure) for one in finding.figures] == ["1", "3", "2"]


def test_bw03_does_not_fire_where_each_is_approved(draw: Draw) -> None:
    assert judged(draw(AWARDS)[1:4], "BW03", APPROVED).state is State.NOT_FIRED


@pytest.mark.parametrize("table", ["id | awarded | signed\na | 900 | 2017-01-05", "id | awarded | approval\na | 900 |"])
def test_bw03_is_unavailable_without_approvals_or_dates(draw: Draw, table: str) -> None:
    assert judged(draw(table), "BW03", APPROVED).state is State.UNAVAILABLE


def test_the_most_particular_threshold_of_the_day_holds(draw: Draw) -> None:
    later, works, other = (
        Threshold(date(2017, 1, 1), Amount(700)),
        Threshold(date(2016, 1, 1), Amount(600), kind="Travaux"),
        Threshold(date(2016, 1, 1), Amount(1), country="ML"),
    )
    settings = replace(APPROVED, approval_threshold=(*APPROVED.approval_threshold, later, works, other))
    (bare,) = draw("id | awarded | approval | signed\na | 640 | | 2017-01-05")
    assert judged((bare,), "BW03", settings).state is State.NOT_FIRED
    assert subjects(judged((replace(bare, kind="Marché de travaux"),), "BW03", settings)) == ["a"]
    assert subjects(judged((bare,), "BW03", replace(settings, country="ML"))) == ["a"]


SECRETS = """
id | secret | category            | awarded
a  | yes    | Vivres et rations   | 10
b  | yes    | Armes et munitions  | 20
c  | no     | Vivres et rations   | 30
d  | yes    | 45214200            | 40
"""


def test_bw04_points_at_secrecy_for_ordinary_goods_and_counts_bare_codes(draw: Draw) -> None:
    finding = judged(draw(SECRETS), "BW04")
    assert subjects(finding) == ["a"]
    assert str(finding.figures[-1].figure) == "1"


def test_bw04_does_not_take_an_alarm_for_a_weapon(draw: Draw) -> None:
    assert subjects(judged(draw("id | secret | category\na | yes | Alarmes"), "BW04")) == ["a"]


def test_bw04_is_not_fired_or_unavailable_as_the_register_says(draw: Draw) -> None:
    assert judged(draw(SECRETS)[1:3], "BW04").state is State.NOT_FIRED
    assert judged(draw(SECRETS)[3:], "BW04").state is State.UNAVAILABLE
    assert judged(draw("id | category\na | Vivres"), "BW04").state is State.UNAVAILABLE


SPLIT = """
id | buyer | category | awarded | signed
a  | Army  | Tents    | 600     | 2020-01-05
b  | Army  | Tents    | 500     | 2020-04-04
c  | Army  | Tents    | 300     | 2020-09-05
d  | Army  | Tents    | 400     | 2020-10-05
e  | Guard | Tents    | 600     | 2020-01-06
f  | Army  | Boots    | 600     | 2020-01-06
g  | Army  | Tents    | 1000    | 2020-01-06
"""


def test_bw06_points_at_purchases_of_one_kind_that_add_up_above_the_threshold(draw: Draw) -> None:
    assert subjects(judged(draw(SPLIT), "BW06", DATED)) == ["a", "b"]


def test_bw06_points_at_several_purchases_near_the_threshold(draw: Draw) -> None:
    wide = replace(DATED, competitive_threshold=(Threshold(date(2016, 1, 1), Amount(701)),), splitting_days=30)
    table = "id | buyer | category | awarded | signed\na | A | T | 500 | 2020-01-05\nb | A | T | 100 | 2020-01-06"
    assert judged(draw(table), "BW06", wide).state is State.NOT_FIRED
    assert subjects(judged(draw(table.replace("100", "499")), "BW06", wide)) == ["a", "b"]


def test_bw06_waits_for_thresholds_categories_and_days(draw: Draw) -> None:
    assert judged(draw(SPLIT), "BW06").state is State.UNAVAILABLE
    assert judged(draw("id | buyer | awarded\na | A | 5"), "BW06", DATED).state is State.UNAVAILABLE
    assert judged(draw("id | buyer | category | awarded\na | A | T | 5"), "BW06", DATED).state is State.UNAVAILABLE


DIRECT = """
id | buyer | procedure | supplier  | owner | year | awarded | signed
a  | Army  | direct    | Kour SARL | T. Al | 2020 | 600     | 2020-01-05
b  | Army  | direct    | Opti SA   | t. al | 2020 | 500     | 2020-06-05
c  | Army  | direct    | Nord SA   | B. Bo | 2020 | 900     | 2020-06-05
d  | Army  | open      | Nord SA   | B. Bo | 2020 | 900     | 2020-06-05
e  | Guard | direct    | Nord SA   | B. Bo | 2020 | 900     | 2020-06-05
"""


def test_bw07_adds_the_direct_awards_of_one_owner_whatever_its_firms(draw: Draw) -> None:
    finding = judged(draw(DIRECT), "BW07", DATED)
    assert [(one.id, str(one.value), str(one.amount)) for one in finding.subjects] == [("T. Al|Army|2020", "2", "1100")]


def test_bw07_does_not_add_across_buyers_or_competitions(draw: Draw) -> None:
    assert judged(draw(DIRECT)[2:], "BW07", DATED).state is State.NOT_FIRED


def test_bw07_is_unavailable_without_thresholds_procedures_or_suppliers(draw: Draw) -> None:
    assert judged(draw(DIRECT), "BW07").state is State.UNAVAILABLE
    assert judged(draw("id | awarded\na | 5"), "BW07", DATED).state is State.UNAVAILABLE
    assert judged(draw("id | procedure | awarded\na | direct | 5"), "BW07", DATED).state is State.UNAVAILABLE


def test_bw12_needs_enough_contracts_of_a_year(draw: Draw) -> None:
    three = replace(SHIPPED, concentration_minimum_contracts=3)
    finding = judged(draw(DIRECT), "BW12", three)
    assert [(one.id, str(one.value)) for one in finding.subjects] == [("B. Bo|Army|2020", "0.62069")]
    assert judged(draw(DIRECT), "BW12").state is State.INSUFFICIENT_SAMPLE
    assert judged(draw("id | awarded\na | 5"), "BW12").state is State.UNAVAILABLE
    most = replace(three, concentration_share=Decimal("0.9"))
    assert judged(draw(DIRECT), "BW12", most).state is State.NOT_FIRED


NAMES = """
id | supplier        | supplier_id | owner
a  | Ets Kour        |             |
b  | KOUR S.A.R.L.   |             |
c  | Opti SA         | 77          | T. Al
d  | Opti            | 77          |
e  | Opti SUARL      |             |
f  |                 |             |
"""


def test_owners_are_declared_else_numbered_else_named_without_legal_form(draw: Draw) -> None:
    names = [group and group.name for group in owner_groups(draw(NAMES))]
    assert names == ["Ets Kour", "Ets Kour", "T. Al", "T. Al", "T. Al", None]


def test_a_person_joins_and_separates_owners(draw: Draw) -> None:
    review = OwnerReview({"kour": "t al"}, frozenset({"opti suarl"}))
    names = [group and group.name for group in owner_groups(draw(NAMES), review)]
    assert names == ["T. Al", "T. Al", "T. Al", "T. Al", "Opti SUARL", None]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Ets. Fildora & Fils", "fildora fils"), ("GIE Sahel", "sahel"), ("S.A.", "sa"), ("Société Dune S.A.S", "dune")],
)
def test_a_plain_name_has_no_legal_form(name: str, plain: str) -> None:
    assert plain_name(name) == plain


AMENDED = """
id | awarded | amended
a  | 100     | 20
b  | 100     | 19
c  | 100     | -40
d  | 100     |
e  |         | 20
"""


def test_bw16_points_at_amendments_from_the_limit_on(draw: Draw) -> None:
    finding = judged(draw(AMENDED), "BW16")
    assert [(one.id, str(one.value)) for one in finding.subjects] == [("a", "0.2")]
    assert str(finding.figures[-1].figure) == "1"


@pytest.mark.parametrize(("second", "state"), [(date(2020, 3, 31), State.FIRED), (date(2020, 4, 1), State.NOT_FIRED)])
def test_bw16_points_at_two_amendments_close_together(draw: Draw, second: date, state: State) -> None:
    (contract,) = draw("id | awarded | amended\na | 100 | 2")
    amendments = (Amendment(Amount(1), date(2020, 1, 1)), Amendment(Amount(1), second))
    assert judged((replace(contract, amendments=amendments),), "BW16").state is state


def test_bw16_is_unavailable_without_amendments(draw: Draw) -> None:
    assert judged(draw("id | awarded\na | 5"), "BW16").state is State.UNAVAILABLE
    assert judged(draw("id | amended\na | 5"), "BW16").state is State.UNAVAILABLE


def test_bw18_allows_amendments_and_a_tolerance(draw: Draw) -> None:
    drawn = draw(
        "id | awarded | amended | paid\na | 100 | 10 | 112\nb | 100 | 10 | 111\nc | 100 | | 101\nd | 100 | | 90"
    )
    finding = judged(drawn, "BW18")
    assert [(one.id, str(one.value)) for one in finding.subjects] == [("a", "2")]
    assert judged(drawn[1:], "BW18").state is State.NOT_FIRED
    assert judged(draw("id | awarded\na | 5"), "BW18").state is State.UNAVAILABLE


ADVANCES = """
id | kind       | awarded | advance | guaranteed
a  | Travaux    | 100     | 21      | yes
b  | Travaux    | 100     | 20      | yes
c  | Fourniture | 100     | 30      | yes
d  | Fourniture | 100     | 10      | no
e  | Fourniture | 100     |         |
f  | Fourniture |         | 10      | yes
"""


def test_bw19_points_at_large_advances_and_at_those_without_guarantee(draw: Draw) -> None:
    finding = judged(draw(ADVANCES), "BW19")
    assert ([(one.id, str(one.value)) for one in finding.subjects], finding.n) == ([("a", "0.21"), ("d", "0.1")], 4)
    assert {str(one.label): str(one.figure) for one in finding.figures} == {
        "these advances": "31",
        "all advances": "81",
        "without a guarantee": "1",
        "contracts that lack what this needs": "1",
    }


def test_bw19_says_that_a_register_without_guarantees_hides_them(draw: Draw) -> None:
    finding = judged(draw("id | awarded | advance\na | 100 | 10"), "BW19")
    assert finding.state is State.NOT_FIRED
    assert "gives no guarantee" in str(finding.threshold)


def test_bw19_is_unavailable_without_advances(draw: Draw) -> None:
    assert judged(draw("id | awarded\na | 5"), "BW19").state is State.UNAVAILABLE
    assert judged(draw("id | advance\na | 5"), "BW19").state is State.UNAVAILABLE


LATE = """
id | awarded | due        | received   | penalty
a  | 1000    | 2020-03-01 | 2020-04-15 | 0
b  | 1000    | 2020-03-01 | 2020-04-15 | 22
c  | 1000    | 2020-03-01 | 2020-03-01 |
d  | 1000    | 2020-03-01 |            |
"""


def test_bw21_points_at_delays_without_penalty_and_says_what_would_be_due(draw: Draw) -> None:
    finding = judged(draw(LATE), "BW21")
    assert [(one.id, str(one.value)) for one in finding.subjects] == [("a", "45")]
    assert "23 would be due" in str(finding.why)
    assert judged(draw(LATE)[1:], "BW21").state is State.NOT_FIRED


def test_bw21_is_unavailable_without_penalties_or_days(draw: Draw) -> None:
    assert judged(draw("id | due | received\na | 2020-03-01 | 2020-04-01"), "BW21").state is State.UNAVAILABLE
    assert judged(draw("id | penalty\na | 5"), "BW21").state is State.UNAVAILABLE


def test_bw25_is_unavailable_where_register_and_budget_share_no_line(draw: Draw) -> None:
    assert judged(draw("id | awarded\na | 5"), "BW25").state is State.UNAVAILABLE
    assert judged(draw("id | awarded | budget_line | year\na | 5 | 605.1 | 2020"), "BW25").state is State.UNAVAILABLE
