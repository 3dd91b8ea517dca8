"""Days as registers write them: real dates, ISO, day first or month first, and months by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from budgetwatch.domain.grid import CellValue
from budgetwatch.mapping.text import plain, shown

_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[t ].*)?")
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?")
_NAMED = re.compile(r"(?:[a-z]+ )?(\d{1,2})(?:er|st|nd|rd|th)? (?:of )?([a-z]+)\.?,? (\d{4})")
_MONTHS = (
    ("janvier", "january", "janv", "jan"),
    ("fevrier", "february", "fevr", "feb"),
    ("mars", "march", "mar"),
    ("avril", "april", "avr", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "july", "juil", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


def is_day_first(cells: Iterable[CellValue]) -> bool:
    """Whether a column writes days before months: so unless a month above 12 proves the contrary."""
    matches = (_FIGURES.fullmatch(plain(cell)) for cell in cells if isinstance(cell, str))
    return not any(match and int(match[2]) > 12 for match in matches)


def day_of(cell: CellValue, *, day_first: bool = True) -> date | None:
    """The day that a cell names; None where it is blank, no date, or one that no calendar has."""
    match cell:
        case datetime():
            found: date | None = cell.date()
        case date():
            found = cell
        case str():
            found = _day_in(plain(shown(cell)), day_first=day_first)
        case _:
            found = None
    return found if found and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _day_in(text: str, *, day_first: bool) -> date | None:
    try:
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _FIGURES.fullmatch(text):
            day, month = (match[1], match[2]) if day_first else (match[2], match[1])
            return date(int(match[3]), int(month), int(day))
        if match := _NAMED.fullmatch(text):
            return date(int(match[3]), _MONTH_OF.get(match[2], 0), int(match[1]))
    except ValueError:
        return None
    return None
