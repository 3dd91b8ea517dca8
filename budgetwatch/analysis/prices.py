"""A comparison in the prices of one year: what the money could buy, beside what was printed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from budgetwatch.analysis.lazy_rows import LazyRows
from budgetwatch.domain.comparison import Break, Comparison, ComparisonRow, Rate
from budgetwatch.domain.figure import at_prices, difference
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.series import PriceChange, Series


def at_prices_of(comparison: Comparison, base: int, prices: Series) -> Comparison:
    """Every amount at the prices of `base` (real = nominal x index of base ÷ index of the year); rates stay nominal.

    Years whose prices are not known lose their amounts, and a break says so: a nominal amount never stands beside
    real ones.
    """
    factors = {year: prices.prices(year, base) for year in comparison.years}
    missing = tuple(
        Break(year, msg("The prices of {year} are not known: the year is left out.", year=str(year)))
        for year, factor in factors.items()
        if factor is None
    )
    told = msg(
        "Amounts at prices of {base}: consumer prices of {country}, {source}. Rates are those of the printed amounts.",
        base=str(base),
        country=prices.country,
        source=msg("{source}, to verify", source=prices.source) if prices.to_verify else Message(prices.source),
    )
    rows = comparison.rows

    def converted(row: ComparisonRow) -> ComparisonRow:
        change, factor = PriceChange(prices.country, row.year, base), factors[row.year]
        return _left_out(row) if factor is None else _converted(row, change, factor, comparison.rates[row.year])

    return replace(
        comparison,
        rows=LazyRows(len(rows), lambda at: converted(rows[at])),
        totals=tuple(map(converted, comparison.totals)),
        breaks=(*comparison.breaks, *missing),
        notes=(*comparison.notes, Break(base, told)),
    )


def _left_out(row: ComparisonRow) -> ComparisonRow:
    return replace(row, stages={}, rate=None, deviation=None, flags=())


def _converted(row: ComparisonRow, change: PriceChange, factor: Fraction, rate: Rate) -> ComparisonRow:
    """The row at other prices; its deviation is that of the amounts as they are shown, so that they still add up."""
    stages = {stage: at_prices(figure, change, factor) for stage, figure in row.stages.items()}
    told = row.deviation is not None and rate.numerator is not None
    deviation = difference(stages[rate.numerator], stages[rate.denominator]) if told and rate.numerator else None
    return replace(row, stages=stages, deviation=deviation)
