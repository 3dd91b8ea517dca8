"""From the vote to the revised appropriation, act by act."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.analysis import Limits, compare
from budgetwatch.analysis.movements import build_bridges, find_in_movements
from budgetwatch.domain.bridge import Bridges
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.finding import Finding, State
from budgetwatch.domain.money import Amount
from tests.analysis.conftest import draw_frame

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw

LIMITS = Limits(Decimal("0.75"), Decimal("0.10"), {"XOF": Amount(100)}, Decimal("0.01"))
VOTES = """
label | programme:1 | voted 2023 | revised 2023
A     | 01 Roads    | 1000       | 1150
B     | 02 Food     | 1000       | 880
C     | 03 Boats    | 500        | 500
D     | 04 Camps    |            | 60
"""
ACTS = """
virement       | 02 | 01 | 120 |
advance_decree |    | 01 | 30  | no
transfer       | 02 | 04 | 60  |
carry_over     |    | 02 | 50  |
freeze         |    | 03 | 90  |
unfreeze       |    | 03 | 40  |
"""


def acts(table: str) -> list[CreditAct]:
    """The acts of a table: kind, code that gives, code that receives, amount, whether ratified."""
    found = []
    for number, row in enumerate(table.strip().splitlines(), 1):
        kind, source, target, amount, ratified = (cell.strip() for cell in row.split("|"))
        found.append(
            CreditAct(
                row=number,
                reference=f"n° {number}",
                kind=ActKind(kind),
                source_code=source,
                target_code=target,
                cp=Amount(int(amount)),
                year=2023,
                ratified={"yes": True, "no": False, "": None}[ratified],
                stored=number,
            )
        )
    return found


def bridged(draw: Draw, table: str = ACTS, votes: str = VOTES) -> Bridges:
    return build_bridges(compare(draw(votes), CompareQuery(Classification.PROGRAMME, 1)), acts(table))


def found(draw: Draw, code: str, table: str = ACTS) -> list[Finding]:
    findings = find_in_movements(bridged(draw, table), acts(table), LIMITS)
    return [finding for finding in findings if finding.code == code]


def test_a_bridge_leads_from_the_vote_through_the_acts_to_the_revised_appropriation(draw: Draw) -> None:
    told = [
        f"{one.code} {one.voted} {one.expected} {one.revised} {one.gap} frozen {one.frozen}"
        for one in bridged(draw).bridges
    ]
    assert told == [
        "01 1000 1150 1150 0 frozen None",
        "02 1000 870 880 10 frozen None",
        "03 500 500 500 0 frozen 50",
        "04 None None 60 None frozen None",
    ]


def test_an_act_that_names_no_programme_of_the_year_is_kept_aside_with_its_reason(draw: Draw) -> None:
    table = "virement | 02 | 99 | 10 |\nunknown | 01 | 02 | 10 |\nvirement | 01 | 02 | 10 |"
    told = bridged(draw, table)
    assert {why: [act.reference for act in left] for why, left in told.unplaced.items()} == {
        "programme": ["n° 1"],
        "kind": ["n° 2"],
    }


def test_virements_and_transfers_beyond_a_tenth_of_the_vote_are_asked_about_both_ways(draw: Draw) -> None:
    assert [str(one.title) for one in found(draw, "moved-much")] == [
        "01 Roads: 0.12 of the vote received in 2023",
        "02 Food: 0.18 of the vote given in 2023",
    ]


def test_credits_for_a_programme_without_a_vote_are_asked_about(draw: Draw) -> None:
    (finding,) = found(draw, "moved-to-unvoted")
    assert str(finding.why) == "60 came to “04 Camps” in 2023 by acts; the vote gave it nothing."


@pytest.mark.parametrize("code", ["moved-to-unvoted", "moved-much"])
def test_movements_are_not_held_against_a_vote_that_is_not_in_the_dossier(draw: Draw, code: str) -> None:
    votes = "label | programme:1 | revised 2023\nA | 01 Roads | 1150\nB | 02 Food | 880"
    moved = "virement | 02 | 01 | 120 |"
    findings = find_in_movements(bridged(draw, moved, votes), acts(moved), LIMITS)
    (finding,) = [one for one in findings if one.code == code]
    assert finding.state is State.UNAVAILABLE
    assert str(finding.why) == "No programme has a vote, a revised appropriation and acts."


def test_an_advance_decree_without_ratification_is_asked_about(draw: Draw) -> None:
    (finding,) = found(draw, "advance-not-ratified")
    assert (str(finding.title), str(finding.stake)) == ("n° 2: not ratified", "30")
    ratified = "advance_decree |    | 01 | 30  | yes"
    assert found(draw, "advance-not-ratified", ratified)[0].state is State.NOT_FIRED
    assert found(draw, "advance-not-ratified", "virement | 02 | 01 | 1 |")[0].state is State.UNAVAILABLE


def test_a_gap_that_no_act_explains_is_asked_about(draw: Draw) -> None:
    (finding,) = found(draw, "bridge-gap")
    assert str(finding.title) == "02 Food: the acts leave 10 of 2023 unexplained"


@pytest.mark.parametrize(
    ("source", "target", "state"),
    [
        ("Biens et services", "Dépenses de personnel", State.FIRED),
        ("Solde", "Dépenses de personnel", State.NOT_FIRED),
        ("Dépenses de personnel", "Biens et services", State.NOT_FIRED),
    ],
)
def test_credits_of_another_nature_moved_into_personnel_are_asked_about(
    draw: Draw, source: str, target: str, state: State
) -> None:
    act = CreditAct(1, "n° 1", ActKind.VIREMENT, source=source, target=target, cp=Amount(10), year=2023, stored=1)
    findings = find_in_movements(bridged(draw), [act], LIMITS)
    assert {one.state for one in findings if one.code == "moved-into-personnel"} == {state}


def test_acts_that_name_no_nature_are_counted_where_others_do(draw: Draw) -> None:
    acts = [
        CreditAct(row, f"n° {row}", ActKind.VIREMENT, source=source, target="Biens et services", year=2023, stored=row)
        for row, source in ((1, "Investissements"), (2, "Route 4"))
    ]
    acts[1] = replace(acts[1], target="Route 5")
    (found,) = (one for one in find_in_movements(bridged(draw), acts, LIMITS) if one.code == "moved-into-personnel")
    assert (found.state, found.n) == (State.NOT_FIRED, 1)
    assert "1 act names none and cannot be judged" in str(found.why)


@given(
    st.lists(
        st.tuples(st.sampled_from(["01", "02", "03"]), st.sampled_from(["01", "02", "03"]), st.integers(1, 10**9)),
        max_size=12,
    )
)
def test_virements_among_programmes_leave_their_total_unchanged(moves: list[tuple[str, str, int]]) -> None:
    table = "\n".join(f"virement | {source} | {target} | {amount} |" for source, target, amount in moves)
    comparison = compare(draw_frame(VOTES), CompareQuery(Classification.PROGRAMME, 1))
    built = build_bridges(comparison, acts(table) if moves else []).bridges
    changes = [(one.expected.value if one.expected else 0) - (one.voted.value if one.voted else 0) for one in built]
    assert sum(changes) == 0
