"""The table of significant changes: what moved by a tenth or more from one vote to the next, and what explains it."""

from __future__ import annotations

from dataclasses import replace

from budgetwatch.briefs import PackContent, compose_pack
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.document import Section, Table
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Judgement
from budgetwatch.domain.measure import Measure
from tests.briefs.reading import EN, all_words


def _earlier(row: ComparisonRow, percent: int) -> ComparisonRow:
    """The same place a year before, voted at that part of what it is voted now."""
    voted = row.stages[Measure.VOTED]
    return replace(row, year=2023, stages={Measure.VOTED: replace(voted, value=voted.value * percent // 100)})


def _changed(content: PackContent, **percents: int) -> PackContent:
    """The content with the programmes of the year before at these parts of their vote; all others unchanged."""
    comparison = content.comparison
    assert comparison is not None
    before = tuple(_earlier(row, percents.get(f"p{row.key}", 100)) for row in comparison.rows)
    return replace(
        content, outline="memorandum", comparison=replace(comparison, rows=(*before, *comparison.rows)), bridges=()
    )


def _section(content: PackContent) -> Section:
    blocks = compose_pack(content).blocks
    return next(b for b in blocks if isinstance(b, Section) and EN.word(b.title) == "Significant changes")


def _rows(content: PackContent) -> list[list[str]]:
    table = next(block for block in _section(content).blocks if isinstance(block, Table))
    return [[EN.figure(x) if isinstance(x, Figure) else all_words(x) for x in row.cells] for row in table.rows]


def test_only_changes_of_a_tenth_or_more_are_listed_the_largest_first(content: PackContent) -> None:
    rows = _rows(_changed(content, p2105=80, p2102=95, p2103=70))
    assert [row[0] for row in rows] == ["2105 Équipement des forces", "2103 Forces aériennes", "Total"]
    assert rows[0][4] == "25.0%"


def test_a_change_that_nobody_explained_is_the_ministrys_to_explain(content: PackContent) -> None:
    assert _rows(_changed(content, p2105=80))[0][5] == "To be explained by the ministry."


def test_a_change_that_a_person_explained_gives_the_reason(content: PackContent) -> None:
    changed = _changed(content, p2105=80)
    assert changed.comparison is not None
    voted = next(row.stages[Measure.VOTED] for row in changed.comparison.rows if row.key == "2105" and row.year == 2024)
    first = changed.findings[0]
    held = replace(
        first,
        finding=replace(first.finding, stake=voted),
        judgement=Judgement.EXPLAINED,
        reason="Programme of armoured vehicles.",
    )
    assert _rows(replace(changed, findings=(held,)))[0][5] == "Programme of armoured vehicles."


def test_where_nothing_moved_much_a_line_says_so(content: PackContent) -> None:
    words = all_words(_section(_changed(content)))
    assert "No place changed by a tenth or more from 2023 to 2024." in words


def test_changes_beyond_the_first_stand_in_a_row_of_their_own_and_stay_in_the_total(content: PackContent) -> None:
    changed = _changed(content)
    comparison = changed.comparison
    assert comparison is not None
    now = [row for row in comparison.rows if row.year == 2024 and row.parent]
    many = [replace(row, key=f"{row.key}-{n}", parent=None) for n in range(3) for row in now]
    rows = _rows(replace(changed, comparison=replace(comparison, rows=(*(_earlier(row, 50) for row in many), *many))))
    assert rows[-2][0] == f"{len(many) - 12} other items"
    assert rows[-1][0] == "Total"
