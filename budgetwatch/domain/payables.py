"""What lies between two stages of one row: left to pay, left to order, or out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.measure import Measure


def between(row: ComparisonRow, earlier: Measure, later: Measure) -> Figure | None:
    """The earlier stage minus the later one; None where the row lacks one or holds an amount of it that nobody knows."""
    if not row.stages.keys() >= {earlier, later} or {earlier, later} & row.unknown:
        return None
    return difference(row.stages[earlier], row.stages[later])


def unpaid(row: ComparisonRow) -> Figure | None:
    """What was ordered and not paid, below zero where payments exceed orders."""
    return between(row, Measure.ORDERED, Measure.PAID)


def known(row: ComparisonRow, stages: Sequence[Measure]) -> list[Measure]:
    """Those of the stages that the row has and knows wholly, in their order."""
    return [stage for stage in stages if stage in row.stages and stage not in row.unknown]


def excesses(row: ComparisonRow, stages: Sequence[Measure]) -> Iterator[tuple[Measure, Measure, Figure]]:
    """Each known stage above the known one before it: the earlier, the later, and by how much.

    Source: order of the chain of expenditure (paid ≤ ordered ≤ verified ≤ committed ≤ revised); exceptional procedures
    make an excess legal, so each is told and none is refused.
    """
    for earlier, later in pairwise(known(row, stages)):
        gap = difference(row.stages[later], row.stages[earlier])
        if gap.value > 0:
            yield earlier, later, gap
