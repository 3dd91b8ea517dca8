"""A figure that can be asked where it comes from: provenance is a question, not a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.money import Amount
from budgetwatch.domain.series import PriceChange, SeriesPoint
from budgetwatch.domain.source import CellRef


@dataclass(frozen=True, slots=True)
class FactSelection:
    """A question to the dossier: which stored amounts. Asking again gives the same rows while nothing changed.

    `within` is a conjunction of sets of code ids: a line matches if it has a code of each set, and none of `without`.
    Of `periods` it names the parts of the year (`M03`, `Q2`). Empty tuples mean "any". Only amounts that count are taken, unless `variant` names a presentation.
    """

    measure: Measure
    year: int
    basis: Basis | None = None
    within: tuple[tuple[int, ...], ...] = ()
    lines: tuple[int, ...] = ()
    datasets: tuple[int, ...] = ()
    variant: str | None = None
    without: tuple[int, ...] = ()
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContractSelection:
    """One field (`awarded`, `paid` …) of some stored contracts, by their ids in the dossier."""

    field: str
    contracts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CellSelection:
    """Cells named one by one, as for a printed total."""

    cells: tuple[CellRef, ...]


@dataclass(frozen=True, slots=True)
class RecordSelection:
    """One field (`cp`, `justified` …) of some stored records of other registers, by their ids in the dossier."""

    field: str
    records: tuple[int, ...]


class Operation(StrEnum):
    """How the value is made from what the inputs give, in their order."""

    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    COUNT = "count"
    AS_PRINTED = "as_printed"
    AT_PRICES_OF = "at_prices_of"
    IN_PROPORTION = "in_proportion"  # the first times the second divided by the third
    SUM_OF_SIZES = "sum_of_sizes"  # the sum of what they are without their signs
    COMPOUND_GROWTH = "compound_growth"  # the last over the first, to the power of one over the years between, less one


@dataclass(frozen=True, slots=True)
class Span:
    """From one year to a later one: over how many steps a growth is spread."""

    first: int
    last: int

    @property
    def years(self) -> int:
        """The steps from the first year to the last."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Trace:
    """How a figure was made: an operation over questions to the dossier or over other traces."""

    operation: Operation
    inputs: tuple[Input, ...]


Selection: TypeAlias = FactSelection | ContractSelection | CellSelection | RecordSelection
Input: TypeAlias = (
    FactSelection | ContractSelection | CellSelection | RecordSelection | PriceChange | SeriesPoint | Span | Trace
)


class Quantity(StrEnum):
    """What a figure counts."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Unit:
    """What one step of the value is worth: money in 10^exponent currency units, shares in 10^exponent of the whole."""

    quantity: Quantity
    exponent: int = 0
    currency: str | None = None


SHARE = Unit(Quantity.SHARE, -6)
COUNT = Unit(Quantity.COUNT)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its unit and the way back to the cells. Nothing else may stand on a screen or a page as a number."""

    value: int
    unit: Unit
    trace: Trace

    @property
    def amount(self) -> Amount:
        """The value in whole units (currency units, or the ratio itself for a share), exact."""
        return Amount(self.value, self.unit.exponent)

    def __str__(self) -> str:
        return str(self.amount)


def money(amount: Amount, currency: str | None, trace: Trace) -> Figure:
    """A figure of money."""
    return Figure(amount.mantissa, Unit(Quantity.MONEY, amount.exponent, currency), trace)


def ratio(numerator: Figure, denominator: Figure) -> Figure | None:
    """The exact quotient, rounded half-up to a millionth; None where the denominator is zero or negative."""
    if denominator.amount.mantissa <= 0:
        return None
    exponent = min(numerator.unit.exponent, denominator.unit.exponent)
    top, bottom = numerator.amount.rescaled(exponent), denominator.amount.rescaled(exponent)
    rounded = (abs(top) * 2_000_000 + bottom) // (2 * bottom)
    value = rounded if top >= 0 else -rounded
    return Figure(value, SHARE, Trace(Operation.RATIO, (numerator.trace, denominator.trace)))


def difference(left: Figure, right: Figure) -> Figure:
    """`left - right` of two figures of the same currency."""
    result = left.amount - right.amount
    return Figure(
        result.mantissa,
        Unit(left.unit.quantity, result.exponent, left.unit.currency),
        Trace(Operation.DIFFERENCE, (left.trace, right.trace)),
    )


def at_prices(figure: Figure, change: PriceChange, factor: Fraction) -> Figure:
    """The figure at the prices of another year, rounded half away from zero to one currency unit, or finer if it is."""
    exponent = min(0, figure.unit.exponent)
    exact = abs(figure.amount.rescaled(exponent)) * factor
    rounded = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    unit = Unit(figure.unit.quantity, exponent, figure.unit.currency)
    trace = Trace(Operation.AT_PRICES_OF, (figure.trace, change))
    return Figure(rounded if figure.value >= 0 else -rounded, unit, trace)


def in_proportion(part: Figure, top: Figure, bottom: Figure) -> Figure | None:
    """`part x top ÷ bottom`, rounded half away from zero to one currency unit; None unless the divisor is above zero."""
    if bottom.amount.mantissa <= 0:
        return None
    exponent = min(0, part.unit.exponent)
    exact = Fraction(part.amount.decimal) * Fraction(top.amount.decimal) / Fraction(bottom.amount.decimal)
    scaled = abs(exact) * 10**-exponent
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    unit = Unit(part.unit.quantity, exponent, part.unit.currency)
    traces = (part.trace, top.trace, bottom.trace)
    return Figure(rounded if exact >= 0 else -rounded, unit, Trace(Operation.IN_PROPORTION, traces))


def sum_of_sizes(figures: Sequence[Figure]) -> Figure:
    """What some figures of one currency add up to without their signs."""
    exponent = min(figure.unit.exponent for figure in figures)
    value = sum(abs(figure.amount.rescaled(exponent)) for figure in figures)
    unit = Unit(figures[0].unit.quantity, exponent, figures[0].unit.currency)
    return Figure(value, unit, Trace(Operation.SUM_OF_SIZES, tuple(figure.trace for figure in figures)))


def per_unit(total: Figure, count: Figure) -> Figure | None:
    """What falls on one of a number counted, rounded to a millionth of a currency unit; None unless the number is above zero."""
    share = ratio(total, count)
    return None if share is None else Figure(share.value, Unit(Quantity.MONEY, -6, total.unit.currency), share.trace)


def compound_growth(last: Figure, first: Figure, span: Span) -> Figure | None:
    """(last ÷ first)^(1 ÷ years) − 1, rounded half away from zero to a millionth: never the mean of yearly rates.

    None where there is no year between, or where one of the amounts is not above zero.
    """
    if span.years < 1 or first.amount.mantissa <= 0 or last.amount.mantissa <= 0:
        return None
    trace = Trace(Operation.COMPOUND_GROWTH, (last.trace, first.trace, span))
    with localcontext(prec=50):
        rate = (last.amount.decimal / first.amount.decimal) ** (Decimal(1) / span.years) - 1
        steps = abs(rate).scaleb(6) * 2
        value = (int(steps) + 1) // 2
    return Figure(value if rate >= 0 else -value, SHARE, trace)
