"""Appropriations against execution, by place in a classification or line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from budgetwatch.analysis.breaks import breaks_by_link, breaks_waiting, find_breaks
from budgetwatch.analysis.cautions import notes_on_currencies, notes_on_parts, notes_on_unknown, unfinished
from budgetwatch.analysis.limits import Limits, shipped_limits
from budgetwatch.analysis.marks import Marker
from budgetwatch.analysis.places import LinePlaces
from budgetwatch.analysis.rows import NOT_CLASSIFIED, Rows, arrange, selected
from budgetwatch.analysis.sources import Chosen, choose
from budgetwatch.analysis.sums import Sums, add_up, add_up_all
from budgetwatch.domain.comparison import Break, CompareQuery, Comparison, ComparisonRow, Rate
from budgetwatch.domain.figure import Figure, Quantity, Trace, Unit, difference, ratio
from budgetwatch.domain.measure import CHAIN, EXECUTION, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import MEASURES

if TYPE_CHECKING:
    from budgetwatch.analysis.crosswalk import Crosswalk
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.domain.crosswalk import Link

TOTAL = "total"
"""The key of the total of a year."""


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
    places = LinePlaces(frame)
    chosen = choose(frame, query, places)
    if links:
        places = LinePlaces(frame, links)
    totals = add_up_all(chosen.facts, TOTAL)
    years = {year: totals.amounts.get((TOTAL, year), {}) for _, year in sorted(totals.seen)}
    rates = {year: Rate(_furthest(stages), query.rate_of) for year, stages in years.items()}
    figures = _Figures(frame, chosen, rates, places.crosswalk)
    total_rows = {
        year: figures.total(year, stages, totals.unknown.get((TOTAL, year), ())) for year, stages in years.items()
    }
    rows = arrange(frame, query, places, chosen)
    sums = add_up(chosen.facts, rows.keys)
    parts = unfinished(chosen, part_year)
    limits = limits or shipped_limits()
    marker = Marker(total_rows, rates, limits, parts)
    marked = tuple(marker.marked(figures.rows(rows, sums), sums.seen))
    notes = (*chosen.notes, *_unplaced(sums, total_rows), *_cautions(frame, query, parts, totals))
    breaks = (*find_breaks(sums.seen), *breaks_by_link(places.crosswalk.applied, query, marked))
    told = Comparison(
        query, frame.currency, marked, tuple(total_rows.values()), rates, breaks, notes, chosen.conflicts, parts
    )
    return replace(told, breaks=(*breaks, *breaks_waiting(told, links, limits)))


def classifications(frame: FactFrame) -> tuple[tuple[str, int], ...]:
    """The classifications and levels that the lines of budgets carry, to choose from; those of laws are not compared."""
    of_laws = frame.facts.loc[frame.facts["measure"] == Measure.TRANCHE, "line"].unique()
    codes = frame.codes[~frame.codes["line"].isin(of_laws)] if len(of_laws) else frame.codes
    distinct = codes[["classification", "level"]].drop_duplicates()
    return tuple(sorted((str(name), int(level)) for name, level in distinct.itertuples(index=False, name=None)))


def _unplaced(sums: Sums, totals: Mapping[int, ComparisonRow]) -> Iterator[Break]:
    """A note for every stage of a year none of whose lines stands in the classification asked for."""
    placed = {(year, stage) for (key, year), stages in sums.seen.items() if key != NOT_CLASSIFIED for stage in stages}
    for year, total in totals.items():
        for stage in total.stages:
            if (year, stage) not in placed:
                reason = msg("No line of the stage “{stage}” carries this classification.", stage=MEASURES[stage])
                yield Break(year, reason)


def _cautions(
    frame: FactFrame, query: CompareQuery, parts: frozenset[tuple[int, Measure]], totals: Sums
) -> Iterator[Break]:
    yield from notes_on_parts(parts)
    yield from notes_on_unknown(totals)
    yield from notes_on_currencies(frame, query.years)


def _furthest(stages: Mapping[Measure, int]) -> Measure | None:
    return next((measure for measure in reversed(EXECUTION) if measure in stages), None)


class _Figures:
    """Turns sums into rows of figures."""

    def __init__(self, frame: FactFrame, chosen: Chosen, rates: Mapping[int, Rate], crosswalk: Crosswalk) -> None:
        self._unit = Unit(Quantity.MONEY, frame.exponent, frame.currency)
        self._chosen, self._rates, self._called = chosen, rates, crosswalk.called
        self._lines = chosen.facts[["line", "year"]].drop_duplicates().groupby("year").size()

    def total(self, year: int, stages: Mapping[Measure, int], unknown: Iterable[Measure]) -> ComparisonRow:
        """The total of a year, from its lines."""
        traces = {stage: selected(self._chosen, year, stage) for stage in stages}
        figures = self._figures(stages, traces)
        rate, deviation = self._rated(year, figures)
        return ComparisonRow(
            TOTAL, "", "", year, figures, rate, deviation, n_lines=int(self._lines[year]), unknown=frozenset(unknown)
        )

    def rows(self, rows: Rows, sums: Sums) -> Iterator[ComparisonRow]:
        """One row per place and year, in the order in which the oldest document prints them."""
        for key, year in sorted(sums.seen, key=lambda at: (rows.words[at[0]].first_line, at)):
            stages, words = sums.amounts.get((key, year), {}), rows.words[key]
            figures = self._figures(stages, {stage: rows.trace(key, year, stage, self._chosen) for stage in stages})
            unknown = frozenset(sums.unknown.get((key, year), ()))
            rate, deviation = self._rated(year, figures)
            n_lines = rows.n_lines[key, year]
            yield ComparisonRow(
                key,
                words.code,
                words.label,
                year,
                figures,
                rate,
                deviation,
                (),
                words.parent,
                words.level,
                n_lines,
                unknown,
                words.name,
                self._called.get((key, year), ()),
            )

    def _figures(self, stages: Mapping[Measure, int], traces: Mapping[Measure, Trace]) -> dict[Measure, Figure]:
        return {stage: Figure(stages[stage], self._unit, traces[stage]) for stage in CHAIN if stage in stages}

    def _rated(self, year: int, stages: Mapping[Measure, Figure]) -> tuple[Figure | None, Figure | None]:
        """The execution rate and the deviation, None where a row lacks one of the two stages."""
        rate = self._rates[year]
        top = stages.get(rate.numerator) if rate.numerator else None
        bottom = stages.get(rate.denominator)
        if top is None or bottom is None:
            return None, None
        return ratio(top, bottom), difference(top, bottom)
