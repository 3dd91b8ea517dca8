"""Significant changes: the places whose vote moved much from one year to the next, each with what explains it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.rest import together
from budgetwatch.briefs.row_marks import named
from budgetwatch.briefs.stages import main_year, rows_of, scale_for, total_of
from budgetwatch.briefs.words import sentences, valued
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.document import (
    Cell,
    Paragraph,
    Row,
    RowStyle,
    Section,
    Table,
    TableColumn,
    Verbatim,
    figures_in,
)
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import Judgement, LabelledFigure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.terms import ACT_KINDS, MEASURES
from budgetwatch.domain.year import Year

MOST = 12
TENTH = 100_000
"""A change is significant from a tenth of the year before, in millionths: the usual measure of estimates memoranda."""
_TITLE = msg("Significant changes")


@dataclass(frozen=True, slots=True)
class Change:
    """A place in two years: what was voted in each, what lies between, and that as a part of the year before."""

    row: ComparisonRow
    before: Figure
    now: Figure
    change: Figure
    share: Figure | None


def changes_section(content: PackContent) -> Section | None:
    """The table of changes with their explanations; None where no two years were voted."""
    comparison = content.comparison
    years = _years(comparison) if comparison is not None else None
    if comparison is None or years is None:
        return None
    every = list(_changes(comparison, *years))
    large = sorted(filter(_is_large, every), key=_size, reverse=True)
    if not large:
        said = msg(
            "No place changed by a tenth or more from {first} to {last}.", first=Year(years[0]), last=Year(years[1])
        )
        return Section(_TITLE, (Paragraph(said),))
    return Section(_TITLE, (_table(content, comparison, large, len(every) - len(large), years),))


def _years(comparison: Comparison) -> tuple[int, int] | None:
    """The main year and the last voted one before it."""
    year = main_year(comparison)
    voted = sorted(row.year for row in comparison.totals if Measure.VOTED in row.stages and row.year <= (year or 0))
    return (voted[-2], voted[-1]) if len(voted) > 1 else None


def _changes(comparison: Comparison, first: int, last: int) -> Iterator[Change]:
    """The places of the finest level that were voted in both years, the vote of which is wholly known."""
    rows = rows_of(comparison, last)
    parents, before = {row.parent for row in rows}, {row.key: row for row in rows_of(comparison, first)}
    for row in rows:
        earlier = before.get(row.key)
        if row.key in parents or earlier is None:
            continue
        was, now = earlier.whole(Measure.VOTED), row.whole(Measure.VOTED)
        if was is not None and now is not None:
            moved = difference(now, was)
            yield Change(row, was, now, moved, ratio(moved, was))


def _is_large(change: Change) -> bool:
    return change.share is not None and abs(change.share.value) >= TENTH


def _size(change: Change) -> Amount:
    return abs(change.change.amount)


def _table(
    content: PackContent, comparison: Comparison, large: Sequence[Change], small: int, years: tuple[int, int]
) -> Table:
    first, last = years
    rows = [_row(content, one) for one in large[:MOST]]
    if rest := large[MOST:]:
        rows.append(_rest(rest))
    total, before = total_of(comparison, last), total_of(comparison, first)
    if total is not None and before is not None:
        rows.append(_total(total, before))
    columns = (
        TableColumn(msg("Budget item"), numeric=False),
        *(TableColumn(msg("{stage} {year}", stage=MEASURES[Measure.VOTED], year=Year(year))) for year in years),
        TableColumn(msg("change")),
        TableColumn(msg("change in %")),
        TableColumn(msg("Explanation"), numeric=False),
    )
    note = msgn(
        "Significant: a tenth or more of the year before. {count} other item changed less.",
        "Significant: a tenth or more of the year before. {count} other items changed less.",
        small,
    )
    caption = msg("Significant changes of the vote, {first} to {last}", first=Year(first), last=Year(last))
    scale = scale_for([figure for one in large for figure in (one.before, one.now)], 10**7)
    return Table(caption, columns, tuple(rows), scale, comparison.currency, note)


def _row(content: PackContent, one: Change) -> Row:
    cells: tuple[Cell, ...] = (one.before, one.now, one.change, one.share or Absent.UNKNOWN)
    return Row((named(replace(one.row, flags=())), *cells, _explained(content, one)))


def _rest(rest: Sequence[Change]) -> Row:
    """The changes that are not listed, added up."""
    now = together([one.row for one in rest], None).stages[Measure.VOTED]
    before = together([replace(one.row, stages={Measure.VOTED: one.before}) for one in rest], None)
    was = before.stages[Measure.VOTED]
    moved = difference(now, was)
    name = msgn("{count} other item", "{count} other items", len(rest))
    return Row((name, was, now, moved, ratio(moved, was) or Absent.UNKNOWN, Verbatim("")))


def _total(total: ComparisonRow, before: ComparisonRow) -> Row:
    was, now = before.stages[Measure.VOTED], total.stages[Measure.VOTED]
    known = Measure.VOTED not in before.unknown | total.unknown
    moved = difference(now, was) if known else None
    share = ratio(moved, was) if moved else None
    cells: tuple[Cell, ...] = (was, now, moved or Absent.UNKNOWN, share or Absent.UNKNOWN)
    return Row((msg("Total"), *cells, Verbatim("")), RowStyle.TOTAL)


def _explained(content: PackContent, one: Change) -> Message:
    """What a person found it explained by, else what acts moved in the year; else that it is the ministry's to explain."""
    said = [
        _reason(judged.reason)
        for judged in content.findings
        if judged.judgement is Judgement.EXPLAINED and judged.reason and one.now in figures_in(judged.finding)
    ]
    acts = [
        valued(LabelledFigure(ACT_KINDS[move.kind], figure))
        for bridge in content.bridges
        if bridge.key == one.row.key and bridge.year == one.row.year
        for move in bridge.movements
        for figure in (move.received, move.given)
        if figure is not None
    ]
    return sentences([*said, *acts]) if said or acts else msg("To be explained by the ministry.")


def _reason(text: str) -> Message:
    return msg("{reason}", reason=text)
