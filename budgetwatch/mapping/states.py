"""Tables that give the state of execution of the same lines on several days of a year: the last one holds the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from budgetwatch.domain.code import normalised
from budgetwatch.domain.fact import AmountColumn, Line, Reading
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.money import Absent, Amount

_ENOUGH = 8  # amounts of execution from which it is no chance that none of them falls
_YEAR_END = (12, 31)


def overtaken(readings: Sequence[Reading]) -> dict[int, int]:
    """For each table of an earlier day, the one of the last day with the same lines, credits and stages.

    No amount of execution falls from the one to the other, and enough of them are compared for that to be no chance.
    """
    days = {n: _day(reading) for n, reading in enumerate(readings) if reading.layout.kind is TableKind.BUDGET}
    if not any(day and (day.month, day.day) != _YEAR_END for day in days.values()):
        return {}
    order = sorted((day, n) for n, day in days.items() if day)
    found: dict[int, int] = {}
    for place, (day, earlier) in enumerate(order):
        later = [n for other, n in order[place + 1 :] if other > day and other.year == day.year]
        whole = next((n for n in reversed(later) if _goes_on(readings[earlier], readings[n])), None)
        if whole is not None:
            found[earlier] = whole
    return found


def _day(reading: Reading) -> date | None:
    """The day up to which a table counts: the one its title gives, else the end of the one year of its amounts."""
    issue = next((one for one in reading.issues if one.code == "part-year"), None)
    if issue is not None:
        return next((value for _, value in issue.message.arguments if isinstance(value, date)), None)
    years = {column.year.number for column in reading.amounts if column.counts and column.year}
    return date(years.pop(), *_YEAR_END) if len(years) == 1 else None


def _goes_on(earlier: Reading, later: Reading) -> bool:
    """Whether a later table has the lines and stages of an earlier one, the same credits and no less of the rest."""
    pairs = list(_pairs(earlier, later))
    if not pairs or len(pairs) != sum(column.counts for column in earlier.amounts):
        return False
    places = {_name(line): place for place, line in enumerate(later.lines)}
    if len(places) != len(later.lines) or {_name(line) for line in earlier.lines} != set(places):
        return False
    order = [places[_name(line)] for line in earlier.lines]
    compared = 0
    for mine, theirs in pairs:
        amounts = [(mine.values[n], theirs.values[place]) for n, place in enumerate(order)]
        stated = [(_amount(a, earlier), _amount(b, later)) for a, b in amounts if _are_stated(a, b)]
        executed = mine.measure in EXECUTION
        if any(b < a if executed else b != a for a, b in stated if mine.measure is not Measure.REVISED):
            return False
        compared += len(stated) if executed else 0
    return compared >= _ENOUGH


def _pairs(earlier: Reading, later: Reading) -> Iterator[tuple[AmountColumn, AmountColumn]]:
    """The counting columns of two tables that are of the same stage, basis and year."""
    theirs = {(one.measure, one.basis, one.year): one for one in later.amounts if one.counts}
    for column in earlier.amounts:
        other = theirs.get((column.measure, column.basis, column.year))
        if column.counts and column.measure is not None and other is not None:
            yield column, other


def _name(line: Line) -> tuple[str, str]:
    return normalised(line.label), next((code.code for code in reversed(line.codes) if code.code), "")


def _are_stated(*values: int | Absent) -> bool:
    return not any(isinstance(value, Absent) for value in values)


def _amount(value: int | Absent, reading: Reading) -> Amount:
    return Amount(0 if isinstance(value, Absent) else value, reading.exponent)
