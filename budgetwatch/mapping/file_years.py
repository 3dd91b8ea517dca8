"""The year that the name of a file gives, where the file itself names no other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from budgetwatch.domain.year import Year
from budgetwatch.mapping.text import plain
from budgetwatch.mapping.years import state_date, year_in_header, years_named

_YEAR = r"(?:19[5-9]\d|20\d\d)"
_SEPARATORS = re.compile(r"[_.()\[\]\s]+")
_DATES = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[ -]\d{{1,2}}[ -]{_YEAR}|{_YEAR}[ -](?:0\d|1[0-2])(?:[ -]\d\d)?|(?:0\d|1[0-2])[ -]{_YEAR})(?!\d)"
)
_SPLIT = re.compile(rf"(?<!\d){_YEAR}[ -](?:{_YEAR}|\d\d)(?!\d)")
_LONE = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_NAMED = re.compile(rf"(?<![0-9a-z])(?:lfi?|lfr|plf|fy|ef|budget|exercice|gestion)?{_YEAR}(?![0-9a-z])")
_OF_FILE = re.compile(rf"(?:maj|mis a jour|edit\w*|export\w*|extract\w*|extrait|recu|version|v|du|le) ?{_YEAR}")
_AFTER = 1  # years by which a text may speak of a later one: accounts are closed and printed in the next


@lru_cache(maxsize=500)
def year_in_file_name(name: str) -> Year | None:
    """The one budget year that a file's name gives; None where it gives several, a span of years or a day.

    It stands alone or behind a word of the budget: digits glued to other letters may be part of a reference.
    """
    stem = _SEPARATORS.sub(" ", plain(name).rpartition(".")[0] or plain(name))
    if match := _SPLIT.search(stem):
        year = year_in_header(match[0].replace(" ", "-"))
        return year if len(_LONE.findall(stem.replace(match[0], " "))) == 0 else None
    if _DATES.search(stem) or _OF_FILE.search(stem):
        return None
    found = set(_LONE.findall(stem)) if _NAMED.search(stem) else set()
    return Year(int(number), number) if len(found) == 1 and (number := found.pop()) else None


def contradicts(year: Year, texts: Iterable[str]) -> bool:
    """Whether one of the texts around a table names another year, or a day that is none of this year's accounts."""
    for text in texts:
        day = state_date(text)
        spoken = years_named(text) - {day.year if day else None}
        if spoken - {year.number} or (day and day.year - year.number not in (0, _AFTER)):
            return True
    return False
