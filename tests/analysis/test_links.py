"""What a person says of places of different years, followed by every comparison."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from budgetwatch.analysis import compare
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison
from budgetwatch.domain.crosswalk import Link, LinkKind, PlaceName
from budgetwatch.domain.measure import Measure

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw, DrawnFrame

MINISTRIES = CompareQuery(Classification.ADMINISTRATION, 1)
CHAPTERS = CompareQuery(Classification.NATURE, 1)
SERVICES = CompareQuery(Classification.ADMINISTRATION, 2)

BEFORE_MERGER = """
label    | administration:1            | voted 2021
Défense  | 10 Défense                  | 300
Anciens  | 14 Anciens combattants      | 20
Justice  | 20 Justice                  | 90
"""
AFTER_MERGER = """
label    | administration:1                     | voted 2022
Défense  | 11 Défense et anciens combattants    | 330
Justice  | 20 Justice                           | 95
"""


def place(code: str, label: str, classification: str = "administration", level: int = 1, under: str = "") -> PlaceName:
    return PlaceName(Classification(classification), level, code, label, under)


MERGER = Link(
    LinkKind.MERGED,
    (place("10", "Défense"), place("14", "Anciens combattants")),
    (place("11", "Défense et anciens combattants"),),
    2022,
    "Decree of 3 January 2022",
)


def voted(comparison: Comparison) -> dict[str, dict[int, str]]:
    """The vote of each row by year, under the name that the row shows."""
    rows: dict[str, dict[int, str]] = {}
    for row in comparison.rows:
        rows.setdefault(f"{row.code} {row.label}".strip(), {})[row.year] = str(row.stages[Measure.VOTED])
    return rows


def totals(comparison: Comparison) -> dict[int, str]:
    return {row.year: str(row.stages[Measure.VOTED]) for row in comparison.totals}


def reasons(comparison: Comparison) -> list[tuple[int, str]]:
    return [(one.year, str(one.reason)) for one in comparison.breaks]


def test_merged_ministries_are_added_up_on_the_older_side(draw: Draw) -> None:
    frame = draw(BEFORE_MERGER, AFTER_MERGER)
    assert voted(compare(frame, MINISTRIES, links=[MERGER])) == {
        "11 Défense et anciens combattants": {2021: "320", 2022: "330"},
        "20 Justice": {2021: "90", 2022: "95"},
    }


def test_a_row_tells_what_it_was_called_before(draw: Draw) -> None:
    rows = compare(draw(BEFORE_MERGER, AFTER_MERGER), MINISTRIES, links=[MERGER]).rows
    assert {row.year: row.called for row in rows if row.code == "11"} == {
        2021: ("10 Défense", "14 Anciens combattants"),
        2022: (),
    }


def test_a_confirmed_link_is_a_break_with_its_reason(draw: Draw) -> None:
    comparison = compare(draw(BEFORE_MERGER, AFTER_MERGER), MINISTRIES, links=[MERGER])
    assert reasons(comparison) == [
        (
            2022,
            (
                "From 2022 on 11 Défense et anciens combattants is what was 10 Défense + 14 Anciens combattants: "
                "added up before. (Decree of 3 January 2022)"
            ),
        )
    ]


def test_a_merger_nobody_confirmed_is_not_applied_and_said(draw: Draw) -> None:
    comparison = compare(draw(BEFORE_MERGER, AFTER_MERGER), MINISTRIES)
    assert len(voted(comparison)) == 4
    assert reasons(comparison)[-1] == (
        2022,
        "In 2022 “Défense + Anciens combattants” may go on as “Défense et anciens combattants”: nobody has said yet.",
    )


def test_a_figure_of_a_merged_row_asks_for_the_codes_of_all_its_parts(draw: Draw) -> None:
    comparison = compare(draw(BEFORE_MERGER, AFTER_MERGER), MINISTRIES, links=[MERGER])
    older = next(row for row in comparison.rows if row.year == 2021 and row.code == "11")
    (selection,) = older.stages[Measure.VOTED].trace.inputs
    assert len(selection.within[0]) == 3  # type: ignore[union-attr]  # a selection of facts


def test_a_ministry_that_was_split_is_compared_whole(draw: Draw) -> None:
    frame = draw(
        "label | administration:1 | voted 2021\nA | 30 Intérieur et sécurité | 100\nB | 31 Santé | 7",
        """
        label | administration:1 | voted 2022
        A     | 32 Intérieur     | 60
        B     | 33 Sécurité      | 50
        C     | 31 Santé         | 8
        """,
    )
    link = Link(
        LinkKind.SPLIT,
        (place("30", "Intérieur et sécurité"),),
        (place("32", "Intérieur"), place("33", "Sécurité")),
        2022,
    )
    assert voted(compare(frame, MINISTRIES, links=[link])) == {
        "32 + 33 Intérieur + Sécurité": {2021: "100", 2022: "110"},
        "31 Santé": {2021: "7", 2022: "8"},
    }


def test_a_new_code_takes_over_the_years_of_the_old_one(draw: Draw) -> None:
    frame = draw(
        "label | nature:1 | voted 2016\nA | 622 Entretien | 10",
        "label | nature:1 | voted 2017\nA | 614 Entretien | 12",
    )
    link = Link(
        LinkKind.RECODED,
        (place("622", "Entretien", "nature"),),
        (place("614", "Entretien", "nature"),),
        2017,
    )
    assert voted(compare(frame, CHAPTERS, links=[link])) == {"614 Entretien": {2016: "10", 2017: "12"}}


REUSED = (
    "label | nature:1 | voted 2016\nA | 622 Entretien | 10\nB | 61 Eau | 3",
    "label | nature:1 | voted 2017\nA | 622 Personnel contractuel | 40\nB | 61 Eau | 3",
)


def test_a_code_that_names_another_thing_is_two_rows_until_someone_says_otherwise(draw: Draw) -> None:
    comparison = compare(draw(*REUSED), CHAPTERS)
    assert voted(comparison) == {
        "622 Entretien": {2016: "10"},
        "61 Eau": {2016: "3", 2017: "3"},
        "622 Personnel contractuel": {2017: "40"},
    }
    assert reasons(comparison) == [
        (2017, "In 2017 “Entretien” may go on as “Personnel contractuel”: nobody has said yet.")
    ]


def test_a_person_may_say_that_the_code_was_only_renamed(draw: Draw) -> None:
    link = Link(
        LinkKind.RENAMED,
        (place("622", "Entretien", "nature"),),
        (place("622", "Personnel contractuel", "nature"),),
        2017,
    )
    comparison = compare(draw(*REUSED), CHAPTERS, links=[link])
    assert voted(comparison)["622 Personnel contractuel"] == {2016: "10", 2017: "40"}
    assert [row.called for row in comparison.rows if row.year == 2016] == [("Entretien",), ()]


def test_a_person_may_say_that_it_is_not_the_same_and_is_asked_no_more(draw: Draw) -> None:
    link = Link(
        LinkKind.APART,
        (place("622", "Entretien", "nature"),),
        (place("622", "Personnel contractuel", "nature"),),
        2017,
    )
    comparison = compare(draw(*REUSED), CHAPTERS, links=[link])
    assert len(voted(comparison)) == 3
    assert comparison.breaks == ()


def test_a_code_reworded_or_extended_stays_one_place(draw: Draw) -> None:
    frame = draw(
        "label | administration:1 | voted 2021\nA | 10 Min. de la Défense nat. | 10",
        "label | administration:1 | voted 2022\nA | 10 MINISTÈRE DE LA DÉFENSE NATIONALE ET DES ANCIENS COMBATTANTS | 12",
    )
    ((name, years),) = voted(compare(frame, MINISTRIES)).items()
    assert (name[:12], years) == ("10 MINISTÈRE", {2021: "10", 2022: "12"})


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministère de la Défense", "MIN. DE LA DEFENSE"),
        ("1. Dépenses de personnel", "- Dépense de personnels"),
        ("II – Forces armées", "Forces armées"),
    ],
)
def test_one_name_in_two_writings_is_one_place(draw: Draw, left: str, right: str) -> None:
    frame = draw(
        f"label | administration:1 | voted 2021\nA | ~{left} | 10",
        f"label | administration:1 | voted 2022\nA | ~{right} | 12",
    )
    assert [*voted(compare(frame, MINISTRIES)).values()] == [{2021: "10", 2022: "12"}]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Région militaire 1", "Région militaire 2"),
        ("Transferts aux régions", "Transferts des régions"),
        ("Brigade A", "Brigade B"),
    ],
)
def test_what_turns_a_name_is_not_taken_for_writing(draw: Draw, left: str, right: str) -> None:
    frame = draw(
        f"label | administration:1 | voted 2021\nA | ~{left} | 10",
        f"label | administration:1 | voted 2022\nA | ~{right} | 12",
    )
    assert len(voted(compare(frame, MINISTRIES))) == 2


def test_two_writings_that_one_document_prints_side_by_side_stay_two_places(draw: Draw) -> None:
    frame = draw(
        "label | administration:1 | voted 2021\nA | ~Armée | 10\nB | ~Armées | 5",
        "label | administration:1 | voted 2022\nA | ~ARMÉES | 6",
    )
    assert voted(compare(frame, MINISTRIES)) == {"Armée": {2021: "10"}, "Armées": {2021: "5", 2022: "6"}}


def test_one_name_under_two_ministries_is_linked_only_where_the_person_says(draw: Draw) -> None:
    frame = draw(
        """
        label | administration:1 | administration:2 | voted 2021
        A     | 10 Défense       | 101 Cabinet      | 10
        B     | 20 Justice       | 201 Cabinet      | 5
        """,
        """
        label | administration:1 | administration:2 | voted 2022
        A     | 10 Défense       | 111 Cabinet      | 11
        B     | 20 Justice       | 211 Cabinet      | 6
        """,
    )
    link = Link(
        LinkKind.RECODED,
        (place("101", "Cabinet", level=2, under="10"),),
        (place("111", "Cabinet", level=2, under="10"),),
        2022,
    )
    comparison = compare(frame, SERVICES, links=[link])
    assert voted(comparison) == {
        "111 Cabinet": {2021: "10", 2022: "11"},
        "201 Cabinet": {2021: "5"},
        "211 Cabinet": {2022: "6"},
    }


def test_the_services_of_a_recoded_ministry_follow_it(draw: Draw) -> None:
    frame = draw(
        """
        label | administration:1 | administration:2 | voted 2021
        A     | 10 Défense       | 1 Cabinet        | 10
        B     | 20 Justice       | 1 Tribunaux      | 5
        """,
        """
        label | administration:1 | administration:2 | voted 2022
        A     | 12 Armées        | 1 Cabinet        | 11
        B     | 20 Justice       | 1 Tribunaux      | 6
        """,
    )
    link = Link(LinkKind.RECODED, (place("10", "Défense"),), (place("12", "Armées"),), 2022)
    assert voted(compare(frame, SERVICES, links=[link])) == {
        "1 Cabinet": {2021: "10", 2022: "11"},
        "1 Tribunaux": {2021: "5", 2022: "6"},
    }


def test_links_of_places_that_are_not_there_change_nothing(draw: Draw) -> None:
    frame = draw(BEFORE_MERGER, AFTER_MERGER)
    link = Link(LinkKind.RENAMED, (place("98", "Pêche"),), (place("99", "Océans"),), 2022)
    assert compare(frame, MINISTRIES, links=[link]) == compare(frame, MINISTRIES)


def test_no_link_changes_a_total(draw: Draw) -> None:
    frame = draw(BEFORE_MERGER, AFTER_MERGER, *REUSED)
    wild = Link(LinkKind.MERGED, (place("10", "Défense"), place("20", "Justice")), (place("20", "Justice"),), 2022)
    for query in (MINISTRIES, CHAPTERS, CompareQuery()):
        plain = totals(compare(frame, query))
        for links in ([MERGER], [wild], [MERGER, wild]):
            assert totals(compare(frame, query, links=links)) == plain


def shuffled(table: str, seed: int) -> str:
    head, *body = table.strip().splitlines()
    Random(seed).shuffle(body)  # noqa: S311 - the same order at every run
    return "\n".join([head, *body])


def test_the_order_of_lines_changes_nothing(draw: Draw) -> None:
    def told(frame: DrawnFrame) -> tuple[object, ...]:
        comparison = compare(frame, MINISTRIES, links=[MERGER])
        return voted(comparison), reasons(comparison)

    plain = told(draw(BEFORE_MERGER, AFTER_MERGER))
    for seed in range(5):
        assert told(draw(shuffled(BEFORE_MERGER, seed), shuffled(AFTER_MERGER, seed))) == plain


def test_a_chain_of_names_ends_under_the_newest(draw: Draw) -> None:
    frame = draw(
        "label | administration:1 | voted 2020\nA | 10 Guerre | 1",
        "label | administration:1 | voted 2021\nA | 11 Défense | 2",
        "label | administration:1 | voted 2022\nA | 12 Armées | 3",
    )
    links = [
        Link(LinkKind.RECODED, (place("11", "Défense"),), (place("12", "Armées"),), 2022),
        Link(LinkKind.RECODED, (place("10", "Guerre"),), (place("11", "Défense"),), 2021),
    ]
    for order in (links, links[::-1]):
        comparison = compare(frame, MINISTRIES, links=order)
        assert voted(comparison) == {"12 Armées": {2020: "1", 2021: "2", 2022: "3"}}
        assert [row.called for row in comparison.rows] == [("10 Guerre",), ("11 Défense",), ()]
