"""The days that a register writes, as dates, and those that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from budgetwatch.domain.grid import CellValue
from budgetwatch.mapping.dates import day_of
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import shown

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?")
_EARLIEST, _LATEST = 1960, 2100
"""Years between which a contract of a register was made: another year is a slip of typing."""


def is_day_first(sheet: Sheet, column: int, rows: Sequence[int]) -> bool:
    """Whether a column writes days before months: so unless a month above 12 proves the contrary."""
    for row in rows:
        match = _DAY_FIRST.fullmatch(sheet.text(row, column))
        if match and int(match[2]) > 12 >= int(match[1]):
            return False
    return True


def read_date(cell: CellValue, *, day_first: bool) -> date | None:
    """The day of a cell; None where it holds none, one that no calendar has, or one of another age."""
    day = _written(cell, day_first=day_first)
    return day if day is not None and _EARLIEST <= day.year <= _LATEST else None


def _written(cell: CellValue, *, day_first: bool) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = shown(cell)
    try:
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_FIRST.fullmatch(text):
            day, month = (match[1], match[2]) if day_first else (match[2], match[1])
            return date(int(match[3]), int(month), int(day))
    except ValueError:
        return None
    return day_of(cell, day_first=day_first)  # months by their names
