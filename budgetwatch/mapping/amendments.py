"""The amendments that a register states beside a contract, each with its amount, day and subject."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from budgetwatch.domain.contract import Amendment
from budgetwatch.domain.layout import Column
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.contract_dates import DayForm, day_form, read_date
from budgetwatch.mapping.register_words import AMENDING
from budgetwatch.mapping.sheets import Sheet

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class AmendmentColumns:
    """The columns of one amendment, by field, and how its days are written."""

    places: Mapping[str, int]
    days: DayForm


def amendment_columns(sheet: Sheet, columns: Sequence[Column], rows: Sequence[int]) -> tuple[AmendmentColumns, ...]:
    """The amendments for which a register has columns: those of one number in their headers, else in their order."""
    sets: dict[str, dict[str, int]] = {}
    for field in AMENDING:
        for place, column in enumerate((one for one in columns if one.field == field), 1):
            number = _NUMBER.search(column.header)
            sets.setdefault(number[0] if number else str(place), {}).setdefault(field, column.index)
    return tuple(_with_order(sheet, places, rows) for _, places in sorted(sets.items()))


def _with_order(sheet: Sheet, places: Mapping[str, int], rows: Sequence[int]) -> AmendmentColumns:
    dated = places.get("amendment_date")
    return AmendmentColumns(places, DayForm() if dated is None else day_form(sheet, dated, rows))


def read_amendments(
    sheet: Sheet, cells: Cells, sets: Sequence[AmendmentColumns], row: int, exponent: int
) -> tuple[Amendment, ...]:
    """The amendments of the contract that begins at a row; columns that are blank there make none."""
    found = (_amendment(sheet, cells, one, row, exponent) for one in sets)
    return tuple(one for one in found if one != Amendment())


def _amendment(sheet: Sheet, cells: Cells, of: AmendmentColumns, row: int, exponent: int) -> Amendment:
    amount, day, subject = (of.places.get(field) for field in AMENDING)
    value = Absent.NIL if amount is None else cells.at(row, amount)
    return Amendment(
        None if isinstance(value, Absent) else Amount(value, exponent),
        None if day is None else read_date(sheet.grid.cell(row, day), of.days),
        "" if subject is None else sheet.text(row, subject),
    )
