"""The budget year that a header, a title, a sheet name or a cell names."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from budgetwatch.domain.year import Period, Year
from budgetwatch.mapping.text import plain

_YEAR = r"(?:19[5-9]\d|20\d\d)"
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_SPLIT = re.compile(rf"(?<![\d/.-])({_YEAR})\s?[-/–]\s?(\d\d)(?![\d/-])")
_TWO = re.compile(rf"(?<![\d/.-])({_YEAR})\s?(?:[-/–]|a|to|et)\s?({_YEAR})(?![\d/-])")
_LONE = re.compile(rf"(?<![\d/.-])({_YEAR})(?![\d/-])")
_GLUED = re.compile(rf"(?:lfi|lfr|plf|cp|ae|fy|ef)[ _]?({_YEAR}|\d\d)(?!\d)")
_MONTH = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_MONTHS = _MONTH.split("|")
_ASIDE = re.compile(
    rf"(?:n ?[o°]|no|numero) ?\.?\s?{_YEAR}[-–]\d+|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|{_YEAR}-\d\d-\d\d|"
    rf"\d{{1,2}}(?:er)? (?:{_MONTH}|january|"
    rf"february|march|april|may|june|july|august|september|october|november|december) {_YEAR}"
)
_DAY = rf"(?P<day>\d{{1,2}})(?:er)?(?: (?P<name>{_MONTH}) |[/.-](?P<month>\d{{1,2}})[/.-])(?P<year>{_YEAR})(?!\d)"
_STATE = re.compile(rf"(?<![a-z])(?:au|a la date du) {_DAY}")
_OF_DOCUMENT = re.compile(rf"(?<![a-z])(?:le|(?:edit|imprim|tir|extrait|etabli)\w* (?:le|au|du)) {_DAY}")
STILL_OPEN = 2  # months in which the accounts of the year before may still be open: a day in them tells no year
_NAMED = re.compile(
    rf"(?:annees?|exercices?|gestions?|budgets?|executions?|realisations?|pour|fy|fiscal year|financial year|year)(?: \w+)? ?:? ?({_YEAR})(?![\d/-])"
)
_OF_YEAR = re.compile(
    rf"(?:exercices?|gestions?|annees?|fy|fiscal year|financial year)(?: budgetaires?| fisca(?:l|le|ux|les))?(?: de)? ?:? ?({_TWO.pattern})"
)
_OF_YEARS = re.compile(
    r"exercices?|gestions?|annees?|ans?|budgets?|budgetaires?|fisca(?:l|le|ux|les)|financial|years?|fy|cy|"
    r"jahre?|ejercicios?|exercicios?|anos?|a|au|to|de|d|du|des|la|le|les|l|en|et|pour|of|the|for"
)
_RELATIVE = re.compile(r"(?<![0-9a-z])n ?([-+–]) ?([1-5])(?![0-9a-z])")
_BEFORE = re.compile(r"(?:annee|exercice|gestion) precedente?|previous year|prior year")
_PERIOD = re.compile(
    r"(?<![0-9a-z])(?:(?:t|q)([1-4])|([1-4])(?:er|e|eme|nd|rd|th|st)? (?:trimestre|quarter)|"
    r"(?:s|semestre )([12])|([12])(?:er|e|eme|nd|st)? (?:semestre|half))(?![0-9a-z])"
)


@lru_cache(maxsize=20_000)
def year_in_header(text: str) -> Year | None:
    """The one year a header or a cell of a year column names; None where there is none or several."""
    clean = _ASIDE.sub(" ", plain(text))
    for shape in (_SPLIT, _TWO):
        if match := shape.search(clean):
            first, last = int(match[1]), int(match[2]) % 100
            if (first + 1) % 100 == last:
                return Year(first, re.sub(r"\s", "", match[0]))
            return None
    found = set(_LONE.findall(clean)) or {_full(found) for found in _GLUED.findall(clean)} or _dated(text)
    return Year(int(number), number) if len(found) == 1 and (number := found.pop()) else None


def _dated(text: str) -> set[str]:
    """The years of the days up to which amounts count; early in a year those before may still be open."""
    days = [day for match in _STATE.finditer(plain(text)) if (day := _day(match))]
    return {str(day.year) for day in days if day.month > STILL_OPEN or (day.month, day.day) == (1, 1)}


def _full(digits: str) -> str:
    return digits if len(digits) == 4 else f"20{digits}"


def names_year_alone(header: str) -> bool:
    """Whether a header says a year and nothing else: "Année 2021", "2016-17", and not "Annulé 2021"."""
    rest = re.sub(r"[^a-z]+", " ", plain(header)).split()
    return year_in_header(header) is not None and all(_OF_YEARS.fullmatch(word) for word in rest)


@lru_cache(maxsize=5_000)
def year_in_title(text: str) -> Year | None:
    """The one year a title or sheet name speaks of. Dates, numbers of laws and spans of years are set aside.

    "2019/2020" is a budget year over two calendar years; "2019-2020" may be a span of two, unless called a budget year.
    """
    clean = _ASIDE.sub(" ", plain(text))
    if match := _SPLIT.search(clean):
        return year_in_header(match[0])
    if match := _TWO.search(clean):
        return year_in_header(match[0]) if "/" in match[0] or _OF_YEAR.search(clean) else None
    named = set(_NAMED.findall(clean))
    found = named if len(named) == 1 else set(_LONE.findall(clean))
    return Year(int(number), number) if len(found) == 1 and (number := found.pop()) else None


def years_named(text: str) -> set[int]:
    """Every year that a text names, dates and numbers of laws set aside."""
    return {int(number) for number in _ANY_YEAR.findall(_ASIDE.sub(" ", plain(text)))}


@lru_cache(maxsize=5_000)
def state_date(text: str) -> date | None:
    """The day up to which a title says that it counts: "au 30 septembre 2022". None where it names another year too.

    The date of the document itself ("Niamey, le 12 mars 2023", "édité le …") is set aside.
    """
    clean = _OF_DOCUMENT.sub(" ", plain(text))
    days = {_day(match) for match in _STATE.finditer(clean)}
    day = days.pop() if len(days) == 1 else None
    return day if day and set(_ANY_YEAR.findall(clean)) == {str(day.year)} else None


def _day(match: re.Match[str]) -> date | None:
    month = _MONTHS.index(match["name"]) + 1 if match["name"] else int(match["month"])
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


@lru_cache(maxsize=5_000)
def year_offset(header: str) -> int | None:
    """How far from the year of the title a header's own year is: `"Payé N-1"` is -1; None where it says nothing."""
    text = plain(header)
    if match := _RELATIVE.search(text):
        return int(match[2]) * (1 if match[1] == "+" else -1)
    return -1 if _BEFORE.search(text) else None


@lru_cache(maxsize=5_000)
def period_in(text: str) -> Period | None:
    """The quarter that a header names, as `Q1` to `Q4`, or the half-year, as `S1` or `S2`."""
    match = _PERIOD.search(plain(text))
    if match is None:
        return None
    quarter, half = match[1] or match[2], match[3] or match[4]
    return Period(f"Q{quarter}" if quarter else f"S{half}")
