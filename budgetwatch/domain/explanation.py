"""The answer to "where does this figure come from?"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from budgetwatch.domain.correction import Correction
from budgetwatch.domain.figure import Figure, Operation
from budgetwatch.domain.message import Message
from budgetwatch.domain.money import Value
from budgetwatch.domain.series import Series, SeriesPoint
from budgetwatch.domain.source import CellRef, Source


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell behind a figure: its file, its place, the text received, what it was read as, and its line's label.

    `value` is what a person reads in it where there is a `correction`. `place` is the vote or programme above the line,
    the outermost first; empty where nobody asked for it.
    """

    source: Source
    cell: CellRef
    raw: str
    value: Value
    label: str = ""
    correction: Correction | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class PriceFactor:
    """What one unit of a year is worth at the prices of the base year, and who published the prices."""

    country: str
    year: int
    base: int
    factor: Fraction
    source: str
    to_verify: bool = False


@dataclass(frozen=True, slots=True)
class PointRead:
    """A value of a series behind a figure: which year of which series, with its source and who entered it."""

    point: SeriesPoint
    series: Series


def rounded(factor: Fraction, places: int) -> Decimal:
    """A factor above zero to that many decimals at most, halves up, as people are shown it."""
    scaled = factor * 10**places
    shown = Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).scaleb(-places)
    return shown.to_integral() if shown == shown.to_integral() else shown.normalize()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure, how it was made, every cell it was made from, and the value that asking again gives.

    `inputs` explains each input in order where the figure is a difference, a ratio or a sum of other figures.
    `cautions` say what its sources still lack, such as a second reader of a typed table. `prices` says what brought a
    nominal amount, the one input, to the prices of another year; `point` the value of a series that the figure is.
    """

    figure: Figure
    operation: Operation
    recomputed: Figure
    cells: tuple[SourceCell, ...]
    inputs: tuple[Explanation, ...] = ()
    cautions: tuple[Message, ...] = ()
    prices: PriceFactor | None = None
    point: PointRead | None = None

    @property
    def every_cell(self) -> tuple[SourceCell, ...]:
        """Every cell behind the figure, those of its inputs too."""
        return (*self.cells, *(cell for part in self.inputs for cell in part.every_cell))

    @property
    def holds(self) -> bool:
        """Whether the figure is still what its sources give."""
        return self.figure.amount == self.recomputed.amount
