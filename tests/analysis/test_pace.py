"""The pace of a year: its months or quarters, what its end took, and when that is a reason to ask."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetwatch.analysis import (
    Limits,
    LimitsUnreadable,
    find_year_end_rush,
    load_pace_limits,
    pace,
    shipped_pace_limits,
)
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import State
from budgetwatch.domain.money import Amount
from budgetwatch.domain.pace import Pace, PaceRow
from tests.analysis.conftest import DrawnFrame, draw_frame
from tests.analysis.test_periods import FLOWS, HIGH, RISING, by_parts

BY_PROGRAMME = CompareQuery(Classification.PROGRAMME, 1)
LIMITS = Limits(Decimal("0.75"), Decimal("0.1"), material={"XOF": Amount(20)})
MONTHS = {f"M{month:02}": (10 if month < 12 else 90, 5 + month % 2) for month in range(1, 13)}


def told(frame: DrawnFrame) -> Pace:
    return pace(frame, BY_PROGRAMME)


def by_code(found: Pace) -> dict[str, PaceRow]:
    return {row.code: row for row in found.rows}


def test_the_end_of_the_year_is_a_part_of_it_by_place_and_together() -> None:
    found = told(by_parts(MONTHS))
    army = by_code(found)["101"]
    assert (str(army.whole), str(army.end), str(army.share), army.months) == ("200", "90", "0.45", 1)
    (total,) = found.totals
    assert (str(total.whole), str(total.end)) == ("266", "95")
    assert sum(figure.value for figure in total.parts.values()) == total.whole.value


def test_quarters_that_hold_those_before_are_told_as_differences() -> None:
    army = by_code(told(by_parts(HIGH)))["101"]
    assert [str(army.parts[part]) for part in sorted(army.parts)] == ["150", "100", "50", "50"]
    assert (str(army.whole), str(army.share), army.months) == ("350", "0.142857", 3)


def test_parts_that_nothing_settles_tell_no_pace_and_it_is_said() -> None:
    found = told(by_parts(RISING))
    assert (found.rows, found.totals) == ((), ())
    assert any("no pace is told" in str(note.reason) for note in found.notes)


def test_a_year_without_all_its_months_tells_no_pace() -> None:
    found = told(by_parts({part: FLOWS[part] for part in ("Q1", "Q2", "Q3")}))
    assert found.rows == ()
    (finding,) = find_year_end_rush(found, LIMITS)
    assert (finding.state, finding.code) == (State.UNAVAILABLE, "year-end-rush")


def test_a_dossier_without_months_tells_none() -> None:
    found = told(draw_frame("label | programme:1 | paid 2023\nA | 1 A | 5"))
    assert (found.rows, found.tables) == ((), ())


def test_what_took_more_than_the_limit_at_the_end_is_a_question_with_its_explanations() -> None:
    (finding,) = find_year_end_rush(told(by_parts(MONTHS)), LIMITS)
    assert finding.state is State.FIRED
    assert str(finding.title) == "101 Armée: 0.45 of 2023 in December"
    assert [str(one.figure) for one in finding.figures] == ["90", "200", "0.45"]
    assert (finding.n, len(finding.explanations), str(finding.stake)) == (2, 4, "90")


def test_an_even_pace_and_an_immaterial_rush_are_none() -> None:
    even = {f"M{month:02}": (10 + month % 2, 5) for month in range(1, 13)}
    (clean,) = find_year_end_rush(told(by_parts(even)), LIMITS)
    assert (clean.state, clean.n) == (State.NOT_FIRED, 2)
    large = replace(LIMITS, material={"XOF": Amount(1_000)})
    (small,) = find_year_end_rush(told(by_parts(MONTHS)), large)
    assert small.state is State.NOT_FIRED


def test_other_years_stand_beside_the_end_of_a_year() -> None:
    even = {f"M{month:02}": (10 + month % 2, 5 + month % 2) for month in range(1, 13)}
    frame = by_parts(MONTHS, even)
    earlier = frame.facts["year"].where(frame.facts["dataset"] != 3, 2022)
    rows = [row for row in told(replace(frame, facts=frame.facts.assign(year=earlier))).rows if row.code == "101"]
    assert {row.year: str(row.usual) for row in rows} == {2022: "0.45", 2023: "0.079365"}


def test_the_shipped_limits_are_dated_and_to_be_verified() -> None:
    used = shipped_pace_limits()
    assert (used.december, used.last_quarter, used.status) == (Decimal("0.20"), Decimal("0.40"), "à vérifier")


@pytest.mark.parametrize("text", ["", "december = 'x'\nlast_quarter = 1", "december = ["])
def test_a_file_of_limits_without_them_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "pace.toml").write_text(text)
    with pytest.raises(LimitsUnreadable):
        load_pace_limits(tmp_path / "pace.toml")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 500), st.integers(1, 500)), min_size=12, max_size=12))
def test_places_add_up_to_the_total_and_months_to_the_year(values: list[tuple[int, int]]) -> None:
    found = told(by_parts(dict(zip(MONTHS, values, strict=True))))
    for total in found.totals:
        rows = [row for row in found.rows if row.year == total.year]
        assert sum(row.end.value for row in rows) == total.end.value
        assert sum(row.whole.value for row in rows) == total.whole.value
        for row in (*rows, total):
            assert sum(figure.value for figure in row.parts.values()) == row.whole.value
