"""Which of several documents that give the same money counts, and what is said of the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from budgetwatch.analysis import compare
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison
from budgetwatch.domain.figure import FactSelection
from budgetwatch.domain.measure import Basis, Measure

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw

BY_PROGRAMME = CompareQuery(Classification.PROGRAMME)

DEFENCE = """
label      | programme:1  | voted 2024
Personnel  | 1 Personnel  | 120 500
Goods      | 2 Goods      | 44 200
Investment | 3 Investment | 80 100
"""
INTERIOR = """
label      | programme:1  | voted 2024
Personnel  | 1 Personnel  | 70 300
Goods      | 2 Goods      | 21 100
Investment | 3 Investment | 9 900
"""


def total(comparison: Comparison, measure: Measure = Measure.VOTED) -> str:
    return str(comparison.totals[0].stages[measure])


def reasons(comparison: Comparison) -> list[str]:
    return [str(note.reason) for note in comparison.notes]


def test_two_ministries_that_number_alike_are_both_counted(draw: Draw) -> None:
    comparison = compare(draw(DEFENCE, INTERIOR), BY_PROGRAMME)
    assert total(comparison) == "346100"
    (reason,) = reasons(comparison)
    assert "both are counted, as different money" in reason


def test_lines_of_two_ministries_that_number_alike_stay_two_rows(draw: Draw) -> None:
    rows = compare(draw(DEFENCE, INTERIOR), CompareQuery()).rows
    assert [(row.code, row.label, str(row.stages[Measure.VOTED])) for row in rows][::3] == [
        ("1", "Personnel", "120500"),
        ("1", "Personnel · table2.xlsx", "70300"),
    ]


def test_documents_of_two_institutions_are_both_counted_however_near_their_amounts(draw: Draw) -> None:
    frame = draw(DEFENCE, DEFENCE.replace("120 500", "121 000"))
    frame.datasets["institution"] = ["Defence", "Interior"]
    assert total(compare(frame, BY_PROGRAMME)) == "490100"


def test_a_vote_that_is_printed_again_with_a_revision_counts_once(draw: Draw) -> None:
    comparison = compare(draw(DEFENCE, DEFENCE.replace("120 500", "121 000")), BY_PROGRAMME)
    assert total(comparison) == "245300"
    assert "gives other amounts than" in reasons(comparison)[0]


def test_the_same_codes_with_other_labels_and_amounts_are_other_money(draw: Draw) -> None:
    paid = "label | programme:1 | paid 2024\nA | 1 Roads | 10\nB | 2 Bridges | 20"
    other = "label | programme:1 | paid 2024\nC | 1 Vaccines | 30\nD | 2 Schools | 50"
    assert total(compare(draw(paid, other), BY_PROGRAMME), Measure.PAID) == "110"


def test_tables_cut_in_two_ways_that_do_not_add_up_to_the_same_are_both_counted(draw: Draw) -> None:
    by_nature = "label | nature:1 | voted 2024\nPay | 8 Pay | 900\nGoods bought | 9 Supplies | 700"
    assert total(compare(draw(DEFENCE, by_nature), BY_PROGRAMME)) == "246400"


JANUARY = "label | programme:1 | paid 2024\nPay | 1 Pay | 95\nFuel | 2 Fuel | 20"
FEBRUARY = "label | programme:1 | paid 2024\nPay | 1 Pay | 97\nFuel | 2 Fuel | 31"


def test_payments_of_the_same_places_that_differ_are_a_conflict_with_both_figures(draw: Draw) -> None:
    comparison = compare(draw(JANUARY, FEBRUARY), BY_PROGRAMME)
    (conflict,) = comparison.conflicts
    assert total(comparison, Measure.PAID) == "128"
    assert (str(conflict.used.figure), str(conflict.aside.figure)) == ("128", "115")
    assert "gives other amounts than" in reasons(comparison)[0]


def test_the_same_amounts_again_are_no_conflict(draw: Draw) -> None:
    assert compare(draw(JANUARY, JANUARY), BY_PROGRAMME).conflicts == ()


def test_commitments_of_authorisations_are_not_set_against_payment_appropriations(draw: Draw) -> None:
    table = """
    label | programme:1 | voted 2024 AE | committed 2024 AE | voted 2024 CP | paid 2024 CP
    Roads | 01 Works    | 900           | 800               | 600           | 500
    """
    comparison = compare(draw(table), BY_PROGRAMME)
    assert Measure.COMMITTED not in comparison.totals[0].stages
    assert reasons(comparison) == [
        "In commitment authorisations (AE) only, so not beside payment appropriations (CP): committed. Compare in AE to see them."
    ]
    in_ae = compare(draw(table), CompareQuery(Classification.PROGRAMME, basis=Basis.AE))
    assert (total(in_ae), total(in_ae, Measure.COMMITTED)) == ("900", "800")


def test_a_line_without_a_label_of_its_code_keeps_its_own(draw: Draw) -> None:
    (row,) = compare(draw("label | programme:1 | voted 2024\nRoads | 01 | 5"), CompareQuery()).rows
    assert (row.code, row.label) == ("01", "Roads")


def test_the_code_of_a_line_is_its_own_and_not_that_of_its_chapter(draw: Draw) -> None:
    table = """
    label | administration:3 | nature:1 | voted 2024
    Pay   | 10               | 6110     | 5
    Bonus | 10               | 6120     | 6
    Fuel  | 20               | 6210     | 7
    """
    assert [row.code for row in compare(draw(table), CompareQuery()).rows] == ["6110", "6120", "6210"]


def test_amounts_in_another_currency_are_named_beside_the_year_they_belong_to(draw: Draw) -> None:
    frame = draw(DEFENCE)
    frame = replace(frame, elsewhere=(("EUR", "support.xlsx", (2024,)),))
    (note,) = compare(frame, BY_PROGRAMME).notes
    assert (note.year, str(note.reason)) == (
        2024,
        "Amounts in EUR of 1 document are not in this comparison: support.xlsx.",
    )


def test_a_line_without_a_known_amount_is_told_beside_the_total(draw: Draw) -> None:
    table = """
    label | programme:1 | voted 2024 | paid 2024
    Roads | 01 Works    | 1000       | 900
    Boats | 01 Works    | 1000       | ?
    Tents | 02 Camps    | 500        | -
    """
    comparison = compare(draw(table), BY_PROGRAMME)
    works = comparison.rows[0]
    assert works.unknown == comparison.totals[0].unknown == {Measure.PAID}
    assert (total(comparison, Measure.PAID), reasons(comparison)) == (
        "900",
        [
            "1 line has no known amount for the stage “paid”: totals are those of the other lines, and a rate divides what is known of one stage by what is known of the other."
        ],
    )


def test_places_of_two_ministries_that_number_alike_stay_two_rows(draw: Draw) -> None:
    before = DEFENCE.replace("2024", "2023")
    rows = compare(draw(before, DEFENCE, INTERIOR), BY_PROGRAMME).rows
    personnel = [(row.label, row.year, str(row.stages[Measure.VOTED])) for row in rows if row.code == "1"]
    assert personnel == [
        ("Personnel", 2023, "120500"),
        ("Personnel", 2024, "120500"),
        ("Personnel · table3.xlsx", 2024, "70300"),
    ]


def test_two_tables_that_a_third_shows_to_be_the_same_money_count_once(draw: Draw) -> None:
    law = "label | programme:1 | voted 2024\nA | 1 A | 600\nB | 2 B | 1000"
    first = "label | programme:1 | voted 2024 | revised 2024\nA | 1 A | 600 | 900\nB | 2 B | 1000 | 1500"
    later = "label | programme:1 | voted 2024 | revised 2024\nA | 1 A | 600 | 100\nB | 2 B | 1000 | 200"
    bare = "label | programme:1 | revised 2024 | paid 2024\nA | 1 A | 100 | 90\nB | 2 B | 200 | 190"
    paid = "label | programme:1 | voted 2024 | revised 2024 | paid 2024\nA | 1 A | 600 | 900 | 95\nB | 2 B | 1000 | 1500 | 195"
    comparison = compare(draw(law, first, later, bare, paid), BY_PROGRAMME)
    assert total(comparison, Measure.PAID) == "290"


REVISED = """
label  | programme:1 | revised 2024
Army   | 022 Army    | 53 418
Air    | 023 Air     | 66 656
Police | 024 Police  | 29 146
"""


def disagreeing(comparison: Comparison) -> list[tuple[int, list[str]]]:
    """For each conflict how many places differ, and the largest of them: what is used, what is not."""
    return [
        (found.places, [f"{one.place}: {one.used}, {one.aside}" for one in found.largest])
        for found in comparison.conflicts
    ]


def test_gaps_that_make_up_for_each_other_are_told_place_by_place(draw: Draw) -> None:
    comparison = compare(draw(REVISED, REVISED.replace("53 418", "43 418").replace("66 656", "76 656")), CompareQuery())
    assert disagreeing(comparison) == [(2, ["022 Army: 43418, 53418", "023 Air: 76656, 66656"])]
    assert "gives other amounts than" in reasons(comparison)[0]


def test_a_gap_too_small_to_show_in_the_sum_is_told(draw: Draw) -> None:
    large = REVISED.replace("66 656", "999 066 656")
    comparison = compare(draw(large, large.replace("29 146", "29 446")), CompareQuery())
    assert disagreeing(comparison) == [(1, ["024 Police: 29446, 29146"])]


def test_the_largest_gap_comes_first_and_leads_to_the_lines_of_its_place(draw: Draw) -> None:
    frame = draw(REVISED, REVISED.replace("66 656", "66 000").replace("29 146", "20 146"))
    (found,) = compare(frame, CompareQuery()).conflicts
    assert [one.place for one in found.largest] == ["024 Police", "023 Air"]
    asked = [trace for one in found.largest for trace in (*one.used.trace.inputs, *one.aside.trace.inputs)]
    assert [(one.datasets, one.lines) for one in asked if isinstance(one, FactSelection)] == [
        ((2,), (6,)),
        ((1,), (3,)),
        ((2,), (5,)),
        ((1,), (2,)),
    ]


def test_amounts_rounded_to_the_step_of_the_coarser_document_are_the_same(draw: Draw) -> None:
    exact = "label | programme:1 | revised 2024\nA | 022 Army | 53 418 499\nB | 023 Air | 66 655 501"
    rounded = "label | programme:1 | revised 2024\nA | 022 Army | 53 418 000\nB | 023 Air | 66 656 000"
    told = []
    for steps in ([0, 3], [0, 0]):
        frame = draw(exact, rounded)
        frame.datasets["exponent"] = steps
        told.append([found.places for found in compare(frame, CompareQuery()).conflicts])
    assert told == [[], [2]]


def test_documents_cut_otherwise_that_nearly_add_up_to_the_same_differ_as_a_whole(draw: Draw) -> None:
    by_nature = "label | nature:1 | voted 2024\nPay | 8 Pay | 200 000\nGoods bought | 9 Supplies | 44 700"
    (found,) = compare(draw(DEFENCE, by_nature), BY_PROGRAMME).conflicts
    assert (found.places, found.largest) == (0, ())
    assert {str(found.used.figure), str(found.aside.figure)} == {"244800", "244700"}


def test_a_document_with_places_of_its_own_does_not_give_the_same_money_again(draw: Draw) -> None:
    (reason,) = reasons(compare(draw(f"{REVISED}Navy | 025 Navy | 7", REVISED), CompareQuery()))
    assert "gives the same money again" not in reason
    assert "lines of the other alone are not counted" in reason
