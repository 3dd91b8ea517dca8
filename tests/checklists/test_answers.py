"""The automatic answers: an example for every answer that a topic can propose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from budgetwatch.checklists import Inputs
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.document import figures_in
from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.figure import CellSelection
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Year
from tests.checklists.conftest import drawn, figure

if TYPE_CHECKING:
    from tests.checklists.conftest import Answered, Draw

MILLION = 1_000_000


def shown(answer: ProposedAnswer) -> dict[str, str]:
    return {str(one.label): str(one.figure) for one in answer.evidence}


def missing(answer: ProposedAnswer) -> list[str]:
    return [str(words) for words in answer.missing]


def lumps(lump: int) -> Comparison:
    return drawn(f"line | voted 2023\nPay | {1000 - lump}\nDépenses diverses | {lump}")


@pytest.mark.parametrize("label", ["Divers", "DÉPENSES DIVERSES du cabinet", "Dotation globale", "Miscellaneous"])
def test_b02_knows_a_lump_line_by_its_label(label: str, answered: Answered) -> None:
    lines = drawn(f"line | voted 2023\n{label} | 900\nPay | 100")
    assert shown(answered("B02", Inputs(lines=lines)))["credits in lump lines"] == "900"


def natures(bare: int) -> Comparison:
    return drawn(f"nature | voted 2023\nPay | {1000 - bare or ''}\n? | {bare}")


@pytest.mark.parametrize(
    ("lump", "bare", "expected"),
    [(50, 0, Answer.YES), (250, 0, Answer.PARTLY), (251, 0, Answer.NO), (0, 100, Answer.PARTLY), (0, 300, Answer.NO)],
)
def test_b02_looks_at_lump_lines_and_lines_without_a_nature(
    lump: int, bare: int, expected: Answer, answered: Answered
) -> None:
    answer = answered("B02", Inputs(lines=lumps(lump), nature=natures(bare)))
    assert (answer.answer, answer.n) == (expected, 2)
    assert shown(answer)["credits in lump lines"] == str(lump)


def test_b02_never_says_yes_without_a_nature(answered: Answered) -> None:
    answer = answered("B02", Inputs(lines=lumps(10)))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the economic nature of the lines"])
    assert answered("B02", Inputs(lines=lumps(900))).answer is Answer.NO


@pytest.mark.parametrize("label", ["Concours financiers aux communes", "Retraites des mines et divers", "Globalité"])
def test_b02_does_not_take_ordinary_lines_for_lumps(label: str, answered: Answered) -> None:
    lines = drawn(f"line | voted 2023\n{label} | 900\nPay | 100")
    assert shown(answered("B02", Inputs(lines=lines)))["credits in lump lines"] == "0"


@pytest.mark.parametrize(("bare", "expected"), [(50, Answer.YES), (250, Answer.PARTLY), (251, Answer.NO)])
def test_b03_measures_the_share_with_a_nature(bare: int, expected: Answer, answered: Answered) -> None:
    assert answered("B03", Inputs(lines=lumps(0), nature=natures(bare))).answer is expected


def test_b03_is_unavailable_where_no_line_has_a_nature(answered: Answered) -> None:
    assert answered("B03", Inputs(lines=lumps(0), nature=natures(1000))).answer is Answer.UNAVAILABLE
    assert answered("B03", Inputs(lines=lumps(0))).answer is Answer.UNAVAILABLE


CHANGES = f"""
line  | voted 2022     | voted 2023
Roads | {1000 * MILLION} | {1200 * MILLION}
Food  | {1000 * MILLION} | {850 * MILLION}
Boats | {10 * MILLION}   | {20 * MILLION}
Camps | {5000 * MILLION} | {5200 * MILLION}
"""


@pytest.mark.parametrize(
    ("explained", "expected"),
    [(["Roads", "Food"], Answer.YES), (["Roads"], Answer.PARTLY), ([], Answer.NO)],
)
def test_b05_counts_the_large_changes_that_were_explained(
    explained: list[str], expected: Answer, draw: Draw, answered: Answered
) -> None:
    keys = frozenset(f"large-change:{name}:2023" for name in explained)
    answer = answered("B05", Inputs(lines=draw(CHANGES), explained=keys, currency="XOF"))
    assert (answer.answer, answer.n) == (expected, 4)
    assert shown(answer)["changes to explain"] == "2"


def test_b05_says_yes_where_nothing_moved_much(draw: Draw, answered: Answered) -> None:
    lines = draw("line | voted 2022 | voted 2023\nRoads | 100 | 105")
    assert answered("B05", Inputs(lines=lines)).answer is Answer.YES


def test_b05_needs_the_year_before(draw: Draw, answered: Answered) -> None:
    answer = answered("B05", Inputs(lines=draw("line | voted 2023\nRoads | 100")))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the budget of 2022, by the same lines"])


@pytest.mark.parametrize(("complete", "expected"), [(9, Answer.YES), (5, Answer.PARTLY), (4, Answer.NO)])
def test_b06_counts_the_lines_with_two_years_of_execution(
    complete: int, expected: Answer, draw: Draw, answered: Answered
) -> None:
    rows = [f"Line {n} | 9 | {9 if n < complete else ''} | 10" for n in range(10)]
    lines = draw("\n".join(["line | paid 2021 | paid 2022 | voted 2023", *rows]))
    answer = answered("B06", Inputs(lines=lines, year=2023))
    assert (answer.answer, answer.n) == (expected, 10)


def test_b06_names_the_years_that_are_missing(draw: Draw, answered: Answered) -> None:
    answer = answered("B06", Inputs(lines=draw("line | paid 2022 | voted 2023\nA | 1 | 2")))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the execution of 2021"])


def printed(stated: int | None, lines: int, tolerance: int = 0) -> tuple[int, TotalCheck]:
    return 3, TotalCheck(
        Measure.VOTED,
        None,
        Year(2023),
        None,
        counts=True,
        lines_sum=Amount(lines),
        stated=None if stated is None else Amount(stated),
        stated_cell=CellRef("abc", "Sheet1", 9, 4),
        tolerance=Amount(tolerance),
    )


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([printed(1000, 1000), printed(1000, 999, 1)], Answer.YES),
        ([printed(1000, 1000), printed(1000, 990)], Answer.PARTLY),
        ([printed(1000, 989)], Answer.NO),
        ([printed(0, 5)], Answer.NO),
        ([printed(None, 5)], Answer.UNAVAILABLE),
        ([], Answer.UNAVAILABLE),
    ],
)
def test_c10_compares_printed_totals_with_their_lines(
    totals: list[tuple[int, TotalCheck]], expected: Answer, answered: Answered
) -> None:
    assert answered("C10", Inputs(totals=tuple(totals))).answer is expected


def test_c10_looks_at_subtotals_too(answered: Answered) -> None:
    subtotal = SubtotalCheck(CellRef("abc", "Sheet1", 5, 4), "Section 230", Amount(859), Amount(854))
    answer = answered("C10", Inputs(totals=(printed(1000, 1000),), subtotals=((3, subtotal),)))
    assert (answer.answer, answer.n) == (Answer.PARTLY, 2)
    assert shown(answer) == {"the lines give 854; printed": "859"}


def test_c10_gives_what_the_lines_add_up_to_as_a_figure_with_its_cells(answered: Answered) -> None:
    subtotal = SubtotalCheck(CellRef("abc", "Sheet1", 5, 4), "Section 230", Amount(859), Amount(854), rows=(6, 7))
    proposed = answered("C10", Inputs(totals=(printed(1000, 990),), subtotals=((3, subtotal),), currency="XOF"))
    sums = [figure for one in proposed.evidence for figure in figures_in(one.label)]
    assert [(one.value, one.unit.currency) for one in sums] == [(990, "XOF"), (854, "XOF")]
    assert sums[1].trace.inputs == (CellSelection((CellRef("abc", "Sheet1", 6, 4), CellRef("abc", "Sheet1", 7, 4))),)


def test_c10_says_of_a_total_that_agrees_that_it_does(answered: Answered) -> None:
    assert shown(answered("C10", Inputs(totals=(printed(1000, 1000),)))) == {
        "printed total, in line with its lines": "1000"
    }


SECTOR = "line | voted 2022 | voted 2023\nArmy | 100 | 120"


def test_c11_shows_the_share_of_every_year_and_proposes_no_answer(draw: Draw, answered: Answered) -> None:
    state = {year: figure(Measure.VOTED, year, 1000) for year in (2022, 2023)}
    answer = answered("C11", Inputs(lines=draw(SECTOR), state_totals=state))
    assert (answer.answer, answer.n) == (None, 2)
    assert shown(answer)["share of the sector 2023"] == "0.12"


def test_c11_says_partly_where_the_denominator_is_missing_for_some_years(draw: Draw, answered: Answered) -> None:
    answer = answered("C11", Inputs(lines=draw(SECTOR), state_totals={2023: figure(Measure.VOTED, 2023, 1000)}))
    assert (answer.answer, missing(answer)) == (Answer.PARTLY, ["the total budget of the State for 2022"])


def test_c11_is_unavailable_without_the_budget_of_the_state(draw: Draw, answered: Answered) -> None:
    assert answered("C11", Inputs(lines=draw(SECTOR))).answer is Answer.UNAVAILABLE


def test_d02_shows_the_rate_of_every_stage_and_proposes_no_answer(draw: Draw, answered: Answered) -> None:
    lines = draw("line | revised 2023 | ordered 2023 | paid 2023\nRoads | 100 | 90 | 60\nFood | 100 | 100 | 100")
    answer = answered("D02", Inputs(lines=lines))
    assert (answer.answer, answer.n) == (None, 2)
    assert shown(answer) == {
        "ordered over revised 2023": "0.95",
        "paid over revised 2023": "0.8",
        "paid over ordered 2023": "0.842105",
        "lines to ask about": "1",
    }


def test_d02_is_unavailable_without_execution(draw: Draw, answered: Answered) -> None:
    assert answered("D02", Inputs(lines=draw("line | voted 2023\nRoads | 100"))).answer is Answer.UNAVAILABLE


@pytest.mark.parametrize(("paid", "expected"), [(100, Answer.YES), (110, Answer.PARTLY), (111, Answer.NO)])
def test_d03_measures_what_passes_the_revised_appropriations(
    paid: int, expected: Answer, draw: Draw, answered: Answered
) -> None:
    lines = draw(f"line | revised 2023 | ordered 2023 | paid 2023\nRoads | 100 | {paid} | 90\nFood | 900 | 1 | 1")
    assert answered("D03", Inputs(lines=lines)).answer is expected


def test_d03_never_says_yes_to_an_overrun_however_small(draw: Draw, answered: Answered) -> None:
    lines = draw(f"line | revised 2023 | paid 2023\nRoads | {100 * MILLION} | {100 * MILLION + 1}")
    assert answered("D03", Inputs(lines=lines)).answer is Answer.PARTLY


def test_d03_says_no_where_spending_has_no_appropriation_at_all(draw: Draw, answered: Answered) -> None:
    lines = draw("line | revised 2023 | paid 2023\nRoads | 0 | 5")
    assert answered("D03", Inputs(lines=lines)).answer is Answer.NO


@pytest.mark.parametrize("name", ["B02", "B03"])
def test_a_budget_of_zero_has_no_shares(name: str, draw: Draw, answered: Answered) -> None:
    lines = draw("line | voted 2023\nRoads | 0")
    assert answered(name, Inputs(lines=lines, nature=lines)).answer is Answer.UNAVAILABLE


def test_d03_needs_revised_appropriations(draw: Draw, answered: Answered) -> None:
    answer = answered("D03", Inputs(lines=draw("line | voted 2023 | paid 2023\nRoads | 100 | 90")))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the revised appropriations"])


def test_d03_needs_an_execution_stage(draw: Draw, answered: Answered) -> None:
    answer = answered("D03", Inputs(lines=draw("line | revised 2023\nRoads | 100")))
    assert answer.answer is Answer.UNAVAILABLE


@pytest.mark.parametrize(("paid", "expected"), [(750, Answer.YES), (700, Answer.PARTLY), (500, Answer.NO)])
def test_d04_measures_what_material_lines_left_unspent(
    paid: int, expected: Answer, draw: Draw, answered: Answered
) -> None:
    lines = draw(f"""
        line  | revised 2023     | paid 2023
        Roads | {1000 * MILLION} | {paid * MILLION}
        Food  | {2000 * MILLION} | {2000 * MILLION}
        Small | {99 * MILLION}   | 0
    """)
    assert answered("D04", Inputs(lines=lines, currency="XOF")).answer is expected


def test_d04_names_the_stage_that_is_missing(draw: Draw, answered: Answered) -> None:
    answer = answered("D04", Inputs(lines=draw("line | voted 2023 | paid 2023\nRoads | 100 | 90")))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the revised appropriations"])


@pytest.mark.parametrize("topic", ["D02", "D04"])
def test_a_year_that_stops_early_is_not_judged_as_a_whole_year(topic: str, draw: Draw, answered: Answered) -> None:
    lines = draw("line | revised 2023 | paid 2023\nRoads | 1000 | 100")
    lines = replace(lines, part_year=frozenset({(2023, Measure.PAID)}))
    answer = answered(topic, Inputs(lines=lines, currency="XOF"))
    assert answer.answer is Answer.UNAVAILABLE
    assert missing(answer)[0].endswith("of the whole year 2023")


@pytest.mark.parametrize("topic", ["D03", "D04"])
def test_a_line_whose_appropriation_is_partly_unknown_is_not_judged(topic: str, draw: Draw, answered: Answered) -> None:
    great = 1000 * MILLION
    lines = draw(f"line | revised 2023 | paid 2023\nRoads | 10 | {great}\nFood | {great} | {great}")
    doubtful = tuple(replace(row, unknown=frozenset({Measure.REVISED})) for row in lines.rows if row.label == "Roads")
    rows = (*doubtful, *(row for row in lines.rows if row.label != "Roads"))
    assert answered(topic, Inputs(lines=replace(lines, rows=rows), currency="XOF")).n == 1


def years(*paid: int) -> Comparison:
    heads = " | ".join(f"voted {year} | paid {year}" for year in range(2021, 2021 + len(paid)))
    return drawn(f"line | {heads}\nArmy | " + " | ".join(f"1000 | {amount}" for amount in paid))


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        ((950, 1050, 700), Answer.YES),
        ((900, 1100, 700), Answer.YES),
        ((850, 1150, 700), Answer.PARTLY),
        ((849, 1151, 1000), Answer.NO),
        ((1000, 1000), Answer.UNAVAILABLE),
    ],
)
def test_d05_forgives_one_year_in_three(paid: tuple[int, ...], expected: Answer, answered: Answered) -> None:
    answer = answered("D05", Inputs(lines=years(*paid)))
    assert (answer.answer, answer.n) == (expected, len(paid))


def test_d05_keeps_one_stage_over_the_three_years(draw: Draw, answered: Answered) -> None:
    lines = draw("""
        line | voted 2021 | ordered 2021 | voted 2022 | ordered 2022 | voted 2023 | ordered 2023 | paid 2023
        Army | 1000       | 1000         | 1000       | 1000         | 1000       | 1000         | 10
    """)
    assert set(shown(answered("D05", Inputs(lines=lines)))) == {
        f"ordered over voted {year}" for year in (2021, 2022, 2023)
    }


@pytest.mark.parametrize("name", ["B02", "B03", "B05", "B06", "C10", "C11", "D02", "D03", "D04", "D05"])
def test_an_empty_dossier_gives_no_answer_but_what_is_missing(name: str, answered: Answered) -> None:
    answer = answered(name, Inputs())
    assert answer.answer is Answer.UNAVAILABLE
    assert answer.missing
    assert str(answer.rule)


@pytest.mark.parametrize(
    ("topic", "table"),
    [
        ("D04", "line | revised 2023 | paid 2023\nFood | 1000 | 0"),
        ("B05", "line | voted 2022 | voted 2023\nFood | 10 | 99"),
    ],
)
def test_where_no_line_is_material_there_are_too_few_cases_and_no_yes(
    topic: str, table: str, draw: Draw, answered: Answered
) -> None:
    answer = answered(topic, Inputs(lines=draw(table), currency="XOF"))
    assert (answer.answer, answer.few, answer.n) == (Answer.UNAVAILABLE, True, 0)
    assert missing(answer) == ["no line reaches 100000000 XOF"]
    assert "100000000 XOF" in str(answer.rule)


def test_data_that_lack_are_not_too_few_cases(answered: Answered) -> None:
    assert not answered("D04", Inputs()).few


def test_one_year_of_three_is_too_few(answered: Answered) -> None:
    assert answered("D05", Inputs(lines=years(1000), currency="XOF")).few
