"""Whether the amounts of a year stand at its heads: where a part of a stage does not, no composition can be measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from budgetwatch.analysis.row_words import NOT_CLASSIFIED
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What a stage of a year gives outside the classification: `whole` where none of it stands in it."""

    year: int
    stage: Measure
    amount: Figure
    whole: bool


def unplaced(told: Comparison, stage: Measure) -> tuple[Unplaced, ...]:
    """The amounts of votes and of an outturn that carry no code of the classification compared, year by year."""
    return tuple(_unplaced(told, stage))


def unplaced_years(told: Comparison | None, stage: Measure) -> frozenset[int]:
    """The years whose composition cannot be measured."""
    return frozenset(one.year for one in unplaced(told, stage)) if told else frozenset()


def partly_known_years(told: Comparison, stage: Measure) -> frozenset[int]:
    """The years of which some amount of the vote or of the outturn is not known: a letter might be another with it."""
    return frozenset(total.year for total in told.totals if {Measure.VOTED, stage} & total.unknown)


def _unplaced(told: Comparison, stage: Measure) -> Iterator[Unplaced]:
    placed = {
        (row.year, one)
        for row in told.rows
        if row.key != NOT_CLASSIFIED
        for one, figure in row.stages.items()
        if figure.value
    }
    for row in told.rows:
        for one in (Measure.VOTED, stage):
            figure = row.stages.get(one)
            if row.key == NOT_CLASSIFIED and figure is not None and figure.value:
                yield Unplaced(row.year, one, figure, (row.year, one) not in placed)
