"""Whatever a comparison is cut by, in whatever basis, perimeter, prices and rate: its parts make its whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.analysis import at_prices_of, compare
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.perimeter import WHOLE, Perimeter
from budgetwatch.domain.series import Series, SeriesKind
from tests.analysis.conftest import DrawnFrame, draw_frame
from tests.properties import QUICK

COLUMNS = ("voted 2022 AE", "voted 2022 CP", "revised 2022 CP", "paid 2022 CP", "voted 2023 CP", "paid 2023 CP")
HEAD = f"label | programme:1 | programme:2 | nature:1 | {' | '.join(COLUMNS)}"
PRICES = Series(
    SeriesKind.CONSUMER_PRICES, "BF", {2022: Decimal("14.29"), 2023: Decimal("0.74")}, "institute, invented"
)
ARMY = PlaceName(Classification.PROGRAMME, 1, "1", "Army")
AMOUNT = st.one_of(st.just(""), st.just("-"), st.just("?"), st.integers(-(10**6), 10**12).map(str))
LINE = st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 2), st.tuples(*[AMOUNT] * len(COLUMNS)))
QUERY = st.builds(
    CompareQuery,
    classification=st.sampled_from([None, Classification.PROGRAMME, Classification.NATURE]),
    basis=st.sampled_from([None, Basis.AE, Basis.CP]),
    rate_of=st.sampled_from([Measure.VOTED, Measure.REVISED]),
    years=st.sampled_from([(), (2022,), (2022, 2023)]),
    perimeter=st.sampled_from([WHOLE, Perimeter("In", (ARMY,)), Perimeter("Out", (), (ARMY,))]),
)


def drawn(lines: Sequence[tuple[int, int, int, tuple[str, ...]]]) -> DrawnFrame:
    """A budget of these lines, each at a programme, an action below it and a nature."""
    rows = [
        f"Line {number} | {programme} {'Army' if programme == 1 else f'Other {programme}'} | {programme}{action} Action | {nature} Nature {nature} | {' | '.join(amounts)}"
        for number, (programme, action, nature, amounts) in enumerate(lines)
    ]
    return draw_frame("\n".join([HEAD, *rows]))


def wrong(told: Comparison, tolerance: int = 0) -> list[str]:
    """The totals that the rows do not make, by more than half a unit a row where amounts are rounded."""
    found = []
    for total in told.totals:
        rows = [row for row in told.rows if row.year == total.year]
        for stage, figure in total.stages.items():
            gap = figure.value - sum(row.stages[stage].value for row in rows if stage in row.stages)
            if abs(gap) * 2 > tolerance * (len(rows) + 1):
                found.append(f"{total.year} {stage}: {gap}")
    return found


@QUICK
@given(st.lists(LINE, min_size=1, max_size=8), QUERY, st.integers(1, 2))
def test_rows_make_their_totals_in_every_combination(
    lines: list[tuple[int, int, int, tuple[str, ...]]], query: CompareQuery, level: int
) -> None:
    asked = replace(query, level=level if query.classification is Classification.PROGRAMME else 1)
    assert wrong(compare(drawn(lines), asked)) == []


@QUICK
@given(st.lists(LINE, min_size=1, max_size=8), QUERY)
def test_a_perimeter_and_all_the_rest_make_the_whole(
    lines: list[tuple[int, int, int, tuple[str, ...]]], query: CompareQuery
) -> None:
    frame = drawn(lines)
    inside, outside, whole = (
        {
            (total.year, stage): figure.value
            for total in compare(frame, replace(query, perimeter=one)).totals
            for stage, figure in total.stages.items()
        }
        for one in (Perimeter("In", (ARMY,)), Perimeter("Out", (), (ARMY,)), WHOLE)
    )
    assert {at: inside.get(at, 0) + outside.get(at, 0) for at in whole} == whole


@QUICK
@given(st.lists(LINE, min_size=1, max_size=8), QUERY, st.sampled_from([2021, 2022, 2023]))
def test_at_prices_of_a_year_rates_stay_and_deviations_are_those_of_the_amounts_shown(
    lines: list[tuple[int, int, int, tuple[str, ...]]], query: CompareQuery, base: int
) -> None:
    nominal = compare(drawn(lines), query)
    real = at_prices_of(nominal, base, PRICES)
    assert wrong(real, tolerance=1) == []
    assert [row.rate for row in real.rows] == [row.rate for row in nominal.rows]
    for row in (*real.rows, *real.totals):
        stage = real.rates[row.year].numerator
        if row.deviation is not None and stage is not None:
            assert row.deviation.value == row.stages[stage].value - row.stages[query.rate_of].value
    if base == 2022:
        same = [row.stages for row in nominal.rows if row.year == base]
        assert [
            {stage: figure.value for stage, figure in row.stages.items()} for row in real.rows if row.year == base
        ] == [{stage: figure.value for stage, figure in stages.items()} for stages in same]
