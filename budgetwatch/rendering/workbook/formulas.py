"""Formulas of a sheet: sums, differences and ratios of cells of the same sheet, only where they give the figure exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from budgetwatch.domain.document import Cell, Row, RowStyle
from budgetwatch.domain.figure import Figure, Operation, Quantity, Trace
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import column_letters
from budgetwatch.rendering.safe_cells import exact_number

_STEP = Decimal("0.000001")
_MOST = 12
"""Cells that a formula names one by one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A figure and the name of its cell."""

    figure: Figure
    a1: str


class Formulas:
    """The figures of one sheet whose rows begin at `first`, and how some are made from others."""

    def __init__(self, rows: Sequence[Row], first: int) -> None:
        self._rows, self._first = rows, first
        self._places: dict[Trace, list[Place]] = {}
        for at, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                if isinstance(cell, Figure) and not isinstance(exact_number(cell.amount), str):
                    place = Place(cell, f"{column_letters(column + 1)}{first + at}")
                    self._places.setdefault(cell.trace, []).append(place)

    def of(self, at: int, column: int) -> str:
        """The formula of the figure in that row and column, counted from 0; empty where nothing on the sheet makes it."""
        cell = self._rows[at].cells[column]
        if not isinstance(cell, Figure):
            return ""
        return self._made(cell, self._first + at) or self._total(cell, at, column)

    def _made(self, figure: Figure, row: int) -> str:
        inputs = [self._nearest(one, row) for one in figure.trace.inputs if isinstance(one, Trace)]
        found = [one for one in inputs if one is not None]
        if not found or len(found) != len(figure.trace.inputs) or len(found) > _MOST:
            return ""
        match figure.trace.operation:
            case Operation.SUM if _adds_up(figure, found):
                return "+".join(one.a1 for one in found)
            case Operation.DIFFERENCE if len(found) == 2 and _differs(figure, *found):
                return f"{found[0].a1}-{found[1].a1}"
            case Operation.RATIO if len(found) == 2 and _divides(figure, *found):
                return f"ROUND({found[0].a1}/{found[1].a1},6)"
        return ""

    def _nearest(self, trace: Trace, row: int) -> Place | None:
        """The cell of a trace: the one of the same row if there is one."""
        places = self._places.get(trace, ())
        same = [one for one in places if one.a1.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(row)]
        return next(iter((*same, *places)), None)

    def _total(self, figure: Figure, at: int, column: int) -> str:
        """`SUM(C5:C12)` for a total whose lines above are all it is made of."""
        if self._rows[at].style is not RowStyle.TOTAL or figure.unit.quantity is not Quantity.MONEY:
            return ""
        above = self._rows[:at]
        cells = [row.cells[column] for row in above]
        if len(above) < 2 or any(row.style is not RowStyle.LINE for row in above) or not all(map(_is_addable, cells)):
            return ""
        figures = [cell for cell in cells if isinstance(cell, Figure)]
        if not _adds_up(figure, [Place(one, "") for one in figures]):
            return ""
        letters = column_letters(column + 1)
        return f"SUM({letters}{self._first}:{letters}{self._first + at - 1})"


def _is_addable(cell: Cell) -> bool:
    if isinstance(cell, Figure):
        return cell.unit.quantity is Quantity.MONEY and not isinstance(exact_number(cell.amount), str)
    return cell is Absent.NIL


def _alike(figure: Figure, others: Sequence[Place]) -> bool:
    units = {(one.figure.unit.quantity, one.figure.unit.currency) for one in others}
    return units == {(figure.unit.quantity, figure.unit.currency)}


def _adds_up(figure: Figure, parts: Sequence[Place]) -> bool:
    return _alike(figure, parts) and sum(one.figure.amount.decimal for one in parts) == figure.amount.decimal


def _differs(figure: Figure, left: Place, right: Place) -> bool:
    result = left.figure.amount.decimal - right.figure.amount.decimal
    return _alike(figure, (left, right)) and result == figure.amount.decimal


def _divides(figure: Figure, top: Place, bottom: Place) -> bool:
    if figure.unit.quantity is not Quantity.SHARE or not bottom.figure.value:
        return False
    result = top.figure.amount.decimal / bottom.figure.amount.decimal
    return result.quantize(_STEP, ROUND_HALF_UP) == figure.amount.decimal
