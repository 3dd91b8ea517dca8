"""The unit that a column gives to each row: "milliers FCFA" in one, "millions FCFA" in the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from budgetwatch.domain.layout import Column, Evidence, PrintedUnit, Role
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.context import Context, at_home
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import shown
from budgetwatch.mapping.units import StatedUnit, currency_of, is_unit_alone, stated_units

_NAMING = (Role.LABEL, Role.TEXT, Role.IGNORED)
_MOST = 20  # ways of writing units in one column


@dataclass(frozen=True, slots=True)
class RowUnits:
    """What a column says of the rows: the scale of each that has one, the finest of them, and rows in another currency."""

    scales: Mapping[int, int]
    finest: int
    currency: str | None
    foreign: frozenset[int]

    @property
    def differ(self) -> bool:
        """Whether the rows are in several units, so that one without a unit is in none that is known."""
        return len(set(self.scales.values())) > 1

    def factor(self, row: int) -> int:
        """How many of the finest unit one printed unit of a row is."""
        return self.scales.get(row, self.finest) // self.finest


def with_unit_column(sheet: Sheet, region: Region, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, one whose cells are all units of money and that stands beside the names taken for that."""
    first = region.header.rows[-1] + 1 if region.header.rows else region.top
    return tuple(
        replace(
            column, role=Role.UNIT, classification=None, level=None, why=msg("Its cells name the unit of each row.")
        )
        if column.role in _NAMING and column.field is None and _names_units(sheet, column.index, first, region.bottom)
        else column
        for column in columns
    )


def _names_units(sheet: Sheet, column: int, first: int, last: int) -> bool:
    """Whether every text of a column is a unit, in few ways of writing; the first other text settles it."""
    seen: set[str] = set()
    for cell in sheet.column(column, first, last):
        text = shown(cell)
        if text and text not in seen:
            if len(seen) == _MOST or _unit(text) is None:
                return False
            seen.add(text)
    return bool(seen)


def _unit(text: str) -> StatedUnit | None:
    """The unit that a whole text states; the name of a currency alone states units of it."""
    if is_unit_alone(text):
        return stated_units(text)[0]
    currency = currency_of(text)
    return StatedUnit(currency, 1, text) if currency else None


def row_units(sheet: Sheet, columns: Sequence[Column], first: int, last: int) -> RowUnits | None:
    """What the columns of units say of the rows `first` to `last`; None where there is no such column.

    Two columns may share it out: the currency in one, the factor in the other.
    """
    naming = [column.index for column in columns if column.role is Role.UNIT]
    if not naming:
        return None
    said: dict[int, list[StatedUnit]] = {}
    for column in naming:
        texts = [shown(cell) for cell in sheet.spread(column, range(first, last + 1))]
        stated = {text: _unit(text) for text in set(texts)}
        for row, text in enumerate(texts, first):
            if (unit := stated[text]) is not None:
                said.setdefault(row, []).append(unit)
    scales = {row: max(unit.scale for unit in units) for row, units in said.items()}
    currencies = {row: next((unit.currency for unit in units if unit.currency), None) for row, units in said.items()}
    named = Counter(currency for currency in currencies.values() if currency)
    currency = named.most_common(1)[0][0] if named else None
    foreign = frozenset(row for row, one in currencies.items() if one not in (None, currency))
    return RowUnits(scales, min(scales.values(), default=1), currency, foreign)


def with_unit_of_rows(
    context: Context, unit: PrintedUnit, sheet: Sheet, columns: Sequence[Column], rows: Sequence[int]
) -> PrintedUnit:
    """The unit that a column gives to the lines, the finest where it gives several; else the one stated elsewhere.

    The name of a currency alone leaves the factor to the title, if the title states one.
    """
    found = row_units(sheet, columns, context.region.top, context.region.bottom) if rows else None
    if found is None or not found.scales:
        return unit
    currency = at_home(context, found.currency)
    if unit.how is not Evidence.ASSUMED and set(found.scales.values()) == {1}:
        return unit if unit.currency else replace(unit, currency=currency)
    row = next(row for row, scale in found.scales.items() if scale == found.finest)
    column = next(column.index for column in columns if column.role is Role.UNIT)
    cell = CellRef(context.sha256, context.sheet, row, column)
    return PrintedUnit(currency or unit.currency, found.finest, Evidence.SHEET, cell, sheet.text(row, column))
