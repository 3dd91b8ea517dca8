"""Sums turned into rows of figures that can be asked where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from budgetwatch.analysis.rows import selected
from budgetwatch.domain.comparison import ComparisonRow, Rate
from budgetwatch.domain.figure import Figure, Quantity, Trace, Unit, difference, ratio
from budgetwatch.domain.measure import CHAIN, Measure

if TYPE_CHECKING:
    from budgetwatch.analysis.compared_rows import RowSums
    from budgetwatch.analysis.crosswalk import Crosswalk
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.rows import Rows
    from budgetwatch.analysis.sources import Chosen
    from budgetwatch.analysis.totals import YearSums

TOTAL = "total"
"""The key of the total of a year."""


class RowFigures:
    """The figures of rows and totals, with their rates."""

    def __init__(self, frame: FactFrame, chosen: Chosen, rates: Mapping[int, Rate], crosswalk: Crosswalk) -> None:
        self._unit = Unit(Quantity.MONEY, frame.exponent, frame.currency)
        self._chosen, self._rates, self._called = chosen, rates, crosswalk.called

    def total(self, year: int, sums: YearSums) -> ComparisonRow:
        """The total of a year, from its lines."""
        stages = sums.amounts[year]
        figures = self._figures(stages, {stage: selected(self._chosen, year, stage) for stage in stages})
        rate, deviation = self._rated(year, figures)
        return ComparisonRow(
            TOTAL,
            "",
            "",
            year,
            figures,
            rate,
            deviation,
            n_lines=self._chosen.amounts.lines_of_years[year],
            unknown=frozenset(sums.unknown.get(year, ())),
        )

    def row(self, rows: Rows, at: int, sums: RowSums) -> ComparisonRow:
        """A row without its flags."""
        key, year, words, stages = rows.name(at), rows.years[rows.year[at]], rows.words(at), sums.of(at)
        figures = self._figures(stages, rows.traces(at, stages, self._chosen))
        rate, deviation = self._rated(year, figures)
        return ComparisonRow(
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
            int(rows.n_lines[at]),
            sums.unknown(at),
            words.name,
            self._called.get((key, year), ()),
        )

    def renamed(self, year: int) -> frozenset[str]:
        """The keys of the places that the documents of a year call otherwise than now."""
        return frozenset(key for key, at in self._called if at == year)

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
