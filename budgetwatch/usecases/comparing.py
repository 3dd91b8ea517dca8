"""Compare appropriations with execution, along a classification and over the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from budgetwatch import analysis
from budgetwatch.analysis import coherence, proportions
from budgetwatch.domain.code import Classification, normalised
from budgetwatch.domain.comparison import Break, CompareQuery, Comparison, ComparisonRow
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Finding
from budgetwatch.domain.grouping import GroupingKind
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.measure import CHAIN, Basis, Measure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.domain.series import SeriesKind
from budgetwatch.store import corrections, links
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import checked, facts, imported, once
from budgetwatch.usecases.groupings import grouping
from budgetwatch.usecases.materiality import limits
from budgetwatch.usecases.perimeters import in_force
from budgetwatch.usecases.series import find_series
from budgetwatch.usecases.typing_in import cautions

__all__ = [
    "CompareChoices",
    "CompareQuery",
    "choices",
    "compare",
    "find_figure",
    "find_missing_wages",
    "levels_read_first",
    "main_query",
    "reading_query",
    "wage_notes",
    "without_wages",
]


FEW, MANY, TOO_MANY = 5, 60, 5_000
READ_FIRST = (Classification.PROGRAMME, Classification.ADMINISTRATION, Classification.FUNCTION)


@dataclass(frozen=True, slots=True)
class CompareChoices:
    """What can be compared in this dossier: classification levels that lines have, years, bases and stages."""

    levels: tuple[tuple[Classification, int], ...]
    years: tuple[int, ...]
    bases: tuple[Basis, ...]
    measures: tuple[Measure, ...]


def compare(dossier: Dossier, query: CompareQuery) -> Comparison:
    """Every place of the classification in every year, with its stages, rate and deviation; totals from lines only.

    Inside the perimeter of the query, else inside the one in force.
    """
    query = query if query.perimeter else replace(query, perimeter=in_force(dossier))
    return once(dossier, f"compare {query}", lambda: _compared(dossier, query))


def _compared(dossier: Dossier, query: CompareQuery) -> Comparison:
    unfinished = [one.dataset for one in checked(dossier) if any(issue.code == "part-year" for issue in one.issues)]
    told = analysis.compare(
        facts(dossier),
        replace(query, prices=None),
        limits(dossier),
        part_year=unfinished,
        links=links.listed(dossier),
    )
    told = replace(
        told,
        notes=(
            *told.notes,
            *_unread(dossier, told),
            *_corrected(dossier, told),
            *_copied(dossier, told),
            *wage_notes(dossier, told.query),
        ),
    )
    if query.prices is None:
        return told
    return analysis.at_prices_of(
        replace(told, query=query), query.prices, find_series(dossier, SeriesKind.CONSUMER_PRICES)
    )


def wageless_votes(dossier: Dossier) -> frozenset[int]:
    """The years whose vote lacks the wage bill that other years have: they are set against no other year."""
    missing = without_wages(dossier, CompareQuery(perimeter=in_force(dossier)))
    return frozenset(year for year, stage in missing if stage is Measure.VOTED)


def without_wages(dossier: Dossier, query: CompareQuery) -> frozenset[tuple[int, Measure]]:
    """The years and stages whose wage bill is missing inside the perimeter of the query."""
    frame = proportions.look_at(facts(dossier), query, links.listed(dossier))
    return frozenset(proportions.wageless(frame, grouping(dossier, GroupingKind.NATURE)))


def find_missing_wages(dossier: Dossier, told: Comparison) -> tuple[Finding, ...]:
    """The years of a comparison without their wage bill, or why that is not known."""
    frame = proportions.look_at(facts(dossier), told.query, links.listed(dossier))
    return proportions.find_missing_wages(told, frame, grouping(dossier, GroupingKind.NATURE))


def wage_notes(dossier: Dossier, query: CompareQuery, stages: Collection[Measure] = CHAIN) -> tuple[Break, ...]:
    """A note for every year that lacks the wage bill of one of these stages, inside the perimeter of the query."""
    natures = grouping(dossier, GroupingKind.NATURE)
    frame = proportions.look_at(facts(dossier), query, links.listed(dossier))
    return tuple(proportions.notes_on_wages(frame, natures, stages))


def _unread(dossier: Dossier, told: Comparison) -> Iterator[Break]:
    """A note for every year whose amounts come from a typed table that nobody else has read."""
    unread = cautions(dossier)
    for one in imported(dossier) if unread else ():
        if one.source.sha256 in unread and one.kind is TableKind.BUDGET:
            yield from (Break(year, unread[one.source.sha256]) for year in one.years if year in told.years)


def _corrected(dossier: Dossier, told: Comparison) -> Iterator[Break]:
    """A note for every year of a table in which cells were corrected by hand."""
    counts = Counter(one.dataset for one in corrections.listed(dossier))
    for one in imported(dossier) if counts else ():
        if counts[one.id] and one.kind is TableKind.BUDGET:
            reason = msgn(
                "{count} cell of {file} was corrected by hand: its figure is what the committee reads there.",
                "{count} cells of {file} were corrected by hand: their figures are what the committee reads there.",
                counts[one.id],
                file=one.source.name,
            )
            yield from (Break(year, reason) for year in one.years if year in told.years)


def _copied(dossier: Dossier, told: Comparison) -> Iterator[Break]:
    """A note for every year of a table that a person accepted with lines that repeat others."""
    issues = {one.dataset: one.issues for one in checked(dossier)}
    for one in imported(dossier):
        count = coherence.count_copied_lines(facts(dossier), one.id, issues.get(one.id, ()))
        if count and one.kind is TableKind.BUDGET:
            reason = msgn(
                "{count} line of {file} repeats another one to the last digit; both are counted.",
                "{count} lines of {file} repeat others to the last digit; all are counted.",
                count,
                file=one.source.name,
            )
            yield from (Break(year, reason) for year in one.years if year in told.years)


def choices(dossier: Dossier) -> CompareChoices:
    """The classifications, years, bases and stages that the dossier's lines offer, the most detailed last."""
    return once(dossier, "choices", lambda: _choices(dossier))


def _choices(dossier: Dossier) -> CompareChoices:
    budgets = [one for one in imported(dossier) if one.kind is TableKind.BUDGET]
    present = {measure for one in budgets for measure in one.measures}
    return CompareChoices(
        levels=tuple((Classification(name), level) for name, level in analysis.classifications(facts(dossier))),
        years=tuple(sorted({year for one in budgets for year in one.years})),
        bases=tuple(sorted({basis for one in budgets for basis in one.bases})),
        measures=tuple(measure for measure in CHAIN if measure in present),
    )


def main_query(dossier: Dossier) -> CompareQuery:
    """How a summary cuts this dossier: the coarsest level of programmes, else of administrations …, else its lines."""
    levels = levels_read_first(dossier)
    return levels[0] if levels else CompareQuery()


def reading_query(dossier: Dossier, perimeter: Perimeter | None = None) -> CompareQuery:
    """How a committee questions this dossier: the finest level that it can still read in one sitting.

    With few places at every level the lines themselves are read; of a dossier with more lines than anyone reads, the
    coarsest level that has more than a few places. Places are counted inside the perimeter, by default the one in force.
    """
    coarsest = CompareQuery()
    for query in reversed(levels_read_first(dossier)):
        places = len(analysis.keys_of(compare(dossier, replace(query, perimeter=perimeter)).rows))
        if FEW <= places <= MANY:
            return query
        if places >= FEW:
            coarsest = query
    lines = sum(one.lines for one in imported(dossier) if one.kind is TableKind.BUDGET)
    return coarsest if lines > TOO_MANY else CompareQuery()


def levels_read_first(dossier: Dossier) -> list[CompareQuery]:
    """The levels of the first classification that the lines carry, the coarsest first."""
    offered = choices(dossier).levels
    for classification in READ_FIRST:
        levels = sorted(level for one, level in offered if one is classification)
        if levels:
            return [CompareQuery(classification, level) for level in levels]
    return []


def find_figure(dossier: Dossier, query: CompareQuery, measure: Measure, year: int, code: str | None) -> Figure:
    """The figure of one stage and year: of the place with that code or label, else of the whole; NotFound if none."""
    comparison = compare(dossier, query)
    rows = comparison.totals if code is None else comparison.rows
    for row in rows:
        if row.year == year and measure in row.stages and (code is None or _called(row, code)):
            return row.stages[measure]
    raise NotFound(
        msg("The dossier has no such figure."),
        msg("Use the comparison to see which years, stages and codes it has."),
    )


def _called(row: ComparisonRow, name: str) -> bool:
    """Whether people would call the row so: its code to the letter, its label whatever the case and accents."""
    return name == row.code or (bool(row.label) and normalised(name) == normalised(row.label))
