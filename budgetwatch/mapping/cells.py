"""The amounts of a table's rows, parsed column by column to one common exponent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from budgetwatch.domain.grid import CellError, CellValue
from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.money import Absent, power_of_ten
from budgetwatch.mapping.columns import form_of
from budgetwatch.mapping.numbers import Parsed, may_be_mangled, parse_column
from budgetwatch.mapping.row_units import RowUnits, row_units
from budgetwatch.mapping.sheets import Sheet, picked


@dataclass(frozen=True, slots=True)
class Cells:
    """Values of the amount columns from row `first` on, mantissas at 10^-`places` printed units.

    `doubtful` names the columns whose decimal mark nothing proves; `unreadable` the cells (row, column) that no form
    explains.
    """

    first: int
    places: int
    columns: Mapping[int, tuple[int | Absent, ...]]
    doubtful: frozenset[int]
    unreadable: frozenset[tuple[int, int]]

    def at(self, row: int, column: int) -> int | Absent:
        """The value of one cell."""
        return self.columns[column][row - self.first]

    def lines(self, column: int, rows: Sequence[int]) -> list[int | Absent]:
        """The values of a column in some ascending rows."""
        return picked(self.columns[column], rows, self.first)

    def row(self, row: int) -> list[int | Absent]:
        """The values of one row, in the order of the columns."""
        return [values[row - self.first] for values in self.columns.values()]


def parse_cells(sheet: Sheet, columns: Sequence[Column], first: int, last: int) -> Cells:
    """The amounts in the rows `first` to `last` of every amount column, in the finest unit that the rows are in."""
    forms = form_of(sheet, columns, first, last)
    parsed: dict[int, Parsed] = {
        column.index: parse_column(_calculated(sheet, column.index, first, last), forms[column.index])
        for column in columns
        if column.role is Role.AMOUNT
    }
    if (units := row_units(sheet, columns, first, last)) is not None:
        parsed = {index: _in_one_unit(column, units, first) for index, column in parsed.items()}
    places = max((column.places for column in parsed.values()), default=0)
    return Cells(
        first,
        places,
        {index: _at(column, places) for index, column in parsed.items()},
        frozenset(i for i, form in forms.items() if not form.proven or may_be_mangled(sheet.column(i, first, last))),
        frozenset((first + place, index) for index, column in parsed.items() for place in column.unreadable),
    )


def _calculated(sheet: Sheet, column: int, first: int, last: int) -> list[CellValue]:
    """The values of a column; a formula that was never calculated holds no amount, whatever is stored beside it."""
    values = sheet.column(column, first, last)
    for row, place in sheet.grid.uncalculated:
        if place == column and first <= row <= last:
            values[row - first] = CellError("")
    return values


def _in_one_unit(column: Parsed, units: RowUnits, first: int) -> Parsed:
    """A column with every amount in the finest unit of the rows; those in another currency are not to be added."""
    if not units.differ and not units.foreign:
        return column
    values = tuple(
        value if isinstance(value, Absent) else Absent.ERROR if row in units.foreign else value * units.factor(row)
        for row, value in enumerate(column.values, first)
    )
    return Parsed(values, column.places, column.unreadable)


def _at(column: Parsed, places: int) -> tuple[int | Absent, ...]:
    """The values of a column at a finer exponent."""
    if column.places == places:
        return column.values
    factor = power_of_ten(places - column.places)
    return tuple(value if isinstance(value, Absent) else value * factor for value in column.values)
