"""The flags that a row of a comparison carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.rows import NOT_CLASSIFIED
from budgetwatch.domain.comparison import ComparisonRow, Rate
from budgetwatch.domain.measure import CHAIN, EXECUTION, Measure

APPROPRIATIONS = tuple(measure for measure in CHAIN if measure not in EXECUTION)


@dataclass(frozen=True, slots=True)
class Marker:
    """What rows are judged against: the totals and rates of their years, and the limits."""

    totals: Mapping[int, ComparisonRow]
    rates: Mapping[int, Rate]
    currency: str | None
    limits: Limits

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
        if self.little_executed(row):
            yield "under_executed"

    def little_executed(self, row: ComparisonRow) -> bool:
        """Whether a material appropriation was executed below the limit."""
        base = row.stages.get(self.rates[row.year].denominator)
        if row.rate is None or base is None or row.rate.amount.decimal >= self.limits.under_execution:
            return False
        total = self.totals[row.year].stages.get(self.rates[row.year].denominator)
        least = self.limits.material_amount(self.currency, total.amount if total else None)
        return base.amount >= least

    def _presence(self, row: ComparisonRow, years: set[int], *, alone: bool) -> Iterator[str]:
        """`no_counterpart` where the row stands on one side only; `new_line` where the year before lacks it."""
        if alone:
            yield "no_counterpart"
        if row.year - 1 in self.totals and row.year - 1 not in years:
            yield "new_line"


def overrun(row: ComparisonRow, base: Measure) -> Measure | None:
    """The execution stage that goes furthest above an appropriation, if any goes above.

    The figures of one comparison share their unit, so their values compare as they are.
    """
    limit = row.stages.get(base)
    if limit is None:
        return None
    above = [measure for measure in EXECUTION if measure in row.stages and row.stages[measure].value > limit.value]
    return max(above, key=lambda measure: row.stages[measure].value, default=None)


def lacks_side(stages: Iterable[Measure], of_year: Iterable[Measure]) -> bool:
    """Whether there are appropriations only or execution only, in a year whose places have both."""
    sides = (set(APPROPRIATIONS), set(EXECUTION))
    here, there = set(stages), set(of_year)
    return all(side & there for side in sides) and sum(bool(side & here) for side in sides) == 1
