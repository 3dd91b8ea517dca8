"""The columns of the budget table: the chosen year in full, the other years folded to what was paid and its rate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import CHAIN, Measure


class Kind(StrEnum):
    """What a column shows."""

    LABEL = "label"
    STAGE = "stage"
    DEVIATION = "deviation"
    SHARE = "share"
    RATE = "rate"


WIDTHS = {Kind.LABEL: 210, Kind.STAGE: 66, Kind.DEVIATION: 70, Kind.SHARE: 64, Kind.RATE: 150}
"""Least widths in pixels at 100 %. A share is a rate without its bar, for folded years."""

_LONG_NAMES = {Measure.COMMITTED: 78, Measure.ORDERED: 86}
"""Stages whose names need more than an amount does."""

_MUCH = 1440
"""Pixels at 100 % from which other years show more than what was paid."""

_FOLDED_FIRST = (Measure.VERIFIED, Measure.ORDERED, Measure.COMMITTED, Measure.PROPOSED)
"""Stages in the order in which they give up their place; the revised vote does after the other years."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows, of which year, and for a stage which one."""

    kind: Kind
    year: int = 0
    measure: Measure | None = None

    def rests_on_unknown(self, row: ComparisonRow) -> bool:
        """Whether some amount behind the figure is not known."""
        figure = self.figure(row)
        stages = {stage for stage, one in row.stages.items() if figure is not None and one.trace in figure.trace.inputs}
        return not ({self.measure, *stages}).isdisjoint(row.unknown)

    def figure(self, row: ComparisonRow | None) -> Figure | None:
        """The figure this column shows of a row, None where the row has none."""
        if row is None:
            return None
        match self.kind:
            case Kind.STAGE:
                return row.stages.get(self.measure) if self.measure else None
            case Kind.DEVIATION:
                return row.deviation
            case Kind.SHARE | Kind.RATE:
                return row.rate
            case _:
                return None


def columns(comparison: Comparison, chosen: int, room: int, money: int) -> tuple[Column, ...]:
    """The columns in order of years that fit `room` pixels.

    Where there is much room, other years show their vote too. Stages between vote and payment fold away first, then the
    years furthest from the chosen one, last the revised vote. `money` is the width that the largest amount needs.
    """
    stages, years = _stages(comparison, chosen), comparison.years
    if room >= _MUCH and needed(full := tuple(_columns(comparison, chosen, stages, years, voted=True)), money) <= room:
        return full
    made = tuple(_columns(comparison, chosen, stages, years))
    others = sorted((year for year in years if year != chosen), key=lambda year: abs(year - chosen), reverse=True)
    for folded in (*_FOLDED_FIRST, *others, Measure.REVISED):
        if needed(made, money) > room and folded is not _furthest(comparison, chosen):
            stages = tuple(stage for stage in stages if stage is not folded)
            years = tuple(year for year in years if year != folded)
            made = tuple(_columns(comparison, chosen, stages, years))
    return made


def every_column(comparison: Comparison) -> tuple[Column, ...]:
    """Each stage, gap and rate of each year, as a table has them that leaves the window."""
    return (
        Column(Kind.LABEL),
        *(
            column
            for year in comparison.years
            for column in _columns(comparison, year, _stages(comparison, year), (year,))
            if column.kind is not Kind.LABEL
        ),
    )


def needed(made: tuple[Column, ...], money: int) -> int:
    """The least width of all columns together, in pixels at 100 %."""
    return sum(width(column, money) for column in made)


def width(column: Column, money: int) -> int:
    """The least width of a column, in pixels at 100 %, where amounts need `money`."""
    least = max(WIDTHS[column.kind], _LONG_NAMES.get(column.measure, 0) if column.measure else 0)
    return max(least, money) if column.kind in (Kind.STAGE, Kind.DEVIATION) else least


def _columns(
    comparison: Comparison, chosen: int, stages: tuple[Measure, ...], years: tuple[int, ...], *, voted: bool = False
) -> Iterator[Column]:
    yield Column(Kind.LABEL)
    for year in years:
        if year == chosen:
            yield from (Column(Kind.STAGE, year, stage) for stage in stages)
            if comparison.rates[year].numerator is not None:
                yield Column(Kind.DEVIATION, year)
                yield Column(Kind.RATE, year)
        else:
            yield from _folded(comparison, year, voted=voted)


def _folded(comparison: Comparison, year: int, *, voted: bool) -> Iterator[Column]:
    furthest = _furthest(comparison, year)
    stages = _stages(comparison, year)
    if voted and furthest is not None and Measure.VOTED in stages:
        yield Column(Kind.STAGE, year, Measure.VOTED)
    if furthest is not None:
        yield Column(Kind.STAGE, year, furthest)
        yield Column(Kind.SHARE, year)
    elif stages:
        yield Column(Kind.STAGE, year, stages[-1])


def _furthest(comparison: Comparison, year: int) -> Measure | None:
    return comparison.rates[year].numerator


def _stages(comparison: Comparison, year: int) -> tuple[Measure, ...]:
    total = next(row for row in comparison.totals if row.year == year)
    return tuple(stage for stage in CHAIN if stage in total.stages)
