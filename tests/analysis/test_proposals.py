"""What documents suggest became of a place, and what they leave to a person."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from budgetwatch.analysis import compare
from budgetwatch.analysis.names import likeness
from budgetwatch.analysis.nearness import nearest
from budgetwatch.analysis.proposals import propose, waiting
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, ComparisonRow
from budgetwatch.domain.crosswalk import LinkKind, PlaceName
from tests.analysis.test_links import AFTER_MERGER, BEFORE_MERGER, REUSED, shuffled

if TYPE_CHECKING:
    from budgetwatch.analysis.passage import Proposal
    from tests.analysis.conftest import Draw

MINISTRIES = CompareQuery(Classification.ADMINISTRATION, 1)
SERVICES = CompareQuery(Classification.ADMINISTRATION, 2)
CHAPTERS = CompareQuery(Classification.NATURE, 1)


def told(proposal: Proposal) -> tuple[str, list[str], list[str]]:
    before, after = ([f"{row.code} {row.label}".strip() for row in side] for side in (proposal.before, proposal.after))
    return proposal.kind.value, before, after


def asked(draw: Draw, *tables: str, query: CompareQuery = MINISTRIES) -> list[tuple[str, list[str], list[str]]]:
    return [told(one) for one in waiting(compare(draw(*tables), query))]


def year(amounts: int, *rows: str) -> str:
    lines = [f"{number} | {row}" for number, row in enumerate(rows)]
    return "\n".join([f"label | administration:1 | voted {amounts}", *lines])


def test_a_place_that_keeps_code_and_name_is_certain(draw: Draw) -> None:
    found = propose(compare(draw(year(2021, "20 Justice | 90"), year(2022, "20 JUSTICE | 95")), MINISTRIES))
    assert [(told(one), one.certain) for one in found] == [(("kept", ["20 Justice"], ["20 Justice"]), True)]


def test_two_ministries_that_became_one_are_proposed_as_a_merger(draw: Draw) -> None:
    assert asked(draw, BEFORE_MERGER, AFTER_MERGER) == [
        ("merged", ["10 Défense", "14 Anciens combattants"], ["11 Défense et anciens combattants"])
    ]


def test_a_ministry_that_takes_over_another_and_keeps_its_code_is_proposed_as_a_merger(draw: Draw) -> None:
    before = year(2021, "10 Défense | 300", "14 Anciens combattants | 20")
    after = year(2022, "10 Défense et anciens combattants | 330")
    assert asked(draw, before, after) == [
        (
            "merged",
            ["10 Défense et anciens combattants", "14 Anciens combattants"],
            ["10 Défense et anciens combattants"],
        )
    ]


def test_a_ministry_that_became_two_is_proposed_as_a_split(draw: Draw) -> None:
    before = year(2021, "30 Intérieur et sécurité | 100")
    after = year(2022, "32 Intérieur | 60", "33 Sécurité | 50")
    assert asked(draw, before, after) == [("split", ["30 Intérieur et sécurité"], ["32 Intérieur", "33 Sécurité"])]


def test_parts_named_in_more_detail_are_a_split_where_their_amounts_add_up(draw: Draw) -> None:
    before = year(2021, "30 Soldes | 100")
    assert asked(draw, before, year(2022, "31 Soldes – Terre | 60", "32 Soldes – Air | 50")) == [
        ("split", ["30 Soldes"], ["31 Soldes – Terre", "32 Soldes – Air"])
    ]
    assert asked(draw, before, year(2022, "31 Soldes – Terre | 600", "32 Soldes – Air | 500")) == []


def test_one_name_under_another_code_is_proposed(draw: Draw) -> None:
    (found,) = waiting(compare(draw(year(2021, "622 Entretien | 10"), year(2022, "614 Entretien | 12")), MINISTRIES))
    assert told(found) == ("recoded", ["622 Entretien"], ["614 Entretien"])
    assert [str(one) for one in found.reasons] == ["The same name under another code.", "The amounts are close."]


def test_a_code_given_to_something_else_is_asked_about(draw: Draw) -> None:
    (found,) = waiting(compare(draw(*REUSED), CHAPTERS))
    assert found.kind is LinkKind.RENAMED
    assert str(found.reasons[0]) == "Code 622 bears another name: renamed, or given to something else."
    assert found.confidence < 50


def test_a_code_reused_while_its_place_moved_follows_the_name(draw: Draw) -> None:
    before = year(2016, "622 Entretien | 10", "623 Personnel contractuel | 40")
    after = year(2017, "614 Entretien | 11", "622 Personnel contractuel | 41")
    assert asked(draw, before, after) == [
        ("recoded", ["622 Entretien"], ["614 Entretien"]),
        ("recoded", ["623 Personnel contractuel"], ["622 Personnel contractuel"]),
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Vie politique, cultuelle et associative", "Vie politique, culturelle et associative"),
        ("Déf. nat.", "Défense nationale"),
        ("MDNAC", "Ministère de la Défense nationale et des Anciens Combattants"),
        ("Défense", "Ministère de la Défense"),
    ],
)
def test_near_names_are_proposed_and_never_joined(draw: Draw, left: str, right: str) -> None:
    before, after = year(2021, f"~{left} | 10", "~Justice | 7"), year(2022, f"~{right} | 11", "~Justice | 7")
    assert asked(draw, before, after) == [("renamed", [left], [right])]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Région militaire 1", "Région militaire 2"),
        ("Armée de terre", "Armée de l’air"),
        ("Brigade A", "Brigade B"),
        ("Santé", "Pêche"),
    ],
)
def test_names_that_differ_in_what_tells_them_are_not_proposed(draw: Draw, left: str, right: str) -> None:
    assert asked(draw, year(2021, f"~{left} | 10"), year(2022, f"~{right} | 10")) == []


def test_places_that_nothing_answers_are_listed_on_their_side(draw: Draw) -> None:
    found = propose(compare(draw(year(2021, "1 Pêche | 10"), year(2022, "2 Santé | 11")), MINISTRIES))
    assert [told(one) for one in found] == [("ended", ["1 Pêche"], []), ("opened", [], ["2 Santé"])]


def test_a_name_that_several_places_carry_is_offered_pair_by_pair(draw: Draw) -> None:
    before = """
        label | administration:1 | administration:2   | voted 2021
        A     | 10 Défense       | 101 Administration | 10
        B     | 20 Justice       | 201 Administration | 5
    """
    after = """
        label | administration:2   | voted 2022
        A     | 901 Administration | 15
    """
    found = waiting(compare(draw(before, after), SERVICES))
    assert [[row.code for row in one.before] for one in found] == [["101"], ["201"]]
    assert all("2 places carry this name: only a person can tell which." in map(str, one.reasons) for one in found)


def test_under_one_ministry_the_name_is_enough_to_propose(draw: Draw) -> None:
    table = """
        label | administration:1 | administration:2   | voted {year}
        A     | 10 Défense       | {n}01 Cabinet | 10
        B     | 20 Justice       | {n}02 Cabinet | 5
    """
    found = waiting(compare(draw(table.format(year=2021, n=1), table.format(year=2022, n=2)), SERVICES))
    assert [told(one)[1:] for one in found] == [
        (["101 Cabinet"], ["201 Cabinet"]),
        (["102 Cabinet"], ["202 Cabinet"]),
    ]


def test_within_a_year_what_is_voted_only_may_be_what_is_executed_only(draw: Draw) -> None:
    law = "label | administration:1 | voted 2013\nA | 1 Vie politique, cultuelle et associative | 143\nB | 2 Santé | 9"
    settlement = (
        "label | administration:1 | paid 2013\nA | ~Vie politique, culturelle et associative | 150\nB | ~Santé | 8"
    )
    assert asked(draw, law, settlement) == [
        ("renamed", ["1 Vie politique, cultuelle et associative"], ["Vie politique, culturelle et associative"])
    ]


def test_the_order_of_lines_changes_no_proposal(draw: Draw) -> None:
    before = year(2021, "~Défense nat. | 3", "~Défense nationales | 4", "~Justices | 5", "~Santé publique | 6")
    after = year(2022, "~Défense nationale | 3", "~Justice | 5", "~Santé publiqe | 6")
    plain = sorted(asked(draw, before, after))
    assert plain
    for seed in range(5):
        assert sorted(asked(draw, shuffled(before, seed), shuffled(after, seed))) == plain


def row(key: int, label: str) -> ComparisonRow:
    place = PlaceName(Classification.PROGRAMME, 1, "", label)
    return ComparisonRow(str(key), "", label, 2021, {}, None, None, place=place)


def test_five_thousand_names_meet_five_thousand_in_about_a_second() -> None:
    nouns = ("Entretien", "Acquisition", "Construction", "Formation", "Transport", "Location", "Fourniture")
    things = ("véhicules", "casernes", "radios", "uniformes", "vivres", "carburant", "munitions", "logiciels", "ponts")
    names = [
        f"{nouns[at % 7]} de {things[at % 9]} du service {chr(97 + at % 26)}{chr(97 + at // 26 % 26)}x de {at:05d}"
        for at in range(5_000)
    ]
    slips = [name.replace("service", "servise") for name in names]
    began = time.perf_counter()
    found = nearest(
        [row(at, name) for at, name in enumerate(names)], [row(at, name) for at, name in enumerate(slips)], 80
    )
    assert time.perf_counter() - began < 6  # about one second on an idle machine
    assert len(found) == 5_000
    assert all(pair.before.key == pair.after.key for pair in found)


def test_likeness_is_whole_only_for_one_name() -> None:
    assert likeness("Min. de la Défense", "MINISTÈRE DE LA DÉFENSE") == 100
    assert 80 <= likeness("Sécurité publique", "Securite publiqe") < 100
    assert likeness("Sécurité intérieure 1", "Sécurité intérieure 2") == 0


def test_a_new_name_holds_from_the_year_that_first_prints_it(draw: Draw) -> None:
    names = {2020: "Défense", 2021: "Défense", 2022: "Défense nationale", 2023: "Défense nationale"}
    tables = [year(number, f"10 {name} | 300", "20 Justice | 90") for number, name in names.items()]
    found = [one for one in propose(compare(draw(*tables), MINISTRIES)) if one.before[0].code == "10"]
    assert [(one.year, one.kind.value) for one in found] == [(2021, "kept"), (2022, "renamed"), (2023, "kept")]


def test_a_missing_year_puts_the_new_name_at_the_next_year_that_is_there(draw: Draw) -> None:
    tables = (
        year(2020, "10 Défense | 300"),
        year(2023, "10 Défense nationale | 310"),
        year(2024, "10 Défense nationale | 320"),
    )
    found = propose(compare(draw(*tables), MINISTRIES))
    assert [(one.year, one.kind.value) for one in found] == [(2023, "renamed"), (2024, "kept")]


def test_a_merger_years_after_a_first_new_name_is_that_of_its_own_year(draw: Draw) -> None:
    tables = (
        year(2020, "10 Défense | 300", "14 Anciens combattants | 20"),
        year(2021, "10 Défense nationale | 300", "14 Anciens combattants | 20"),
        year(2022, "10 Défense nationale | 300", "14 Anciens combattants | 20"),
        year(2023, "10 Défense nationale et anciens combattants | 330"),
    )
    merged = [one for one in propose(compare(draw(*tables), MINISTRIES)) if one.kind is LinkKind.MERGED]
    assert [(one.year, [row.year for row in one.before]) for one in merged] == [(2023, [2022, 2022])]
