"""Appropriations against execution."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from budgetwatch.analysis import NOT_CLASSIFIED, classifications, compare
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow
from budgetwatch.domain.figure import FactSelection, Operation, Trace
from budgetwatch.domain.measure import Basis, Measure

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw, DrawnFrame

BY_PROGRAMME = CompareQuery(Classification.PROGRAMME)

ONE_TABLE = """
label     | programme:1 | voted 2023 | revised 2023 | paid 2023 | voted 2024
Roads     | 01 Works    | 600        | 500          | 400       | 700
Bridges   | 01 Works    | 400        | 500          | 600       |
Rations   | 02 Food     | 1 000      | 1 200        | -         | 900
"""


def amounts(row: ComparisonRow) -> dict[str, str]:
    return {str(stage): str(figure) for stage, figure in row.stages.items()}


def table(comparison: Comparison) -> dict[tuple[str, int], dict[str, str]]:
    return {(row.code or row.label, row.year): amounts(row) for row in comparison.rows}


def only(comparison: Comparison) -> ComparisonRow:
    assert len(comparison.rows) == 1
    return comparison.rows[0]


def test_lines_of_one_place_are_added_per_stage_and_year(draw: Draw) -> None:
    assert table(compare(draw(ONE_TABLE), BY_PROGRAMME)) == {
        ("01", 2023): {"voted": "1000", "revised": "1000", "paid": "1000"},
        ("01", 2024): {"voted": "700"},
        ("02", 2023): {"voted": "1000", "revised": "1200"},
        ("02", 2024): {"voted": "900"},
    }


def test_totals_come_from_the_lines_of_each_year(draw: Draw) -> None:
    totals = {row.year: amounts(row) for row in compare(draw(ONE_TABLE), BY_PROGRAMME).totals}
    assert totals == {2023: {"voted": "2000", "revised": "2200", "paid": "1000"}, 2024: {"voted": "1600"}}


def test_the_rate_divides_the_furthest_stage_of_the_year_by_the_vote(draw: Draw) -> None:
    comparison = compare(draw(ONE_TABLE), BY_PROGRAMME)
    works = comparison.rows[0]
    assert comparison.rates[2023].numerator is Measure.PAID
    assert (str(works.rate), str(works.deviation)) == ("1", "0")
    assert comparison.rates[2024].numerator is None


def test_the_rate_can_divide_by_the_revised_appropriation(draw: Draw) -> None:
    comparison = compare(draw(ONE_TABLE), replace(BY_PROGRAMME, rate_of=Measure.REVISED))
    assert str(comparison.totals[0].rate) == "0.454545"


def test_a_stage_that_a_row_lacks_is_missing_and_not_zero(draw: Draw) -> None:
    food = next(row for row in compare(draw(ONE_TABLE), BY_PROGRAMME).rows if row.code == "02")
    assert Measure.PAID not in food.stages
    assert food.rate is None
    assert food.deviation is None


def test_zero_paid_is_a_rate_of_zero(draw: Draw) -> None:
    frame = draw("""
        label | programme:1 | voted 2023 | paid 2023
        Roads | 01 Works    | 600        | 0
    """)
    assert str(only(compare(frame, BY_PROGRAMME)).rate) == "0"


def test_lines_without_the_classification_stand_in_a_row_of_their_own_and_in_the_total(draw: Draw) -> None:
    frame = draw("""
        label   | programme:1 | voted 2023
        Roads   | 01 Works    | 600
        Unknown |             | 40
    """)
    comparison = compare(frame, BY_PROGRAMME)
    aside = next(row for row in comparison.rows if row.key == NOT_CLASSIFIED)
    assert (amounts(aside), aside.flags, str(comparison.totals[0].stages[Measure.VOTED])) == (
        {"voted": "40"},
        (NOT_CLASSIFIED,),
        "640",
    )


def test_only_the_years_asked_for_are_compared(draw: Draw) -> None:
    assert compare(draw(ONE_TABLE), replace(BY_PROGRAMME, years=(2024,))).years == (2024,)


BOTH_BASES = """
label | programme:1 | voted 2023 AE | voted 2023 CP | paid 2023
Roads | 01 Works    | 900           | 600           | 500
"""


def test_payments_are_compared_where_a_sheet_gives_both_bases(draw: Draw) -> None:
    assert amounts(only(compare(draw(BOTH_BASES), BY_PROGRAMME))) == {"voted": "600", "paid": "500"}


def test_commitment_authorisations_do_not_stand_beside_amounts_without_a_basis(draw: Draw) -> None:
    assert amounts(only(compare(draw(BOTH_BASES), replace(BY_PROGRAMME, basis=Basis.AE)))) == {"voted": "900"}


LAW = """
label   | programme:1 | voted 2023
Roads   | 01 Works    | 600
Rations | 02 Food     | 1 000
"""
EXECUTION = """
label   | programme:1 | voted 2023 | paid 2023
Roads   | 01 Works    | 601        | 500
Rations | 02 Food     | 1 000      | 900
"""


def test_a_vote_that_the_execution_table_repeats_is_not_counted_twice(draw: Draw) -> None:
    comparison = compare(draw(LAW, EXECUTION), BY_PROGRAMME)
    assert amounts(comparison.totals[0]) == {"voted": "1600", "paid": "1400"}


def test_the_table_that_was_set_aside_is_named(draw: Draw) -> None:
    (note,) = compare(draw(LAW, EXECUTION), BY_PROGRAMME).notes
    assert note.year == 2023
    assert str(note.reason).startswith("“table2.xlsx · Sheet1!A1:H9” gives the same money again (voted)")


def test_of_two_executions_of_one_year_the_latest_import_counts(draw: Draw) -> None:
    later = EXECUTION.replace("900", "950")
    assert str(compare(draw(LAW, EXECUTION, later), BY_PROGRAMME).totals[0].stages[Measure.PAID]) == "1450"


def test_tables_that_share_few_places_are_both_counted(draw: Draw) -> None:
    other = "label | programme:1 | voted 2023\nBoats | 03 Navy | 70\nTents | 04 Camps | 7\nRoads | 01 Works | 3\nPonies | 05 Ponies | 1"
    more = LAW + "Hats    | 06 Hats     | 5\n"
    assert str(compare(draw(more, other), BY_PROGRAMME).totals[0].stages[Measure.VOTED]) == "1686"


def test_the_whole_is_preferred_to_a_part_of_it_imported_later(draw: Draw) -> None:
    more = LAW + "Hats    | 06 Hats     | 5\nPonies | 05 Ponies | 1\n"
    part = "label | programme:1 | voted 2023\nRoads | 01 Works | 600"
    assert str(compare(draw(more, part), BY_PROGRAMME).totals[0].stages[Measure.VOTED]) == "1606"


def test_a_table_that_overlaps_in_part_is_set_aside_with_a_warning(draw: Draw) -> None:
    other = "label | programme:1 | voted 2023\nRoads | 01 Works | 600\nBoats | 03 Navy | 7"
    (note,) = compare(draw(LAW, other), BY_PROGRAMME).notes
    assert str(note.reason).endswith("lines of the other alone are not counted.")


def test_of_tables_with_labels_only_the_latest_counts(draw: Draw) -> None:
    first, second = "label | voted 2023\nRoads | 10\nBoats | 5", "label | voted 2023\nROADS | 12\nBoats | 5"
    assert str(compare(draw(first, second), CompareQuery()).totals[0].stages[Measure.VOTED]) == "17"


def test_several_stages_of_a_table_set_aside_are_named_in_one_note(draw: Draw) -> None:
    (note,) = compare(draw(EXECUTION, EXECUTION), BY_PROGRAMME).notes
    assert "(voted, paid)" in str(note.reason)


def test_tables_of_different_places_are_added(draw: Draw) -> None:
    other = """
        label | programme:1 | voted 2023
        Boats | 03 Navy     | 70
    """
    assert str(compare(draw(LAW, other), BY_PROGRAMME).totals[0].stages[Measure.VOTED]) == "1670"


def test_one_budget_cut_in_two_ways_counts_once_and_is_taken_as_asked(draw: Draw) -> None:
    by_nature = """
        label   | nature:1 | voted 2023
        Pay     | 2 Pay    | 900
        Goods   | 3 Goods  | 700
    """
    frame = draw(LAW, by_nature)
    nature = compare(frame, CompareQuery(Classification.NATURE))
    assert table(nature) == {("2", 2023): {"voted": "900"}, ("3", 2023): {"voted": "700"}}
    assert str(compare(frame, BY_PROGRAMME).totals[0].stages[Measure.VOTED]) == "1600"


def test_movements_and_revenue_are_no_stage_of_spending(draw: Draw) -> None:
    frame = draw("""
        label | programme:1 | voted 2023 | movement 2023
        Roads | 01 Works    | 600        | 50
        Fees  | 02 Income   | 80         |
    """)
    frame.facts["flow"] = ["expenditure", "expenditure", "revenue"]
    assert amounts(compare(frame, BY_PROGRAMME).totals[0]) == {"voted": "600"}


def test_presentations_of_money_that_another_column_counts_are_left_out(draw: Draw) -> None:
    frame = draw(ONE_TABLE)
    frame.facts.loc[frame.facts["measure"] == "revised", "counts"] = False
    assert Measure.REVISED not in compare(frame, BY_PROGRAMME).totals[0].stages


def test_amounts_beyond_64_bits_add_up_exactly(draw: Draw) -> None:
    frame = draw("""
        label | programme:1 | voted 2023
        Roads | 01 Works    | 1
        Boats | 01 Works    | 1
    """)
    frame.facts["amount"] = pd.Series([2**62 + 1, 2**62 + 2], dtype="int64")
    assert only(compare(frame, BY_PROGRAMME)).stages[Measure.VOTED].value == 2**63 + 3


def shuffled(frame: DrawnFrame, seed: int) -> DrawnFrame:
    return replace(
        frame,
        facts=frame.facts.sample(frac=1, random_state=seed),
        codes=frame.codes.sample(frac=1, random_state=seed),
        standing=frame.standing.sample(frac=1, random_state=seed),
        lines=frame.lines.sample(frac=1, random_state=seed),
    )


def test_the_order_of_the_rows_does_not_matter(draw: Draw) -> None:
    frame = draw(LAW, EXECUTION, ONE_TABLE)
    for query in (BY_PROGRAMME, CompareQuery()):
        assert compare(shuffled(frame, 3), query) == compare(frame, query) == compare(shuffled(frame, 8), query)


def answer(frame: DrawnFrame, selection: FactSelection) -> int:
    """What the dossier would answer to a selection."""
    facts = frame.facts
    wanted = facts["counts"] & (facts["measure"] == selection.measure) & (facts["year"] == selection.year)
    wanted &= facts["dataset"].isin(selection.datasets) & (facts["state"] == "")
    if selection.basis:
        wanted &= facts["basis"] == selection.basis
    if selection.lines:
        wanted &= facts["line"].isin(selection.lines)
    for ids in selection.within:
        wanted &= facts["line"].isin(frame.standing.loc[frame.standing["code_id"].isin(ids), "line"])
    return int(facts.loc[wanted, "amount"].sum())


def asked_again(frame: DrawnFrame, trace: Trace) -> int:
    assert trace.operation is Operation.SUM
    return sum(answer(frame, asked) for asked in trace.inputs if isinstance(asked, FactSelection))


def test_every_figure_is_found_again_by_its_trace(draw: Draw) -> None:
    other = LAW.replace("600", "6").replace("1 000", "7")
    frame = draw(LAW, EXECUTION, ONE_TABLE, BOTH_BASES, other)
    for query in (BY_PROGRAMME, CompareQuery(Classification.NATURE), CompareQuery()):
        comparison = compare(frame, query)
        figures = [figure for row in (*comparison.rows, *comparison.totals) for figure in row.stages.values()]
        assert figures
        assert [asked_again(frame, figure.trace) for figure in figures] == [figure.value for figure in figures]


def test_a_place_above_stands_for_the_lines_that_only_name_a_place_below(draw: Draw) -> None:
    frame = draw("""
        label   | programme:1 | programme:2 | voted 2023
        Roads   | 01 Works    | 011 Roads   | 600
        Bridges | 01 Works    | 012 Bridges | 400
    """)
    above = (frame.standing["code_id"] == 1) & (frame.standing["line"] == 2)
    bare = replace(frame, standing=frame.standing[~above])
    assert table(compare(bare, BY_PROGRAMME)) == {("01", 2023): {"voted": "1000"}}


def test_rows_of_one_label_are_told_apart_by_the_place_above(draw: Draw) -> None:
    frame = draw(
        """
        label          | programme:1 | programme:2     | voted 2023
        Administration | ~Defence    | ~Administration | 600
        Administration | ~Justice    | ~Administration | 400
        Prisons        | ~Justice    | ~Prisons        | 100
        """
    )
    by_place = compare(frame, CompareQuery(Classification.PROGRAMME, 2))
    assert [row.label for row in by_place.rows] == ["Administration (Defence)", "Administration (Justice)", "Prisons"]
    assert [row.label for row in compare(frame, CompareQuery()).rows] == [row.label for row in by_place.rows]


def test_the_choice_of_classifications_is_that_of_the_lines(draw: Draw) -> None:
    assert classifications(draw(LAW)) == (("programme", 1),)


def test_a_dossier_without_amounts_compares_to_nothing(draw: Draw) -> None:
    comparison = compare(draw("label | programme:1 | voted 2023"), BY_PROGRAMME)
    assert (comparison.rows, comparison.totals) == ((), ())


def flags(comparison: Comparison) -> dict[tuple[str, int], tuple[str, ...]]:
    return {(row.code or row.label, row.year): row.flags for row in comparison.rows}


def test_rows_carry_what_is_worth_a_question(draw: Draw) -> None:
    frame = draw(
        """
        label   | programme:1 | voted 2022 | voted 2023 | revised 2023
        Roads   | 01 Works    | 600        | 600        | 650
        Rations | 02 Food     | 1 000      | 1 000      | 900
        Boats   | 03 Navy     | 80         | 80         | 80
        Tents   | 04 Camps    | 50         | 50         | 50
        New     | 05 New      |            | 10         | 10
        """,
        """
        label   | programme:1 | paid 2023
        Roads   | 01 Works    | 620
        Rations | 02 Food     | 950
        Boats   | 03 Navy     | 20
        Other   | 09 Other    | 5
        New     | 05 New      | 10
        """,
        currency="EUR",
    )
    found = flags(compare(frame, BY_PROGRAMME))
    assert {code: kinds for (code, year), kinds in found.items() if year == 2023} == {
        "01": ("over_voted",),
        "02": ("over_revised",),
        "03": ("under_executed",),
        "04": ("no_counterpart",),
        "05": ("new_line",),
        "09": ("no_counterpart", "new_line"),
    }


def test_a_small_line_is_not_called_little_executed(draw: Draw) -> None:
    frame = draw("""
        label | programme:1 | voted 2023 | paid 2023
        Boats | 03 Navy     | 80         | 20
    """)
    assert only(compare(frame, BY_PROGRAMME)).flags == ()


def test_places_lack_no_counterpart_where_one_side_carries_no_classification_at_all(draw: Draw) -> None:
    frame = draw(LAW, "label | nature:1 | paid 2023\nPay | 2 Pay | 900")
    comparison = compare(frame, BY_PROGRAMME)
    assert not any("no_counterpart" in row.flags for row in comparison.rows)
    assert [str(note.reason) for note in comparison.notes] == [
        "No line of the stage “paid” carries this classification."
    ]


def test_a_year_with_another_classification_is_a_break(draw: Draw) -> None:
    old = "label | programme:1 | voted 2022\nA | 01 Works | 1\nB | 02 Food | 1\nC | 03 Boats | 1"
    new = "label | programme:1 | voted 2023\nA | 11 Works | 1\nB | 12 Food | 1\nC | 03 Boats | 1"
    found, waiting = compare(draw(old, new), BY_PROGRAMME).breaks
    assert (found.year, str(found.reason)) == (
        2023,
        "Only 1 of the 3 places of 2023 stand in 2022: the classification changed.",
    )
    assert (waiting.year, str(waiting.reason)) == (
        2023,
        "In 2023 2 places may go on under another code or name: nobody has said yet.",
    )


def test_a_classification_that_goes_on_has_no_break(draw: Draw) -> None:
    assert compare(draw(ONE_TABLE), BY_PROGRAMME).breaks == ()
