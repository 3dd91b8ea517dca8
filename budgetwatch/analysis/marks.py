"""The flags that a row of a comparison carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.rows import NOT_CLASSIFIED
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

    def marked(
        self, rows: Iterable[ComparisonRow], seen: Mapping[tuple[str, int], frozenset[Measure]]
    ) -> Iterator[ComparisonRow]:
        """The rows with their flags; `seen` are the stages printed for each row and year."""
        years: dict[str, set[int]] = defaultdict(set)
        placed: dict[int, set[Measure]] = defaultdict(set)
        for (key, year), stages in seen.items():
            years[key].add(year)
            placed[year] |= stages if key != NOT_CLASSIFIED else frozenset()
        for row in rows:
            if row.key == NOT_CLASSIFIED:
                yield replace(row, flags=(NOT_CLASSIFIED,))
            else:
                alone = lacks_side(seen[row.key, row.year], placed[row.year])
                yield replace(row, flags=(*self._spending(row), *self._presence(row, years[row.key], alone=alone)))

    def _spending(self, row: ComparisonRow) -> Iterator[str]:
        if overrun(row, Measure.VOTED) is not None:
            yield "over_voted"
        if overrun(row, Measure.REVISED) is not None:
            yield "over_revised"
        rate = self.rates[row.year]
        ended = rate.numerator is not None and (row.year, rate.numerator) not in self.part_year
        if ended and low_rate(row, rate, self.totals[row.year], self.limits) is not None:
            yield "under_executed"

    def _presence(self, row: ComparisonRow, years: set[int], *, alone: bool) -> Iterator[str]:
        """`no_counterpart` where the row stands on one side only; `new_line` where the year before lacks it."""
        if alone:
            yield "no_counterpart"
        if row.year - 1 in self.totals and row.year - 1 not in years:
            yield "new_line"


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


def overrun(row: ComparisonRow, base: Measure) -> Measure | None:
    """The execution stage that goes furthest above an appropriation, if any goes above.

    The figures of one comparison share their unit, so their values compare as they are. An appropriation of which a
    part is unknown is no limit; what is known of the execution may well be above one.
    """
    limit = row.stages.get(base)
    if limit is None or base in row.unknown:
        return None
    above = [measure for measure in EXECUTION if measure in row.stages and row.stages[measure].value > limit.value]
    return max(above, key=lambda measure: row.stages[measure].value, default=None)


def lacks_side(stages: Iterable[Measure], of_year: Iterable[Measure]) -> bool:
    """Whether there are appropriations only or execution only, in a year whose places have both."""
    sides = (set(APPROPRIATIONS), set(EXECUTION))
    here, there = set(stages), set(of_year)
    return all(side & there for side in sides) and sum(bool(side & here) for side in sides) == 1
