"""The money of a policy's axes: the finer tag counts, and the axes with the rest are the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budgetwatch.analysis import compare
from budgetwatch.analysis.axes import follow_axes
from budgetwatch.analysis.axis_places import ask_about, taggable_places
from budgetwatch.domain.axis import AxesReport, AxisTag, PolicyAxis, Tagged
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.crosswalk import Link, LinkKind, PlaceName
from budgetwatch.domain.figure import FactSelection
from budgetwatch.domain.measure import Measure

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw, DrawnFrame

BORDERS = PolicyAxis(1, Bilingual("Surveillance des frontières", "Border control"), id=11)
PEOPLE = PolicyAxis(2, Bilingual("Protection des populations", "Protection of people"), id=12)
AXES = (BORDERS, PEOPLE)
LINES = CompareQuery()
BY_PROGRAMME = CompareQuery(Classification.PROGRAMME, 1)

BUDGET = """
label     | programme:1 | programme:2    | nature:1 | voted 2022 | paid 2022 | voted 2023 | paid 2023
Postes    | 10 Défense  | 101 Frontières | 1 Soldes | 100        | 90        | 150        | 140
Patrouille| 10 Défense  | 102 Patrouilles| 2 Biens  | 200        | 150       | 200        | 160
Hôpital   | 20 Santé    | 201 Hôpitaux   | 2 Biens  | 300        | 300       | 250        | -
"""


def place(level: int, code: str, label: str, under: str = "", kind: str = "programme") -> Tagged:
    return Tagged((PlaceName(Classification(kind), level, code, label, under),))


def tags(*pairs: tuple[Tagged, PolicyAxis]) -> tuple[AxisTag, ...]:
    return tuple(AxisTag(tagged, axis.id, id=number) for number, (tagged, axis) in enumerate(pairs, 1))


def told(report: AxesReport, stage: Measure = Measure.VOTED) -> dict[str, dict[int, str]]:
    return {
        line.axis.title.en if line.axis else "untagged": {
            one.row.year: str(one.row.stages[stage]) for one in line.years if stage in one.row.stages
        }
        for line in report.lines
    }


DEFENCE = place(1, "10", "Défense")
POSTS = place(2, "101", "Frontières", "10")


def test_the_finer_tag_counts_and_what_is_untagged_is_told(draw: Draw) -> None:
    report = follow_axes(draw(BUDGET), LINES, AXES, tags((POSTS, BORDERS), (DEFENCE, PEOPLE)))
    assert told(report) == {
        "Border control": {2022: "100", 2023: "150"},
        "Protection of people": {2022: "200", 2023: "200"},
        "untagged": {2022: "300", 2023: "250"},
    }
    assert (report.tags, report.contested) == (2, ())


def test_the_order_of_tags_changes_nothing(draw: Draw) -> None:
    pairs = ((POSTS, BORDERS), (DEFENCE, PEOPLE))
    frame = draw(BUDGET)
    assert told(follow_axes(frame, LINES, AXES, tags(*pairs))) == told(
        follow_axes(frame, LINES, AXES, tags(*pairs[::-1]))
    )


def test_shares_growth_and_the_distance_to_the_whole_are_exact(draw: Draw) -> None:
    report = follow_axes(draw(BUDGET), LINES, AXES, tags((POSTS, BORDERS)))
    now = report.lines[0].years[-1]
    assert str(now.shares[Measure.VOTED]) == "0.25"
    assert str(now.growth[Measure.VOTED]) == "0.5"  # 100 to 150, while the whole stays at 600
    assert str(now.beside[Measure.VOTED]) == "0.5"
    assert str(now.row.rate) == "0.933333"
    assert report.lines[0].years[0].growth == {}


def test_an_axis_that_nobody_tagged_with_has_no_year_and_a_nil_cell_no_amount(draw: Draw) -> None:
    report = follow_axes(draw(BUDGET), LINES, AXES, ())
    assert [len(line.years) for line in report.lines] == [0, 0, 2]
    assert told(report, Measure.PAID)["untagged"] == {2022: "540", 2023: "300"}
    (asked,) = report.untagged.years[0].row.stages[Measure.VOTED].trace.inputs
    assert isinstance(asked, FactSelection)
    assert asked.lines == ()  # everything: the question is that of the total


def test_a_part_of_the_year_has_no_growth(draw: Draw) -> None:
    report = follow_axes(draw(BUDGET), LINES, AXES, tags((POSTS, BORDERS)), part_year=[1])
    assert report.lines[0].years[-1].growth.keys() == {Measure.VOTED}
    assert any("Not the whole year" in str(note.reason) for note in report.notes)


def test_tags_that_cross_are_told_with_the_money_they_share(draw: Draw) -> None:
    goods = place(1, "2", "Biens", kind="nature")
    report = follow_axes(draw(BUDGET), LINES, AXES, tags((DEFENCE, BORDERS), (goods, PEOPLE)))
    assert told(report)["Protection of people"] == {2022: "500", 2023: "450"}
    (contest,) = report.contested
    assert (contest.kept.tagged, contest.other.tagged) == (goods, DEFENCE)
    assert [str(one.figure) for one in contest.figures] == ["200", "160"]


def test_a_tag_on_a_line_at_two_places_is_finer_than_either(draw: Draw) -> None:
    line = Tagged((*place(1, "2", "Biens", kind="nature").places, *DEFENCE.places))
    report = follow_axes(draw(BUDGET), LINES, AXES, tags((DEFENCE, BORDERS), (line, PEOPLE)))
    assert told(report)["Protection of people"] == {2022: "200", 2023: "200"}
    assert report.contested == ()


def test_a_tag_follows_its_place_through_another_code_and_name_once_a_person_says_so(draw: Draw) -> None:
    later = """
    label  | programme:1           | voted 2024
    Postes | 30 Défense et sûreté  | 400
    Santé  | 20 Santé              | 100
    """
    frame = draw(BUDGET, later)
    tagged = tags((DEFENCE, BORDERS))
    assert told(follow_axes(frame, LINES, AXES, tagged))["Border control"] == {2022: "300", 2023: "350"}
    moved = Link(LinkKind.RECODED, DEFENCE.places, place(1, "30", "Défense et sûreté").places, 2024)
    followed = follow_axes(frame, LINES, AXES, tagged, [moved])
    assert told(followed)["Border control"] == {2022: "300", 2023: "350", 2024: "400"}
    (shown, _) = taggable_places(frame, BY_PROGRAMME, tagged, [moved])
    assert (shown.code, shown.own, shown.axes) == ("30", BORDERS.id, frozenset({BORDERS.id}))
    anew = tags((shown.tagged, BORDERS))  # a tag made on the place as it is shown now reaches the same lines
    assert told(follow_axes(frame, LINES, AXES, anew, [moved])) == told(followed)


def test_a_tag_whose_place_no_document_prints_is_lost_and_said(draw: Draw) -> None:
    tagged = tags((place(1, "77", "Marine"), BORDERS), (DEFENCE, PEOPLE))
    report = follow_axes(draw(BUDGET), LINES, AXES, tagged)
    assert (report.lost, report.tags) == (tagged[:1], 1)


def test_lines_without_a_code_are_tagged_by_their_label(draw: Draw) -> None:
    frame = draw("""
    label        | voted 2023
    Fonds spécial| 40
    Divers       | 60
    """)
    special, _ = taggable_places(frame, LINES, ())
    assert special.tagged == Tagged((), "Fonds spécial")
    report = follow_axes(frame, LINES, AXES, tags((special.tagged, BORDERS)))
    assert told(report)["Border control"] == {2023: "40"}


def test_places_tell_what_their_lines_serve_and_which_tag_is_their_own(draw: Draw) -> None:
    listed = taggable_places(draw(BUDGET), BY_PROGRAMME, tags((POSTS, BORDERS)))
    assert [(one.code, one.axes, one.own, str(one.amount)) for one in listed] == [
        ("10", {BORDERS.id, None}, None, "350"),
        ("20", {None}, None, "250"),
    ]
    (first, *_) = taggable_places(draw(BUDGET), CompareQuery(Classification.PROGRAMME, 2), tags((POSTS, BORDERS)))
    assert (first.code, first.axes, first.own) == ("101", frozenset({BORDERS.id}), BORDERS.id)


def test_a_word_shared_with_one_axis_is_a_question_and_tags_nothing(draw: Draw) -> None:
    frame = draw(BUDGET)
    listed = taggable_places(frame, CompareQuery(Classification.PROGRAMME, 2), ())
    assert [(one.place.code, one.axis, one.word) for one in ask_about(listed, AXES)] == [("101", BORDERS, "frontiere")]
    tagged = taggable_places(frame, CompareQuery(Classification.PROGRAMME, 2), tags((POSTS, PEOPLE)))
    assert ask_about(tagged, AXES) == ()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_axes_and_the_rest_are_the_totals_of_the_comparison(draw: Draw, data: st.DataObject) -> None:
    frame = draw(_drawn(data))
    candidates = [one.tagged for query in (LINES, BY_PROGRAMME) for one in taggable_places(frame, query, ())]
    chosen = data.draw(st.lists(st.tuples(st.sampled_from(candidates), st.sampled_from(AXES)), max_size=6))
    report = follow_axes(frame, LINES, AXES, tags(*dict(chosen).items()))
    _adds_up(report, frame)


def _drawn(data: st.DataObject) -> str:
    rows: Sequence[tuple[int, int, int, int]] = data.draw(
        st.lists(
            st.tuples(st.integers(1, 3), st.integers(1, 4), *[st.integers(-50, 9_000)] * 2), min_size=1, max_size=8
        )
    )
    cells = "\n".join(
        f"L{number} | {top} P{top} | {top}{sub}{number} S{sub} | {voted} | {paid}"
        for number, (top, sub, voted, paid) in enumerate(rows)
    )
    return f"label | programme:1 | programme:2 | voted 2022 | paid 2023\n{cells}"


def _adds_up(report: AxesReport, frame: DrawnFrame) -> None:
    whole = compare(frame, LINES).totals
    assert {row.year: row.stages for row in report.totals} == {row.year: row.stages for row in whole}
    for total in whole:
        for stage, figure in total.stages.items():
            parts = [
                one.row.stages[stage].value
                for line in report.lines
                for one in line.years
                if one.row.year == total.year and stage in one.row.stages
            ]
            assert sum(parts) == figure.value


def test_growth_over_missing_years_says_since_when_and_leaps_over_years_without_wages(draw: Draw) -> None:
    frame = draw("label | programme:1 | voted 2020 | voted 2022 | voted 2023\nA | 01 Roads | 100 | 40 | 150")
    told = follow_axes(frame, CompareQuery(), (), (), without_wages=[(2022, Measure.VOTED)])
    years = {one.row.year: one for one in told.untagged.years}
    assert (years[2022].growth, str(years[2023].growth[Measure.VOTED])) == ({}, "0.5")
    assert [(note.year, str(note.reason)) for note in told.notes] == [
        (2023, "Growth is told since 2020: no year between can be compared.")
    ]
