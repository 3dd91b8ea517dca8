"""The part of a year that a header or a cell names: a month, a quarter, a half-year, or the months up to a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from budgetwatch.domain.year import Period
from budgetwatch.mapping.text import plain
from budgetwatch.mapping.years import period_in

_MONTHS = (
    r"janv?(?:ier|uary)?",
    r"fev(?:r(?:ier)?)?|feb(?:r(?:uary)?)?",
    r"mars?|march",
    r"avr(?:il)?|apr(?:il)?",
    r"mai|may",
    r"juin|june?",
    r"juil(?:let)?|july?",
    r"aou?t?|aug(?:ust)?",
    r"sept?(?:embre|ember)?",
    r"oct(?:obre|ober)?",
    r"nov(?:embre|ember)?",
    r"dec(?:embre|ember)?",
)
_NAMES = "|".join(_MONTHS)
_MONTH = re.compile("|".join(f"(?P<m{at}>{names})" for at, names in enumerate(_MONTHS, 1)))
_WORD = re.compile(rf"(?<![0-9a-z])(?P<name>{_NAMES})(?![0-9a-z])")
_NUMBERED = re.compile(r"(?<![0-9a-z])(?:m|mois|month) ?(0?[1-9]|1[0-2])(?![0-9a-z])")
_OF_YEAR = re.compile(r"(?<![0-9/.-])(?:(0[1-9]|1[0-2])[/.-](?:19|20)\d\d|(?:19|20)\d\d-(0[1-9]|1[0-2]))(?![0-9/.-])")
_UP_TO_DAY = re.compile(
    rf"(?<![a-z])(?:au|a la date du|as at|as of|up to|to|until) (?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?"
    rf"(?: (?:de |of )?(?P<name>{_NAMES})(?![a-z])|[/.-](?P<month>\d{{1,2}})(?![0-9]))"
)
_UP_TO_MONTH = re.compile(
    rf"(?<![a-z])(?:a fin|fin|end of|to end of|through|jusqu.?a|jusqu.?en) (?P<name>{_NAMES})(?![a-z])"
)
_MID_YEAR = re.compile(
    r"(?<![a-z])(?:mid[- ]?year|mi[- ](?:annee|exercice)) (?:actuals?|outturns?|expenditures?|executions?|realisations?)(?![a-z])"
)
_CUMULATED = re.compile(r"(?<![a-z])(?:cumul\w*|year to date|ytd|depuis (?:le 1er )?janvier)(?![a-z])")
_DAY_OF_MONTH = re.compile(rf"\d{{1,2}}(?:er|st|nd|rd|th)? (?:de |of )?(?:{_NAMES})(?![a-z])")
_LAST, _QUARTERS = 12, 4


@lru_cache(maxsize=5_000)
def part_of_year(text: str) -> Period | None:
    """The part of the year that the amounts under a header are of: `M03`, `Q2`, `S1`.

    Where they count from January on, as in "au 30 juin" or "cumul T2", it is `C06`. The last day of December is the
    whole year, and a day within a month is no part that another table could be compared with.
    """
    clean = plain(text)
    if part := period_in(text):
        return _up_to(_last_month(part)) if _CUMULATED.search(clean) else part
    if match := _UP_TO_DAY.search(clean):
        month = _month(match["name"]) if match["name"] else int(match["month"])
        return _up_to(month) if _ends(int(match["day"]), month) else None
    if match := _UP_TO_MONTH.search(clean):
        return _up_to(_month(match["name"]))
    if _MID_YEAR.search(clean):
        return _up_to(_LAST // 2)
    if _DAY_OF_MONTH.search(clean):
        return None
    months = {_month(match["name"]) for match in _WORD.finditer(clean)}
    months |= {int(match[1]) for match in _NUMBERED.finditer(clean)}
    months |= {int(match[1] or match[2]) for match in _OF_YEAR.finditer(clean)}
    if len(months) != 1:
        return None
    (month,) = months
    return _up_to(month) if _CUMULATED.search(clean) else Period(f"M{month:02}")


@lru_cache(maxsize=5_000)
def part_in_cell(header: str, text: str) -> Period | None:
    """The part of the year that a cell names under a header of months or quarters: "Janvier", "3", "T2"."""
    if re.fullmatch(r"0?[1-9]|1[0-2]", text):
        number = int(text)
        if not re.search("trimestre|quarter", plain(header)):
            return Period(f"M{number:02}")
        return Period(f"Q{number}") if number <= _QUARTERS else None
    return part_of_year(text)


def _month(name: str) -> int:
    match = _MONTH.fullmatch(name)
    return int((match.lastgroup or "m0")[1:]) if match else 0


def _ends(day: int, month: int) -> bool:
    """Whether a month ends with that day, in a leap year or another."""
    if not 0 < month <= _LAST:
        return False
    return day in {(date(year, month % _LAST + 1, 1) - timedelta(days=1)).day for year in (2023, 2024)}


def _last_month(part: Period) -> int:
    """The month that ends a quarter or a half-year."""
    return int(part.part[1:]) * (3 if part.part.startswith("Q") else 6)


def _up_to(month: int) -> Period | None:
    """The months from January up to one of them; None for December, which ends the year."""
    return Period(f"C{month:02}") if 0 < month < _LAST else None
