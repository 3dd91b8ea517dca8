"""A comparison inside a perimeter: the lines that count, what their rows add up to, and what cannot be told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.analysis import compare
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.perimeter import Perimeter
from tests.analysis.conftest import Draw, draw_frame

BY_SECTION = CompareQuery(Classification.ADMINISTRATION, 1)

VOTES = """
line       | administration:1 | administration:2        | voted 2022 | voted 2023
Soldes     | 21 Défense       | 2101 Armées             | 700        | 800
Vivres     | 21 Défense       | 2102 Gendarmerie        | 200        | 250
Patrouille | 22 Sécurité      | 2201 Police             | 90         | 110
Secours    | 22 Sécurité      | 2202 Protection civile  | 10         | 20
École      | 30 Éducation     | 3001 Primaire           | 1000       | 1000
"""
"""Three sections with five services."""


def section(code: str, label: str) -> PlaceName:
    return PlaceName(Classification.ADMINISTRATION, 1, code, label)


def service(code: str, label: str, under: str) -> PlaceName:
    return PlaceName(Classification.ADMINISTRATION, 2, code, label, under)


DEFENCE, SECURITY = section("21", "Défense"), section("22", "Sécurité")
CIVIL_PROTECTION = service("2202", "Protection civile", "22")
BOTH = Perimeter("Défense et sécurité", (DEFENCE, SECURITY), (CIVIL_PROTECTION,), "sans protection civile")


def voted(draw: Draw, perimeter: Perimeter, *tables: str) -> dict[int, int]:
    told = compare(draw(*(tables or (VOTES,))), CompareQuery(perimeter=perimeter))
    return {row.year: row.stages[Measure.VOTED].value for row in told.totals}


def test_only_lines_at_or_under_a_counted_place_count(draw: Draw) -> None:
    assert voted(draw, Perimeter("Défense", (DEFENCE,))) == {2022: 900, 2023: 1050}


def test_lines_at_or_under_a_place_left_out_do_not_count(draw: Draw) -> None:
    assert voted(draw, BOTH) == {2022: 990, 2023: 1160}


def test_a_perimeter_may_only_leave_out(draw: Draw) -> None:
    assert voted(draw, Perimeter("Hors éducation", (), (section("30", "Éducation"),))) == {2022: 1000, 2023: 1180}


def test_rows_and_totals_speak_of_the_same_lines(draw: Draw) -> None:
    told = compare(draw(VOTES), CompareQuery(Classification.ADMINISTRATION, 1, perimeter=BOTH))
    rows = {(row.code, row.year): row.stages[Measure.VOTED].value for row in told.rows}
    assert rows == {("21", 2022): 900, ("21", 2023): 1050, ("22", 2022): 90, ("22", 2023): 110}


def test_a_document_that_only_names_services_is_inside_through_the_section_that_another_prints(draw: Draw) -> None:
    paid = """
line   | administration:2 | paid 2023
Soldes | 2101 Armées      | 780
Secours| 2202 Protection civile | 5
"""
    told = compare(draw(VOTES, paid), CompareQuery(perimeter=BOTH))
    assert {row.year: row.stages[Measure.PAID].value for row in told.totals if Measure.PAID in row.stages} == {
        2023: 780
    }


def test_a_place_without_a_line_in_a_year_is_said(draw: Draw) -> None:
    later = """
line   | administration:1 | voted 2024
Soldes | 21 Défense       | 900
"""
    told = compare(draw(VOTES, later), CompareQuery(perimeter=Perimeter("Les deux", (DEFENCE, SECURITY))))
    assert [(note.year, "no line this year" in note.reason.text) for note in told.notes] == [(2024, True)]


def test_a_document_that_does_not_tell_its_sections_is_outside_and_said_so(draw: Draw) -> None:
    by_nature = """
line  | nature:1     | paid 2023
Solde | 1 Personnel  | 500
"""
    told = compare(draw(VOTES, by_nature), CompareQuery(perimeter=BOTH))
    assert all(Measure.PAID not in row.stages for row in told.totals)
    assert any("does not say where its lines belong" in note.reason.text for note in told.notes)


def test_a_place_that_no_document_names_is_said_and_counts_nothing(draw: Draw) -> None:
    told = compare(draw(VOTES), CompareQuery(perimeter=Perimeter("Marine", (section("29", "Marine"),))))
    assert told.totals == ()
    assert {note.year for note in told.notes if "No document names" in note.reason.text} == {2022, 2023}


def test_two_perimeters_of_one_frame_do_not_mix(draw: Draw) -> None:
    frame = draw(VOTES)
    for perimeter, total in ((BOTH, 990), (Perimeter("Défense", (DEFENCE,)), 900), (BOTH, 990)):
        told = compare(frame, CompareQuery(Classification.ADMINISTRATION, 1, perimeter=perimeter))
        assert sum(row.stages[Measure.VOTED].value for row in told.rows if row.year == 2022) == total


@given(
    amounts=st.lists(st.integers(-(10**12), 10**15), min_size=6, max_size=6),
    inside=st.sets(st.sampled_from("123"), min_size=1),
)
def test_what_is_inside_and_what_is_left_out_make_the_whole(amounts: list[int], inside: set[str]) -> None:
    sections = [f"{number} Section {number}" for number in (1, 1, 2, 2, 3, 3)]
    rows = "\n".join(
        f"line {at} | {name} | {amount}" for at, (name, amount) in enumerate(zip(sections, amounts, strict=True))
    )
    frame = draw_frame(f"line | administration:1 | voted 2023\n{rows}")
    places = tuple(section(code, f"Section {code}") for code in sorted(inside))

    def total(perimeter: Perimeter) -> int:
        told = compare(frame, CompareQuery(perimeter=perimeter)).totals
        return told[0].stages[Measure.VOTED].value if told else 0

    assert total(Perimeter("in", places)) + total(Perimeter("out", (), places)) == sum(amounts)
