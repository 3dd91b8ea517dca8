"""The days that a register writes, as dates, and those that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from budgetwatch.domain.grid import CellValue
from budgetwatch.mapping.dates import day_of
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import shown

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?")
_SHORT = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d\d)")
_EARLIEST, _LATEST = 1960, 2100
"""Years between which a contract of a register was made: another year is a slip of typing."""


@dataclass(frozen=True, slots=True)
class DayForm:
    """How a column writes its days: before the months or behind them, and whether years may have two figures."""

    day_first: bool = True
    short_years: bool = False


def day_form(sheet: Sheet, column: int, rows: Sequence[int]) -> DayForm:
    """How a column writes days: before months, unless a month above 12 proves the contrary.

    "17/09/21" may be of 2021 or of 2017. Its last part is the year where the first part differs more among the cells
    than the last one: days do, years do not.
    """
    texts = [sheet.text(row, column) for row in rows]
    short = [match for text in texts if (match := _SHORT.fullmatch(text))]
    first, last = ({int(match[part]) for match in short} for part in (1, 3))
    telling = bool(short) and max(first) - min(first) > max(last) - min(last)
    matches = [match for text in texts if (match := _DAY_FIRST.fullmatch(text))] + short
    return DayForm(not any(int(match[2]) > 12 >= int(match[1]) for match in matches), telling)


def read_date(cell: CellValue, form: DayForm) -> date | None:
    """The day of a cell; None where it holds none, one that no calendar has, or one of another age."""
    day = _written(cell, form)
    return day if day is not None and _EARLIEST <= day.year <= _LATEST else None


def _written(cell: CellValue, form: DayForm) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = shown(cell)
    try:
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_FIRST.fullmatch(text):
            return _day(match, form, int(match[3]))
        if form.short_years and (match := _SHORT.fullmatch(text)):
            return _day(match, form, 2000 + int(match[3]))
    except ValueError:
        return None
    return day_of(cell, day_first=form.day_first)  # months by their names


def _day(match: re.Match[str], form: DayForm, year: int) -> date:
    day, month = (match[1], match[2]) if form.day_first else (match[2], match[1])
    return date(year, int(month), int(day))
