"""Which year, which stages and which unit a comparison is printed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import CHAIN, EXECUTION, Measure

_SCALES = (1, 1_000, 1_000_000, 1_000_000_000)


def main_year(comparison: Comparison) -> int | None:
    """The latest year with an execution stage, else the latest; None where there is no year."""
    executed = [row.year for row in comparison.totals if any(stage in row.stages for stage in EXECUTION)]
    return max(executed or comparison.years, default=None)


def total_of(comparison: Comparison, year: int) -> ComparisonRow | None:
    """The total of a year."""
    return next((row for row in comparison.totals if row.year == year), None)


def rows_of(comparison: Comparison, year: int) -> tuple[ComparisonRow, ...]:
    """The rows of a year, in their order."""
    return tuple(row for row in comparison.rows if row.year == year)


def present(rows: Iterable[ComparisonRow]) -> tuple[Measure, ...]:
    """The stages that at least one row has, in the order of the chain."""
    found = {stage for row in rows for stage in row.stages}
    return tuple(stage for stage in CHAIN if stage in found)


def furthest(row: ComparisonRow) -> Measure | None:
    """The furthest execution stage a row has."""
    return next((stage for stage in reversed(EXECUTION) if stage in row.stages), None)


def scale_for(figures: Iterable[Figure], most: int) -> int:
    """The smallest unit in which the largest figure stays under `most`."""
    largest = max((abs(figure.amount.decimal) for figure in figures), default=0)
    return next((scale for scale in _SCALES if largest / scale < most), _SCALES[-1])


def table_scale(rows: Sequence[ComparisonRow]) -> int:
    """The unit of a table: seven digits at most."""
    return scale_for((figure for row in rows for figure in row.stages.values()), 10**7)


def chart_scale(figures: Iterable[Figure]) -> int:
    """The unit of a chart: four digits at most."""
    return scale_for(figures, 10**4)
