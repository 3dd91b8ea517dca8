"""Which places of two documents are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.analysis import compare
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison
from budgetwatch.domain.measure import Measure

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw

MISSIONS = CompareQuery(Classification.PROGRAMME, 1)
PROGRAMMES = CompareQuery(Classification.PROGRAMME, 2)
LINES = CompareQuery()

LAW = """
label    | programme:1                   | programme:2                                  | voted 2013
Europe   | ~ACTION EXTÉRIEURE DE L'ÉTAT  | 105 Action de la France en Europe            | 1 865
Culture  | ~ACTION EXTÉRIEURE DE L'ÉTAT  | 185 Diplomatie culturelle                    | 749
Admin    | ~ADMINISTRATION               | 307 Administration                           | 1 712
Vie      | ~ADMINISTRATION               | 232 Vie politique, cultuelle et associative  | 143
Santé    | ~SANTÉ                        | 204 Administration                           | 11
"""
SETTLEMENT = """
label    | programme:1                    | programme:2                                 | paid 2013
Europe   | ~Action extérieure de l'Etat   | ~- Action de la France en Europe            | 1 921
Culture  | ~Action extérieure de l'Etat   | ~- Diplomatie culturelle                    | 716
Admin    | ~Administration                | ~- Administration                           | 1 751
Vie      | ~Administration                | ~- Vie politique, culturelle et associative | 150
Santé    | ~Santé                         | ~- Administration                           | 12
"""


def joined(comparison: Comparison) -> dict[str, tuple[str, str]]:
    """The rows that have both sides, by code or label."""
    return {
        row.code or row.label: (str(row.stages[Measure.VOTED]), str(row.stages[Measure.PAID]))
        for row in comparison.rows
        if {Measure.VOTED, Measure.PAID} <= row.stages.keys()
    }


def test_missions_in_capitals_and_in_small_letters_are_one(draw: Draw) -> None:
    assert joined(compare(draw(LAW, SETTLEMENT), MISSIONS)) == {
        "Action extérieure de l'Etat": ("2614", "2637"),
        "Administration": ("1855", "1901"),
        "Santé": ("11", "12"),
    }


def test_a_label_alone_joins_the_code_of_the_same_label_under_the_same_parent(draw: Draw) -> None:
    expected = {"105": ("1865", "1921"), "185": ("749", "716"), "307": ("1712", "1751"), "204": ("11", "12")}
    for query in (PROGRAMMES, LINES):
        assert joined(compare(draw(LAW, SETTLEMENT), query)) == expected


def test_labels_that_are_only_alike_stay_apart(draw: Draw) -> None:
    alone = [row for row in compare(draw(LAW, SETTLEMENT), LINES).rows if "no_counterpart" in row.flags]
    assert [row.label for row in alone] == [
        "Vie politique, cultuelle et associative",
        "Vie politique, culturelle et associative",
    ]


def test_one_label_under_every_vote_does_not_join_across_parents(draw: Draw) -> None:
    flat = """
        label | programme:2      | paid 2013
        Admin | ~Administration  | 900
        Europe | ~Action de la France en Europe | 1 921
    """
    assert joined(compare(draw(LAW, flat), PROGRAMMES)) == {"105": ("1865", "1921")}


def test_codes_that_begin_anew_under_each_parent_are_different_places(draw: Draw) -> None:
    frame = draw("""
        label | programme:1 | programme:2 | voted 2013
        Roads | 01 Works    | 1 Studies   | 10
        Boats | 02 Navy     | 1 Hulls     | 20
    """)
    assert [(row.code, row.label) for row in compare(frame, PROGRAMMES).rows] == [("1", "Studies"), ("1", "Hulls")]


def test_a_code_that_moves_to_another_parent_with_its_label_stays_one_place(draw: Draw) -> None:
    frame = draw(
        """
        label | programme:1 | programme:2 | voted 2013
        Hulls | 01 Works    | 71 Hulls    | 10
        """,
        """
        label | programme:1 | programme:2 | voted 2014
        Hulls | 02 Navy     | 71 Hulls    | 12
        """,
    )
    assert {row.key for row in compare(frame, PROGRAMMES).rows} == {"programme:2:71"}


def test_a_code_beside_many_names_in_one_document_takes_none_of_them(draw: Draw) -> None:
    classes = """
    label | programme:1 | paid 2020
    A     | 1 UniNE     | 10
    B     | 1 Kanton    | 20
    C     | 1 UniZH     | 30
    D     | 2 Armée     | 40
    """
    named = [(row.code, row.label, str(row.stages[Measure.PAID])) for row in compare(draw(classes), MISSIONS).rows]
    assert sorted(named) == [("1", "", "60"), ("2", "Armée", "40")]


def test_leading_zeros_make_another_code(draw: Draw) -> None:
    frame = draw(
        "label | programme:1 | voted 2013\nA | 01 Works | 10",
        "label | programme:1 | voted 2014\nA | 1 Works | 12",
    )
    assert {row.code for row in compare(frame, MISSIONS).rows} == {"01", "1"}


def test_lines_without_any_code_are_matched_by_their_label(draw: Draw) -> None:
    frame = draw(
        "label | voted 2013\nRations | 10\nTents | 5",
        "label | paid 2013\nRATIONS | 9\nBoats | 7",
    )
    assert joined(compare(frame, LINES)) == {"Rations": ("10", "9")}


def test_lines_whose_label_their_table_repeats_stay_alone(draw: Draw) -> None:
    frame = draw(
        "label | voted 2013\nPay | 10\nPay | 5",
        "label | paid 2013\nPay | 9",
    )
    assert joined(compare(frame, LINES)) == {}


def test_places_without_a_code_and_a_label_are_not_taken_for_one_another(draw: Draw) -> None:
    frame = draw("label | programme:1 | voted 2013\nA | ~ | 10", "label | programme:1 | paid 2013\nB | ~ | 9")
    assert joined(compare(frame, MISSIONS)) == {}


def test_a_deep_place_whose_parents_are_not_printed_stands_nowhere_above(draw: Draw) -> None:
    frame = draw("label | programme:2 | voted 2013\nA | 11 Roads | 10")
    assert [row.key for row in compare(frame, MISSIONS).rows] == ["not_classified"]


def test_lines_are_compared_as_deep_as_both_tables_go(draw: Draw) -> None:
    frame = draw(
        """
        label | programme:1 | nature:1 | voted 2013
        Pay   | 01 Works    | 2 Pay    | 10
        Goods | 01 Works    | 3 Goods  | 20
        """,
        """
        label | programme:1 | paid 2013
        Works | 01 Works    | 25
        """,
    )
    assert joined(compare(frame, LINES)) == {"01": ("30", "25")}


def test_lines_of_several_classifications_are_told_apart_by_all_of_them(draw: Draw) -> None:
    frame = draw("""
        label | programme:1 | nature:1 | voted 2013 | paid 2013
        Pay   | 01 Works    | 2 Pay    | 10         | 9
        Pay   | 02 Navy     | 2 Pay    | 20         | 18
    """)
    rows = compare(frame, LINES).rows
    assert [(row.code, row.label) for row in rows] == [("2", "Pay — 01 Works"), ("2", "Pay — 02 Navy")]


def test_a_line_named_after_its_programme_is_named_by_its_nature(draw: Draw) -> None:
    frame = draw("""
        label | programme:1 | nature:1     | voted 2013
        Army  | 022 Army    | 3 Transfers  | 10
        Army  | 022 Army    | 5 Investment | 20
        Air   | 023 Air     | 5 Investment | 30
    """)
    assert [(row.code, row.label) for row in compare(frame, LINES).rows] == [
        ("3", "Transfers — 022 Army"),
        ("5", "Investment — 022 Army"),
        ("5", "Investment — 023 Air"),
    ]


def test_a_line_with_a_name_of_its_own_has_not_the_code_of_its_programme(draw: Draw) -> None:
    frame = draw("""
        label | programme:1 | nature:1     | voted 2013
        Tanks | 022 Army    | 5 Investment | 10
        Tanks | 023 Air     | 5 Investment | 20
        Hangar| 023 Air     | 6 Buildings  | 30
    """)
    assert [(row.code, row.label) for row in compare(frame, LINES).rows] == [
        ("", "Tanks (022 Army, 5 Investment)"),
        ("", "Tanks (023 Air, 5 Investment)"),
        ("", "Hangar"),
    ]
