"""Stages given by months or quarters: what adds up, what holds the months before it, and what of the year is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetwatch.analysis import compare
from budgetwatch.analysis.periods import grain_of
from budgetwatch.domain.comparison import CompareQuery, Comparison
from budgetwatch.domain.figure import FactSelection
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.pace import months_of
from tests.analysis.conftest import DrawnFrame, draw_frame

if TYPE_CHECKING:
    from collections.abc import Mapping

VOTED = """
label  | programme:1 | voted 2023
Armée  | 101 Armée   | 400
Garde  | 102 Garde   | 100
"""


def by_parts(*tables: Mapping[str, tuple[int, ...]], voted: bool = True, printed: int | None = None) -> DrawnFrame:
    """The vote, and for each table a paid stage whose columns are the parts of its mapping, one value a line.

    `printed` adds a column of the whole year that does not count, the same in each line.
    """
    drawn = [
        "label | programme:1 | paid 2023\n"
        + "\n".join(f"{name} | {code} {name} | 0" for name, code in (("Armée", 101), ("Garde", 102)))
        for _ in tables
    ]
    frame = draw_frame(*([VOTED] if voted else []), *drawn)
    facts = frame.facts.assign(period="", variant="")
    first = 1 if voted else 0
    rows = [facts[facts["measure"] == "voted"]]
    for number, table in enumerate(tables, first + 1):
        own = facts[facts["dataset"] == number]
        for part, values in table.items():
            rows.append(own.assign(period=part, amount=list(values)))
        if printed is not None:
            rows.append(own.assign(amount=printed, counts=False, variant="Total"))
    together = pd.concat(rows, ignore_index=True)
    together["counts"] = together["counts"].astype(bool)
    return replace(frame, facts=together.astype({"period": "category", "measure": "category", "basis": "category"}))


def paid(told: Comparison) -> str:
    return str(told.totals[0].stages[Measure.PAID])


def reasons(told: Comparison) -> str:
    return " / ".join(str(note.reason) for note in told.notes)


FLOWS = {"Q1": (10, 5), "Q2": (20, 5), "Q3": (5, 5), "Q4": (60, 5)}
RISING = {"Q1": (10, 5), "Q2": (20, 6), "Q3": (30, 7), "Q4": (60, 8)}
HIGH = {"Q1": (150, 20), "Q2": (250, 40), "Q3": (300, 60), "Q4": (350, 80)}


def test_parts_that_fall_somewhere_add_up_to_the_year() -> None:
    told = compare(by_parts(FLOWS), CompareQuery())
    assert (paid(told), told.part_year, reasons(told)) == ("115", frozenset(), "")


def test_parts_whose_sum_would_exceed_the_credits_hold_those_before_them() -> None:
    told = compare(by_parts(HIGH), CompareQuery())
    assert paid(told) == "430"
    assert "cumulated from January: only quarter 4 counts" in reasons(told)
    (asked,) = told.totals[0].stages[Measure.PAID].trace.inputs
    assert isinstance(asked, FactSelection)
    assert asked.periods == ("Q4",)


def test_parts_that_nothing_settles_are_added_up_and_asked_about() -> None:
    told = compare(by_parts(RISING), CompareQuery())
    assert paid(told) == "146"
    assert "each may hold those before it" in reasons(told)


@pytest.mark.parametrize(("printed", "year"), [(73, "146"), (34, "68")], ids=["their sum", "the last one"])
def test_a_printed_year_shows_how_its_parts_count(printed: int, year: str) -> None:
    told = compare(by_parts(RISING, printed=printed), CompareQuery())
    assert paid(told) == year
    assert "may hold" not in reasons(told)


def test_what_a_person_said_of_a_table_comes_first() -> None:
    frame = by_parts(FLOWS)
    said = replace(frame, datasets=frame.datasets.assign(parts=["", "cumulated"]))
    assert paid(compare(said, CompareQuery())) == "65"


def test_a_header_that_counts_from_january_takes_the_last_part_and_names_the_months_that_follow() -> None:
    told = compare(by_parts({"C03": (10, 5), "C06": (30, 9)}), CompareQuery())
    assert paid(told) == "39"
    assert told.part_year == {(2023, Measure.PAID)}
    assert "do not give July to December" in reasons(told)


def test_missing_months_are_named_and_the_year_stays_a_part() -> None:
    months = {f"M{month:02}": (month % 3, 1) for month in range(1, 13) if month not in (4, 6)}
    told = compare(by_parts(months), CompareQuery())
    assert told.part_year == {(2023, Measure.PAID)}
    assert "do not give April, June" in reasons(told)


def test_months_beside_their_quarters_count_once() -> None:
    months = {f"M{month:02}": (10, 5 - month % 2) for month in range(1, 13)}
    quarters = {f"Q{quarter}": (30, 13) for quarter in range(1, 5)}
    told = compare(by_parts(months | quarters), CompareQuery())
    assert paid(told) == str(120 + 54)
    assert told.part_year == frozenset()


def test_two_documents_that_give_other_quarters_complete_each_other() -> None:
    half, rest = ({part: FLOWS[part] for part in pair} for pair in (("Q1", "Q2"), ("Q3", "Q4")))
    told = compare(by_parts(half, rest), CompareQuery())
    assert (paid(told), told.part_year) == ("115", frozenset())
    lines = compare(by_parts(half, rest), CompareQuery()).rows
    assert [(row.code, str(row.stages[Measure.PAID])) for row in lines] == [("101", "95"), ("102", "20")]


def test_of_two_documents_that_overlap_the_fuller_one_counts() -> None:
    half = {part: FLOWS[part] for part in ("Q1", "Q2")}
    assert paid(compare(by_parts(FLOWS, half), CompareQuery())) == "115"


def test_lines_that_repeat_by_month_are_compared_place_by_place() -> None:
    frame = draw_frame("""
    label | programme:1 | paid 2023
    Armée | 101 Armée   | 10
    Armée | 101 Armée   | 20
    Garde | 102 Garde   | 9
    Garde | 102 Garde   | 4
    """)
    parts = ["M01", "M02", "M01", "M02"]
    repeated = replace(
        frame,
        facts=frame.facts.assign(period=pd.Categorical(parts), variant=""),
        lines=frame.lines.assign(period=parts),
    )
    told = compare(repeated, CompareQuery())
    assert paid(told) == "43"
    assert "may hold" not in reasons(told)  # the guard's months fall


@pytest.mark.parametrize(
    ("part", "months"),
    [("M03", {3}), ("Q2", {4, 5, 6}), ("S2", set(range(7, 13))), ("C04", {1, 2, 3, 4}), ("", set()), ("X1", set())],
)
def test_a_part_holds_its_months(part: str, months: set[int]) -> None:
    assert months_of(part) == months


@settings(max_examples=80)
@given(st.lists(st.sampled_from([f"M{n:02}" for n in range(1, 13)] + [f"Q{n}" for n in range(1, 5)]), min_size=1))
def test_the_chosen_kind_of_parts_never_holds_less_than_another(parts: list[str]) -> None:
    letter, months = grain_of(parts)
    held = {kind: {month for part in parts if part[0] == kind for month in months_of(part)} for kind in "MQ"}
    assert len(months) == max(map(len, held.values()))
    assert months == held[letter]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=4, max_size=4))
def test_the_year_is_its_parts_or_the_last_of_them(values: list[tuple[int, int]]) -> None:
    table = dict(zip(("Q1", "Q2", "Q3", "Q4"), values, strict=True))
    told = compare(by_parts(table), CompareQuery())
    assert paid(told) in {str(sum(map(sum, values))), str(sum(values[-1]))}
