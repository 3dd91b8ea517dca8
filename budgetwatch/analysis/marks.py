"""The flags that a row of a comparison carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.row_words import NOT_CLASSIFIED
from budgetwatch.domain.comparison import ComparisonRow, Rate
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.measure import CHAIN, EXECUTION, Measure

APPROPRIATIONS = tuple(measure for measure in CHAIN if measure not in EXECUTION)


@dataclass(frozen=True, slots=True)
class Marker:
    """What rows are judged against: the totals and rates of their years, the limits, and years not yet ended."""

    totals: Mapping[int, ComparisonRow]
    rates: Mapping[int, Rate]
    limits: Limits
    part_year: frozenset[tuple[int, Measure]] = frozenset()

    def flags(self, row: ComparisonRow, *, alone: bool, new: bool) -> tuple[str, ...]:
        """The flags of a row: `alone` on one side of its year, `new` where the year before lacks it."""
        if row.key == NOT_CLASSIFIED:
            return (NOT_CLASSIFIED,)
        present = ("no_counterpart",) * alone + ("new_line",) * new
        return (*self._spending(row), *present)

    def _spending(self, row: ComparisonRow) -> Iterator[str]:
        if row.overrun(Measure.VOTED) is not None:
            yield "over_voted"
        if row.overrun(Measure.REVISED) is not None:
            yield "over_revised"
        rate = self.rates[row.year]
        ended = rate.numerator is not None and (row.year, rate.numerator) not in self.part_year
        if ended and low_rate(row, rate, self.totals[row.year], self.limits) is not None:
            yield "under_executed"


def low_rate(row: ComparisonRow, rate: Rate, total: ComparisonRow, limits: Limits) -> Figure | None:
    """The rate of a material row that was executed below the limit, None for others; `total` is that of its year.

    A row of which part of the one or the other is unknown has no rate.
    """
    if {rate.numerator, rate.denominator} & row.unknown:
        return None
    executed, given = (row.stages.get(stage) if stage else None for stage in (rate.numerator, rate.denominator))
    share = ratio(executed, given) if executed is not None and given is not None else None
    if share is None or given is None or share.amount.decimal >= limits.under_execution:
        return None
    whole = total.stages.get(rate.denominator)
    material = given.amount >= limits.material_amount(given.unit.currency, whole.amount if whole else None)
    return share if material else None


def lacks_side(stages: Iterable[Measure], of_year: Iterable[Measure]) -> bool:
    """Whether there are appropriations only or execution only, in a year whose places have both."""
    sides = (set(APPROPRIATIONS), set(EXECUTION))
    here, there = set(stages), set(of_year)
    return all(side & there for side in sides) and sum(bool(side & here) for side in sides) == 1
