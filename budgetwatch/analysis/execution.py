"""Appropriations against execution, by place in a classification or line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from budgetwatch.analysis.bases import listed
from budgetwatch.analysis.breaks import breaks_by_link, breaks_waiting, find_breaks
from budgetwatch.analysis.cautions import (
    notes_on_currencies,
    notes_on_negative,
    notes_on_parts,
    notes_on_unknown,
    unfinished,
)
from budgetwatch.analysis.compared_rows import ComparedRows, RowSums
from budgetwatch.analysis.figures import TOTAL, RowFigures
from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.limits import Limits, shipped_limits
from budgetwatch.analysis.line_codes import line_codes
from budgetwatch.analysis.looking import look_for
from budgetwatch.analysis.marks import Marker
from budgetwatch.analysis.parts_told import notes_on_months
from budgetwatch.analysis.perimeters import notes_on_bounds
from budgetwatch.analysis.rows import Rows, arrange
from budgetwatch.analysis.totals import YearSums, add_up_years
from budgetwatch.domain.comparison import Break, CompareQuery, Comparison, ComparisonRow, Rate
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import MEASURES

__all__ = ["TOTAL", "classifications", "compare"]

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.domain.crosswalk import Link


def compare(
    frame: FactFrame,
    query: CompareQuery,
    limits: Limits | None = None,
    part_year: Collection[int] = (),
    links: Sequence[Link] = (),
) -> Comparison:
    """Stages side by side per place and year, each figure with the question that finds its amounts again.

    Totals come from the lines, not from the rows. A stage that a row does not have is missing, never zero; the rate
    is the furthest stage executed in the dossier that year over `query.rate_of`. Stages are never added together.
    `part_year` names the datasets that do not count to the end of their year. `links` are what a person said of places:
    they move amounts from row to row, never in or out of a total, so tables are chosen without them.
    """
    chosen, places = look_for(frame, query, links)
    years = add_up_years(chosen.amounts)
    rates = {year: Rate(_furthest(stages), query.rate_of) for year, stages in years.amounts.items()}
    figures = RowFigures(frame, chosen, rates, places.crosswalk)
    totals = {year: figures.total(year, years) for year in years.amounts}
    rows = arrange(frame, query, places, chosen)
    sums = RowSums(rows, chosen.amounts)
    limits, parts = limits or shipped_limits(), unfinished(chosen, part_year)
    shown = ComparedRows(rows, sums, figures, Marker(totals, rates, limits, parts))
    apart = (*_unplaced(sums, rows, totals), *notes_on_bounds(frame, chosen, places))
    notes = (*chosen.notes, *apart, *notes_on_months(frame, chosen), *_cautions(frame, query, parts, years))
    notes = (*notes, *notes_on_negative(chosen.amounts))
    breaks = (*find_breaks(rows), *breaks_by_link(places.crosswalk.applied, query, rows))
    told = Comparison(
        query, frame.currency, shown, tuple(totals.values()), rates, breaks, notes, chosen.conflicts, parts
    )
    waiting = kept_beside(
        frame,
        f"waiting {query.classification} {query.level}",
        (rows, tuple(links), limits.nearness),
        lambda: tuple(breaks_waiting(told, links, limits)),
    )
    return replace(told, breaks=(*breaks, *waiting))


def classifications(frame: FactFrame) -> tuple[tuple[str, int], ...]:
    """The classifications and levels that the lines of budgets carry, to choose from; those of laws are not compared."""
    of_laws = frame.facts.loc[frame.facts["measure"] == Measure.TRANCHE, "line"].unique()
    if not len(of_laws):
        return tuple(sorted(line_codes(frame).axes))
    standing = frame.standing.loc[~frame.standing["line"].isin(of_laws), "code_id"].unique()
    codes = frame.codes[frame.codes["code_id"].isin(standing)]
    distinct = codes[["classification", "level"]].drop_duplicates()
    return tuple(sorted((str(name), int(level)) for name, level in distinct.itertuples(index=False, name=None)))


def _unplaced(sums: RowSums, rows: Rows, totals: Mapping[int, ComparisonRow]) -> Iterator[Break]:
    """A note for every year of some stages of which no line stands in the classification asked for."""
    for year, total in totals.items():
        placed = dict(zip(sums.stages, sums.placed[rows.years.index(year)].tolist(), strict=True))
        outside = [stage for stage in total.stages if not placed[stage]]
        if len(outside) == 1:
            reason = msg("No line of the stage “{stage}” carries this classification.", stage=MEASURES[outside[0]])
            yield Break(year, reason)
        elif outside:
            yield Break(
                year, msg("No line of these stages carries this classification: {stages}.", stages=listed(outside))
            )


def _cautions(
    frame: FactFrame, query: CompareQuery, parts: frozenset[tuple[int, Measure]], years: YearSums
) -> Iterator[Break]:
    yield from notes_on_parts(parts)
    yield from notes_on_unknown(years.unknown)
    yield from notes_on_currencies(frame, query.years)


def _furthest(stages: Mapping[Measure, int]) -> Measure | None:
    return next((measure for measure in reversed(EXECUTION) if measure in stages), None)
