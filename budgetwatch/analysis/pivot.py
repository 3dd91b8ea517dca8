"""A budget cut by several fields at once: rows under rows, columns across, every sum exact and of one stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.looking import look_for
from budgetwatch.analysis.pivot_cuts import cut
from budgetwatch.analysis.pivot_figures import PivotFigures, Prices
from budgetwatch.analysis.pivot_shape import Shape
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.pivot import STAGES, YEARS, FieldKind, Pivot, PivotQuery, PivotRow

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.analysis.sources import Chosen
    from budgetwatch.domain.crosswalk import Link
    from budgetwatch.domain.series import Series


def pivot(frame: FactFrame, query: PivotQuery, links: Sequence[Link] = (), prices: Series | None = None) -> Pivot:
    """The amounts by every combination of the fields' values that documents have.

    Lines that lack a field stand in a row of their own, so that rows add up to the rows above them and to the total.
    The query must name one stage or tell stages apart: they are never added together. Amounts at `query.prices` need
    the series of consumer prices.
    """
    first = next((one for one in query.fields if one.kind is FieldKind.PLACE), None)
    asked = CompareQuery(first.classification if first else None, first.level if first else 1, query.years, query.basis)
    chosen, places = look_for(frame, replace(asked, perimeter=query.perimeter), links)
    if STAGES not in query.fields:
        amounts = chosen.amounts
        chosen = replace(chosen, amounts=amounts.of(one for one in amounts.present if one.measure is query.measure))
    shape = _shape(frame, query, places, chosen)
    at = Prices(query.prices, prices) if query.prices is not None and prices is not None else None
    if not len(shape.leaves):
        return Pivot(query, frame.currency, (), (), PivotRow((), ()))
    figures = PivotFigures(frame, chosen, query, shape, at)
    rows = _Rows(len(shape.levels[0].numbers) if shape.levels else 0, 0, _maker(shape, figures, 0))
    columns = tuple(column.path for column in shape.columns)
    return Pivot(query, frame.currency, columns, rows, figures.total(), notes=chosen.notes)


def _shape(frame: FactFrame, query: PivotQuery, places: LinePlaces, chosen: Chosen) -> Shape:
    """The rows and columns; years are always told apart across, so that a row above them knows its own."""
    across = [*(one for one in query.columns if one != YEARS), YEARS]

    def made() -> Shape:
        rows, others = ([cut(frame, one, places, chosen) for one in fields] for fields in (query.rows, across))
        return Shape(chosen.amounts, rows, others, query.columns, places.codes.lines)

    rows, columns = (" ".join(map(str, fields)) for fields in (query.rows, query.columns))
    return kept_beside(frame, f"pivot {rows} / {columns}", (places, chosen.amounts, chosen.families), made)


def _maker(shape: Shape, figures: PivotFigures, depth: int) -> Callable[[int], PivotRow]:
    """Makes the rows of a depth, and with each the rows below it."""

    def make(at: int) -> PivotRow:
        if depth + 1 == len(shape.levels):
            return figures.row(depth, at, ())
        first, last = shape.levels[depth].children[at : at + 2].tolist()
        return figures.row(depth, at, _Rows(last - first, first, _maker(shape, figures, depth + 1)))

    return make


class _Rows(Sequence[PivotRow]):
    """Rows next to each other, each made when it is first looked at."""

    def __init__(self, count: int, first: int, make: Callable[[int], PivotRow]) -> None:
        self._made: list[PivotRow | None] = [None] * count
        self._first, self._make = first, make

    def __len__(self) -> int:
        return len(self._made)

    def __getitem__(self, at: int) -> PivotRow:  # type: ignore[override]  # no one asks for a slice
        known = self._made[at]
        if known is None:
            self._made[at] = known = self._make(self._first + at % len(self._made))
        return known
