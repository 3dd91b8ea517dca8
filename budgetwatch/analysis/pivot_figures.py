"""The sums of a pivot as figures that can be asked where they come from, a row at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from budgetwatch.analysis.pivot_shape import Column, Shape
from budgetwatch.analysis.rows import selected
from budgetwatch.analysis.sums import Sums, add_up
from budgetwatch.domain.figure import Figure, Operation, Quantity, Trace, Unit, at_prices
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Absent
from budgetwatch.domain.pivot import FieldKind, Path, PivotField, PivotQuery, PivotRow
from budgetwatch.domain.series import PriceChange, Series

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.pivot_cuts import Cut
    from budgetwatch.analysis.sources import Chosen


@dataclass(frozen=True)
class Prices:
    """The year whose prices amounts are given at, and the series that tells what a unit of another year is worth."""

    base: int
    series: Series

    def factor(self, year: int) -> Fraction | None:
        """What one unit of a year is worth; None where that is not known."""
        return self.series.prices(year, self.base)


class Tables:
    """What the amounts add up to at every depth: for each a table of totals, cells, amounts and unknown cells."""

    def __init__(self, shape: Shape) -> None:
        import numpy as np

        amounts, size = shape.amounts, len(shape.leaves) * shape.width
        self._width = shape.width
        deepest = self._square(add_up(shape.number, amounts.value, amounts.missing, size))
        found = [deepest]
        for level in reversed(shape.levels[:-1]):
            starts = level.children[:-1]
            found.append(tuple(np.add.reduceat(part, starts, axis=0) for part in found[-1]))
        self.depths = found[::-1]
        self.whole = tuple(part.sum(axis=0, keepdims=True) for part in deepest)

    def _square(self, sums: Sums) -> tuple[Numbers, ...]:
        parts = (sums.totals, sums.cells, sums.known, sums.unknown)
        return tuple(part.reshape(-1, self._width) for part in parts)


class PivotFigures:
    """Makes the rows of a pivot from its tables."""

    def __init__(
        self, frame: FactFrame, chosen: Chosen, query: PivotQuery, shape: Shape, prices: Prices | None
    ) -> None:
        self._chosen, self._query, self._shape, self._prices = chosen, query, shape, prices
        self._unit = Unit(Quantity.MONEY, frame.exponent, frame.currency)
        self._tables = Tables(shape)
        self._years = next(cut for cut in shape.across if cut.field.kind is FieldKind.YEAR)
        self._cuts: dict[PivotField, Cut] = {cut.field: cut for cut in (*shape.cuts, *shape.across)}

    def total(self) -> PivotRow:
        """The total of all lines."""
        return self._made((), _Spot(self._tables.whole, 0, (0, len(self._shape.leaves))), ())

    def row(self, depth: int, at: int, children: Sequence[PivotRow]) -> PivotRow:
        """A row of a depth."""
        spot = _Spot(self._tables.depths[depth], at, self._shape.leaves_of(depth, at))
        return self._made(self._shape.path(depth, at), spot, children)

    def _made(self, path: Path, spot: _Spot, children: Sequence[PivotRow]) -> PivotRow:
        columns = self._shape.columns
        cells = tuple(self._cell(path, column, spot) for column in columns)
        unknown = frozenset(at for at, column in enumerate(columns) if spot.unknown(column.parts))
        return PivotRow(path, cells, children, unknown)

    def _cell(self, path: Path, column: Column, spot: _Spot) -> Figure | Absent | None:
        stage = self._stage((*path, *column.path))
        if stage is None:
            return None  # a row above its stages adds none of them to another
        parts = column.parts[spot.has(column.parts)]
        if not len(parts):
            if not spot.count(column.parts):
                return None
            return Absent.UNKNOWN if spot.unknown(column.parts) else Absent.NIL
        question = _Question((*path, *column.path), stage, spot)
        made = [self._of_year(question, year, own) for year, own in self._by_year(parts)]
        known = [figure for figure in made if figure is not None]
        if len(known) < len(made):
            return Absent.UNKNOWN  # no amount of a year whose prices are not known stands beside the others
        return known[0] if len(known) == 1 else _added(known)

    def _stage(self, members: Path) -> Measure | None:
        """The one stage that some values lead to, or that all amounts are of."""
        return next((Measure(one.key) for one in members if one.field.kind is FieldKind.STAGE), self._query.measure)

    def _by_year(self, parts: Numbers) -> list[tuple[int, Numbers]]:
        """The narrow columns of each year."""
        import numpy as np

        shape = [cut.count for cut in self._shape.across]
        of = np.unravel_index(parts, shape)[self._shape.across.index(self._years)]
        return [(int(self._years.members[int(year)].key), parts[of == year]) for year in np.unique(of)]

    def _of_year(self, asked: _Question, year: int, parts: Numbers) -> Figure | None:
        figure = Figure(asked.spot.total(parts), self._unit, self._trace(asked, year, parts))
        if self._prices is None:
            return figure
        factor = self._prices.factor(year)
        change = PriceChange(self._prices.series.country, year, self._prices.base)
        return None if factor is None else at_prices(figure, change, factor)

    def _trace(self, asked: _Question, year: int, parts: Numbers) -> Trace:
        """The question whose answer is the sum: by the codes of its places, else by its lines one by one."""
        places = [one for one in asked.members if one.field.kind in _TOLD_BY_CODES and not one.whole]
        within = tuple(self._cuts[one.field].codes(one) for one in places)
        if all(within):
            return selected(self._chosen, year, asked.stage, within)
        lines = self._shape.line_ids[self._shape.lines(*asked.spot.leaves, parts)]
        return selected(self._chosen, year, asked.stage, (), tuple(lines.tolist()))


_TOLD_BY_CODES = (FieldKind.PLACE, FieldKind.LINE)


@dataclass(frozen=True)
class _Spot:
    """One row of the tables of a depth, and the rows at the deepest level that it adds up."""

    tables: tuple[Numbers, ...]
    row: int
    leaves: tuple[int, int]

    def total(self, parts: Numbers) -> int:
        return int(self.tables[0][self.row, parts].sum())

    def count(self, parts: Numbers) -> int:
        return int(self.tables[1][self.row, parts].sum())

    def has(self, parts: Numbers) -> Numbers:
        known: Numbers = self.tables[2][self.row, parts] > 0
        return known

    def unknown(self, parts: Numbers) -> int:
        return int(self.tables[3][self.row, parts].sum())


class _Question(NamedTuple):
    """What a cell asks: the values that lead to its row and column, its stage, and where its sums stand."""

    members: Path
    stage: Measure
    spot: _Spot


def _added(figures: Sequence[Figure]) -> Figure:
    """The sum of the figures of several years, all of one stage."""
    value = sum(figure.value for figure in figures)
    if all(figure.trace.operation is Operation.SUM for figure in figures):
        inputs = tuple(asked for figure in figures for asked in figure.trace.inputs)
        return Figure(value, figures[0].unit, Trace(Operation.SUM, inputs))
    return Figure(value, figures[0].unit, Trace(Operation.SUM, tuple(figure.trace for figure in figures)))
