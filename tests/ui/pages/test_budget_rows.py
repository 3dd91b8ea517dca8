"""The tree, filters and columns of the budget table, without a window."""

from __future__ import annotations

from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow, Rate
from budgetwatch.domain.figure import FactSelection, Figure, Operation, Trace, money, ratio
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount
from ui.models.budget_columns import Kind, columns
from ui.models.budget_rows import Place, counts, kept, nest


def figure(measure: Measure, year: int, value: int) -> Figure:
    return money(Amount(value), "XOF", Trace(Operation.SUM, (FactSelection(measure, year),)))


def row(key: str, parent: str | None, voted: int, paid: int | None, *flags: str, year: int = 2024) -> ComparisonRow:
    stages = {Measure.VOTED: figure(Measure.VOTED, year, voted), Measure.COMMITTED: figure(Measure.COMMITTED, year, 1)}
    if paid is None:
        return ComparisonRow(key, key, "", year, stages, None, None, flags, parent)
    stages[Measure.PAID] = figure(Measure.PAID, year, paid)
    return ComparisonRow(
        key, key, "", year, stages, ratio(stages[Measure.PAID], stages[Measure.VOTED]), None, flags, parent
    )


def comparison(*rows: ComparisonRow) -> Comparison:
    years = sorted({one.year for one in rows})
    totals = tuple(row("total", None, 100, 90, year=year) for year in years)
    rates = {year: Rate(Measure.PAID, Measure.VOTED) for year in years}
    return Comparison(CompareQuery(), "XOF", rows, totals, rates)


SECTIONS = comparison(row("210", None, 82, 64), row("230", None, 40, 41, "over_voted"))
PROGRAMMES = comparison(
    row("2101", "210", 20, 23, "over_voted"),
    row("2105", "210", 62, 41, "under_executed"),
    row("2302", "230", 40, 41, "over_voted"),
    row("9999", None, 1, None, "no_counterpart"),
)


def drawn(places: tuple[Place, ...], depth: int = 0) -> list[str]:
    lines = []
    for place in places:
        lines.append("  " * depth + place.key)
        lines += drawn(place.children, depth + 1)
    return lines


def test_places_stand_under_the_place_above_them() -> None:
    assert drawn(nest((SECTIONS, PROGRAMMES))) == ["210", "  2101", "  2105", "230", "  2302", "9999"]


def test_a_place_whose_parent_is_not_shown_stands_at_the_top() -> None:
    assert drawn(nest((PROGRAMMES,))) == ["2101", "2105", "2302", "9999"]


def test_a_filter_keeps_flagged_lines_and_the_places_above_them() -> None:
    places = nest((SECTIONS, PROGRAMMES))
    assert drawn(kept(places, "over_voted", 2024)) == ["210", "  2101", "230", "  2302"]
    assert drawn(kept(places, "no_counterpart", 2024)) == ["9999"]


def test_counts_are_of_the_most_detailed_lines_only() -> None:
    counted = counts(nest((SECTIONS, PROGRAMMES)))
    assert counted["", 0] == 4
    assert [counted[flag, 2024] for flag in ("over_voted", "under_executed")] == [2, 1]


def test_a_flag_of_another_year_does_not_count() -> None:
    assert counts(nest((PROGRAMMES,)))["over_voted", 2023] == 0


def names(room: int) -> list[str]:
    two_years = comparison(row("2101", None, 20, 23), row("2101", None, 20, 23, year=2023))
    made = columns(two_years, 2024, room, 66)
    return [f"{one.kind}{one.year or ''}{one.measure or ''}" for one in made]


def test_other_years_fold_to_what_was_paid_and_its_rate() -> None:
    assert names(1_300) == [
        "label",
        "stage2023paid",
        "share2023",
        "stage2024voted",
        "stage2024committed",
        "stage2024paid",
        "deviation2024",
        "rate2024",
    ]


def test_a_wide_window_shows_what_was_voted_in_other_years_too() -> None:
    assert names(1_500)[1:4] == ["stage2023voted", "stage2023paid", "share2023"]


def test_stages_between_vote_and_payment_fold_away_in_a_narrow_window() -> None:
    assert "stage2024committed" not in names(600)
    assert {"stage2024voted", "stage2024paid"} <= set(names(600))


def test_where_room_is_short_only_the_chosen_year_stays() -> None:
    assert names(500) == ["label", "stage2024voted", "stage2024paid", "deviation2024", "rate2024"]


def test_a_stage_that_a_row_lacks_has_no_figure() -> None:
    lacking = row("9999", None, 1, None)
    paid = next(one for one in columns(PROGRAMMES, 2024, 5_000, 66) if one.measure is Measure.PAID)
    assert paid.kind is Kind.STAGE
    assert paid.figure(lacking) is None
    assert paid.figure(None) is None
