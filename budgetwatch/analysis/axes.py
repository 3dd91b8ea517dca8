"""What each axis of a policy got, stage by stage and year by year, beside the whole and beside what serves no axis.

Source: the product's rule on alignment with a national security policy. Nothing is tagged by the program: the money of
an axis is that of the lines that a person tagged, and the axes and the rest always make up the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.analysis.axis_lines import TaggedLines, tagged_lines
from budgetwatch.analysis.cautions import notes_on_currencies, notes_on_parts, notes_on_unknown, unfinished
from budgetwatch.analysis.figures import RowFigures
from budgetwatch.analysis.looking import look_for
from budgetwatch.analysis.perimeters import notes_on_bounds
from budgetwatch.analysis.rows import selected
from budgetwatch.analysis.sources import Chosen
from budgetwatch.analysis.sums import add_up
from budgetwatch.analysis.totals import YearSums, add_up_years
from budgetwatch.domain.axis import AxesReport, AxisLine, AxisTag, AxisYear, Contest, PolicyAxis
from budgetwatch.domain.comparison import Break, CompareQuery, ComparisonRow, Rate
from budgetwatch.domain.figure import Figure, Quantity, Unit, difference, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import CHAIN, EXECUTION, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.domain.crosswalk import Link

UNTAGGED = "untagged"
"""The key of the row of lines that serve no axis."""


def follow_axes(
    frame: FactFrame,
    query: CompareQuery,
    axes: Sequence[PolicyAxis],
    tags: Sequence[AxisTag],
    links: Sequence[Link] = (),
    part_year: Collection[int] = (),
    without_wages: Collection[tuple[int, Measure]] = (),
) -> AxesReport:
    """The money of each axis and of what is untagged, beside the totals of the comparison line by line.

    Growth is not told where an amount stops before the end of its year (`part_year`: those datasets), nor for the years
    and stages `without_wages`, which it leaps over.
    """
    chosen, places = look_for(frame, query, links)
    years = add_up_years(chosen.amounts)
    rates = {year: Rate(_furthest(stages), query.rate_of) for year, stages in years.amounts.items()}
    figures = RowFigures(frame, chosen, rates, places.crosswalk)
    totals = tuple(figures.total(year, years) for year in years.amounts)
    tagged = tagged_lines(frame, places, tags)
    parts = unfinished(chosen, part_year)
    compared = _Compared(totals, frozenset(without_wages))
    told = _Axes(frame, chosen, tagged.served([axis.id for axis in axes]), rates)
    lines = tuple(
        AxisLine(axis, tuple(_beside_the_whole(told.rows(at, axis), compared, parts)))
        for at, axis in enumerate((*axes, None))
    )
    return AxesReport(
        lines,
        totals,
        frame.currency,
        len(tagged.tags),
        tagged.lost,
        tuple(told.contests(tagged)),
        (
            *chosen.notes,
            *notes_on_bounds(frame, chosen, places),
            *_cautions(frame, query, parts, years),
            *compared.notes(),
        ),
    )


def _furthest(stages: Mapping[Measure, int]) -> Measure | None:
    return next((stage for stage in reversed(EXECUTION) if stage in stages), None)


def _cautions(
    frame: FactFrame, query: CompareQuery, parts: frozenset[tuple[int, Measure]], years: YearSums
) -> Iterator[Break]:
    yield from notes_on_parts(parts)
    yield from notes_on_unknown(years.unknown)
    yield from notes_on_currencies(frame, query.years)


class _Axes:
    """The sums of every axis, year and stage; `served` gives the axis of every line."""

    def __init__(self, frame: FactFrame, chosen: Chosen, served: Numbers, rates: Mapping[int, Rate]) -> None:
        self._unit = Unit(Quantity.MONEY, frame.exponent, frame.currency)
        self._chosen, self._served, self._rates = chosen, served, rates
        self._ids = frame.lines["line"].sort_values().to_numpy()
        amounts = chosen.amounts
        self._stages = amounts.stages
        axes = int(served.max(initial=0)) + 1
        groups = (served[amounts.line] * amounts.width + amounts.year) * len(self._stages) + amounts.stage
        self._sums = add_up(groups, amounts.value, amounts.missing, axes * amounts.width * len(self._stages))
        self._of_cells = served[amounts.cell_lines] * amounts.width + amounts.cell_years

    def rows(self, at: int, axis: PolicyAxis | None) -> Iterator[ComparisonRow]:
        """The row of each year in which an axis has a line."""
        amounts = self._chosen.amounts
        key, code = (UNTAGGED, "") if axis is None else (f"axis:{axis.id}", str(axis.number))
        for place, year in enumerate(amounts.years):
            lines = amounts.cell_lines[self._of_cells == at * amounts.width + place]
            if len(lines):
                stages = self._stages_of(at * amounts.width + place, year, lines)
                unknown = frozenset(self._unknown(at * amounts.width + place))
                rate, deviation = self._rated(year, stages)
                yield ComparisonRow(key, code, "", year, stages, rate, deviation, n_lines=len(lines), unknown=unknown)

    def contests(self, tagged: TaggedLines) -> Iterator[Contest]:
        """The tags that share lines of another axis, with what these lines got in the latest year."""
        for kept, other, lines in tagged.clashes:
            figures = tuple(self._figures_of(lines))
            if figures:
                yield Contest(tagged.tags[kept], tagged.tags[other], figures)

    def _stages_of(self, group: int, year: int, lines: Numbers) -> dict[Measure, Figure]:
        n = len(self._stages)
        totals, known = (array[group * n : (group + 1) * n].tolist() for array in (self._sums.totals, self._sums.known))
        whole = len(lines) == self._chosen.amounts.lines_of_years[year]
        ids = () if whole else tuple(self._ids[lines].tolist())
        given = {stage: total for stage, total, count in zip(self._stages, totals, known, strict=True) if count}
        return {
            stage: Figure(given[stage], self._unit, selected(self._chosen, year, stage, lines=ids))
            for stage in CHAIN
            if stage in given
        }

    def _rated(self, year: int, stages: Mapping[Measure, Figure]) -> tuple[Figure | None, Figure | None]:
        rate = self._rates[year]
        top = stages.get(rate.numerator) if rate.numerator else None
        bottom = stages.get(rate.denominator)
        return (ratio(top, bottom), difference(top, bottom)) if top and bottom else (None, None)

    def _unknown(self, group: int) -> Iterator[Measure]:
        n = len(self._stages)
        counts = self._sums.unknown[group * n : (group + 1) * n].tolist()
        yield from (stage for stage, count in zip(self._stages, counts, strict=True) if count)

    def _figures_of(self, lines: Numbers) -> Iterator[LabelledFigure]:
        import numpy as np

        amounts = self._chosen.amounts
        own = np.isin(amounts.line, lines) & (amounts.missing == 0)
        if not own.any():
            return
        latest = int(amounts.year[own].max())
        ids, year = tuple(self._ids[lines].tolist()), amounts.years[latest]
        for place, stage in enumerate(self._stages):
            values = amounts.value[own & (amounts.year == latest) & (amounts.stage == place)]
            if len(values):
                trace = selected(self._chosen, year, stage, lines=ids)
                label = msg("{stage} {year}", stage=MEASURES[stage], year=Year(year))
                yield LabelledFigure(label, Figure(int(values.sum()), self._unit, trace))


@dataclass(frozen=True)
class _Compared:
    """The totals of the years, and which of them growth leaps over."""

    totals: Sequence[ComparisonRow]
    leapt: frozenset[tuple[int, Measure]]

    @property
    def known(self) -> dict[int, ComparisonRow]:
        """The total of each year."""
        return {total.year: total for total in self.totals}

    def year_before(self, year: int, stage: Measure) -> int | None:
        """The latest year before with which a stage is compared."""
        if (year, stage) in self.leapt:
            return None
        earlier = (total.year for total in self.totals if total.year < year and stage in total.stages)
        return max((one for one in earlier if (one, stage) not in self.leapt), default=None)

    def notes(self) -> Iterator[Break]:
        """A note for every year whose growth is not that of one year."""
        for total in self.totals:
            before = {self.year_before(total.year, stage) for stage in total.stages} - {None, total.year - 1}
            for earlier in sorted(one for one in before if one is not None):
                reason = msg("Growth is told since {before}: no year between can be compared.", before=Year(earlier))
                yield Break(total.year, reason)


def _beside_the_whole(
    rows: Iterator[ComparisonRow], compared: _Compared, parts: frozenset[tuple[int, Measure]]
) -> Iterator[AxisYear]:
    known = compared.known
    own = {row.year: row for row in rows}
    for year, row in own.items():
        growth: dict[Measure, Figure] = {}
        beside: dict[Measure, Figure] = {}
        for stage in row.stages:
            before = compared.year_before(year, stage)
            if before is None or {(year, stage), (before, stage)} & parts or before not in own:
                continue
            mine = _growth(row, own[before], stage)
            whole = _growth(known[year], known[before], stage)
            if mine is not None and whole is not None:
                growth[stage], beside[stage] = mine, difference(mine, whole)
        shares = {
            stage: share
            for stage, figure in row.stages.items()
            if stage not in known[year].unknown  # what is not known of the axis is not known of the whole
            and (share := ratio(figure, known[year].stages[stage])) is not None
        }
        yield AxisYear(row, shares, growth, beside)


def _growth(now: ComparisonRow, before: ComparisonRow, stage: Measure) -> Figure | None:
    here, there = now.whole(stage), before.whole(stage)
    return ratio(difference(here, there), there) if here is not None and there is not None else None
