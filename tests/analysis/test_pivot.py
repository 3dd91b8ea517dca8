"""A budget cut by several fields: exact sums, no line dropped, no stage added to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from random import Random

import pytest

from budgetwatch.analysis import pivot
from budgetwatch.domain.code import Classification
from budgetwatch.domain.figure import FactSelection, Figure, Operation
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Absent
from budgetwatch.domain.pivot import LINES, STAGES, YEARS, Pivot, PivotField, PivotQuery, PivotRow, level_of
from budgetwatch.domain.series import Series, SeriesKind
from tests.analysis.conftest import Draw

PROGRAMME, NATURE = level_of(Classification.PROGRAMME, 1), level_of(Classification.NATURE, 1)

TWO_YEARS = (
    """
    line        | programme:1  | nature:1     | voted 2023 | paid 2023
    Salaries    | 21 Army      | 1 Personnel  | 100        | 90
    Fuel        | 21 Army      | 2 Goods      | 40         | 30
    Police pay  | 22 Police    | 1 Personnel  | 70         | 70
    Reserve     | 22 Police    |              | 5          | -
    """,
    """
    line        | programme:1  | nature:1     | voted 2024 | paid 2024
    Salaries    | 21 Army      | 1 Personnel  | 110        | 95
    Fuel        | 21 Army      | 2 Goods      | 50         | ?
    Police pay  | 22 Police    | 1 Personnel  | 80         | 75
    """,
)


def drawn(told: Pivot) -> list[str]:
    """The rows as text: name, then what each column says."""

    def lines(rows: Sequence[PivotRow], depth: int) -> Iterator[str]:
        for row in rows:
            last = row.path[-1]
            name = "(rest)" if last.rest else (last.label or last.key)
            yield f"{'  ' * depth}{name}: {' '.join(shown(cell) for cell in row.cells)}"
            yield from lines(row.children, depth + 1)

    return [*lines(told.rows, 0), f"total: {' '.join(shown(cell) for cell in told.total.cells)}"]


def shown(cell: Figure | Absent | None) -> str:
    return str(cell) if cell is not None else "."


def columns(told: Pivot) -> list[str]:
    return [" ".join("all" if one.whole else one.label or one.key for one in path) or "sum" for path in told.columns]


def test_two_fields_down_and_years_and_stages_across(draw: Draw) -> None:
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME, NATURE), (YEARS, STAGES)))
    assert columns(told) == ["2023 voted", "2023 paid", "2024 voted", "2024 paid"]
    assert drawn(told) == [
        "Army: 140 120 160 95",
        "  Personnel: 100 90 110 95",
        "  Goods: 40 30 50 unknown",
        "Police: 75 70 80 75",
        "  Personnel: 70 70 80 75",
        "  (rest): 5 nil . .",
        "total: 215 190 240 170",
    ]


def test_a_row_says_which_of_its_columns_have_a_cell_that_nobody_can_tell(draw: Draw) -> None:
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME,), (YEARS, STAGES)))
    assert told.rows[0].unknown == {3}
    assert told.rows[1].unknown == frozenset()


def test_places_across_end_with_all_of_them_together(draw: Draw) -> None:
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME,), (NATURE,), Measure.VOTED, (2023,)))
    assert columns(told) == ["Personnel", "Goods", "not_classified", "all"]
    assert drawn(told) == ["Army: 100 40 . 140", "Police: 70 . 5 75", "total: 170 40 5 215"]


def test_without_the_year_the_amounts_of_one_stage_are_added_over_the_years(draw: Draw) -> None:
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME,), (), Measure.VOTED))
    assert columns(told) == ["sum"]
    assert drawn(told) == ["Army: 300", "Police: 155", "total: 455"]
    army = told.rows[0].cells[0]
    assert isinstance(army, Figure)
    assert [(one.measure, one.year) for one in army.trace.inputs if isinstance(one, FactSelection)] == [
        (Measure.VOTED, 2023),
        (Measure.VOTED, 2024),
    ]


def test_years_and_stages_may_stand_in_the_rows(draw: Draw) -> None:
    told = pivot(draw(*TWO_YEARS), PivotQuery((STAGES, YEARS), (PROGRAMME,)))
    assert drawn(told)[:3] == ["voted: 300 155 455", "  2023: 140 75 215", "  2024: 160 80 240"]


def test_a_row_above_its_stages_adds_none_of_them_to_another(draw: Draw) -> None:
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME, STAGES), (YEARS,)))
    assert drawn(told)[:3] == ["Army: . .", "  voted: 140 160", "  paid: 120 95"]
    assert drawn(told)[-1] == "total: . ."


def test_the_deepest_rows_may_be_the_lines(draw: Draw) -> None:
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME, LINES), (YEARS,), Measure.PAID))
    assert drawn(told) == [
        "Army: 120 95",
        "  Salaries: 90 95",
        "  Fuel: 30 unknown",
        "Police: 70 75",
        "  Police pay: 70 75",
        "  Police: nil .",
        "total: 190 170",
    ]


def test_a_figure_asks_for_the_codes_of_its_places_and_the_rest_for_its_lines(draw: Draw) -> None:
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME, NATURE), (YEARS,), Measure.VOTED))
    salaries, rest = told.rows[0].children[0].cells[0], told.rows[1].children[1].cells[0]
    assert isinstance(salaries, Figure)
    assert isinstance(rest, Figure)
    (own,), (other,) = salaries.trace.inputs, rest.trace.inputs
    assert isinstance(own, FactSelection)
    assert isinstance(other, FactSelection)
    assert len(own.within) == 2
    assert own.lines == ()
    assert other.lines == (4,)


def test_amounts_at_prices_of_a_year_are_brought_there_year_by_year(draw: Draw) -> None:
    prices = Series(SeriesKind.CONSUMER_PRICES, "BF", {2024: Decimal(10)}, "INSD")
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME,), (), Measure.VOTED, prices=2024), prices=prices)
    assert drawn(told)[0] == "Army: 314"  # 140 x 1.1 + 160
    army = told.rows[0].cells[0]
    assert isinstance(army, Figure)
    assert army.trace.operation is Operation.SUM


def test_an_amount_of_a_year_without_prices_never_stands_beside_the_others(draw: Draw) -> None:
    prices = Series(SeriesKind.CONSUMER_PRICES, "BF", {}, "INSD")
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME,), (YEARS,), Measure.VOTED, prices=2024), prices=prices)
    assert drawn(told)[0] == "Army: unknown 160"


@pytest.mark.parametrize("fields", list(permutations((PROGRAMME, NATURE, YEARS, LINES), 3)))
def test_rows_add_up_to_the_rows_above_them_whatever_the_fields(draw: Draw, fields: tuple[PivotField, ...]) -> None:
    chance = Random(7)  # noqa: S311 - a table drawn by lot, no secret
    body = "\n".join(
        f"Line {number} | {chance.choice(['21 Army', '22 Police', ''])} | {chance.choice(['1 Pay', '2 Goods', ''])}"
        f" | {chance.randrange(-50, 10**6)} | {chance.choice(['-', '?', chance.randrange(10**6)])}"
        for number in range(40)
    )
    table = f"line | programme:1 | nature:1 | voted 2023 | voted 2024\n{body}"
    told = pivot(draw(table), PivotQuery(fields, (), Measure.VOTED))

    def added(rows: Sequence[PivotRow]) -> int:
        return sum(cell.value for row in rows if isinstance(cell := row.cells[0], Figure))

    def check(row: PivotRow) -> None:
        if row.children:
            assert isinstance(row.cells[0], Figure) == any(isinstance(one.cells[0], Figure) for one in row.children)
            assert added([row]) == added(row.children)
            for child in row.children:
                check(child)

    for row in told.rows:
        check(row)
    assert added([told.total]) == added(told.rows)


def test_a_frame_without_such_amounts_gives_no_row(draw: Draw) -> None:
    told = pivot(draw(*TWO_YEARS), PivotQuery((PROGRAMME,), (YEARS,), Measure.COMMITTED))
    assert len(told.rows) == 0
    assert told.total.cells == ()
