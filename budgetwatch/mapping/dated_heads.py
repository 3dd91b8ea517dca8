"""Heads that a program keeps as days: 1 January 2019 is shown, and meant, as the year; 1 March as the month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from budgetwatch.domain.grid import CellValue, Grid, RowsByColumn
from budgetwatch.mapping.shapes import BLANK, DATE, TEXT, YEAR

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_REACH = 4
"""Rows below such heads among which amounts must stand, and no other day."""
_FIRST, _LAST = (1, 1), (12, 31)


def worded(grid: Grid, shapes: list[str]) -> tuple[Grid, list[str]]:
    """The grid and the shapes of its rows, rows of days over columns of amounts being years or months."""
    if all(shape.count(DATE) < 2 for shape in set(shapes)):
        return grid, shapes
    heads = {row: said for row in _rows_of_days(shapes) if (said := _said(_days(grid, row, shapes[row - 1])))}
    if not heads:
        return grid, shapes
    shapes = [_reshaped(shape, heads[row]) if row in heads else shape for row, shape in enumerate(shapes, 1)]
    return replace(grid, rows=_with(grid.rows, heads)), shapes


def _rows_of_days(shapes: Sequence[str]) -> Iterator[int]:
    """The rows that hold days and texts only, over amounts in most of the columns of their days."""
    for row, shape in enumerate(shapes, 1):
        if shape.count(DATE) >= 2 and not set(shape) - {BLANK, TEXT, DATE}:
            below = [other for other in shapes[row : row + _REACH] if other]
            columns = [at for at, letter in enumerate(shape) if letter == DATE]
            letters = ["".join(other[at : at + 1] for other in below) for at in columns]
            amounts = sum(bool(set(found) - {BLANK, TEXT}) for found in letters)
            if DATE not in "".join(letters) and 2 * amounts >= len(columns):
                yield row


def _days(grid: Grid, row: int, shape: str) -> dict[int, date] | None:
    """The days of a row by column; None where something else than a day is among them."""
    values = {at: grid.cell(row, at) for at, letter in enumerate(shape, 1) if letter == DATE}
    days = {at: value.date() if isinstance(value, datetime) else value for at, value in values.items()}
    return days if all(isinstance(day, date) for day in days.values()) else None  # type: ignore[return-value] # all are days


def _said(days: Mapping[int, date] | None) -> Mapping[int, CellValue]:
    """What the days of a row say: years where all begin or all end one, months where these follow one another.

    Others, such as the ends of fiscal years, stay days: they name columns, and a person says what these are.
    """
    if days is None:
        return {}
    if {(day.month, day.day) for day in days.values()} in ({_FIRST}, {_LAST}):
        return {at: day.year for at, day in days.items()}
    begun = all(day.day == 1 for day in days.values())
    ended = all((day + timedelta(days=1)).day == 1 for day in days.values())
    months = [day.year * 12 + day.month for _, day in sorted(days.items())]
    if (begun or ended) and all(after - before == 1 for before, after in pairwise(months)):
        return {at: f"{_MONTHS[day.month - 1]} {day.year}" for at, day in days.items()}
    return {at: f"{day:%d/%m/%Y}" for at, day in days.items()}


def _reshaped(shape: str, heads: Mapping[int, CellValue]) -> str:
    letter = YEAR if all(isinstance(head, int) for head in heads.values()) else TEXT
    return shape.replace(DATE, letter)


def _with(
    rows: Sequence[Sequence[CellValue]], heads: Mapping[int, Mapping[int, CellValue]]
) -> Sequence[Sequence[CellValue]]:
    """The rows with other values in some cells."""
    if isinstance(rows, RowsByColumn):
        columns = [list(column) for column in rows.columns]
        for row, said in heads.items():
            for at, value in said.items():
                columns[at - 1][row - 1] = value
        return RowsByColumn(tuple(map(tuple, columns)))
    changed = list(rows)
    for row, said in heads.items():
        changed[row - 1] = tuple(said.get(at, value) for at, value in enumerate(rows[row - 1], 1))
    return changed
