"""Lines that may be totals of others, where nothing printed proves the contrary or one wrong amount hides that they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import gcd

from budgetwatch.domain.code import Classification
from budgetwatch.domain.fact import Reading, SubtotalCheck
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.labels import is_general_total, is_total
from budgetwatch.mapping.numbers import counted
from budgetwatch.mapping.outline import sums_of_neighbours, tells
from budgetwatch.mapping.text import plain

_LISTED = 50  # lines of one kind that are named one by one
_BY_HAND = 5_000  # lines of a table that a person may have typed
_NEARLY = 100  # a wrong amount may cost less than one part in so many
_FEW = 3  # lines up to which one may nearly be the sum of the others by chance
_LAST_MONTH = 12
_PROGRESSION = 5  # lines from which a common step is no chance
_MANY = 100  # lines from which round amounts are bound to add up others somewhere
_CHANCE = 10  # sums found in order for one found among the same lines in disorder, up to which they are chance
_PAYER = Classification.FUNDING
_OF_ALL = re.compile(r"\W*(?:tota|ensemble|tou[st]|glob|all\b|consolid|general|budget total)")
_OF_PARENT = 2  # digits that it takes less where other rows of the table are such sums


def possible_sums(sha256: str, reading: Reading) -> Iterator[Issue]:
    """One issue for each line that may be a total, in a table whose printed totals do not prove the contrary."""
    if not reading.amounts or any(total.stated is not None and total.agrees for total in reading.totals):
        return
    if _are_months(reading) or all(_is_progression(column.values) for column in reading.amounts):
        return
    told: dict[int, Message] = {}
    for place, message in _found(reading):
        told.setdefault(place, message)
    for place, message in list(told.items())[:_LISTED]:
        cell = CellRef(sha256, reading.layout.sheet, reading.lines[place].row, reading.amounts[0].column)
        yield Issue("line-may-be-total", Severity.WARNING, message, cell)


def _are_months(reading: Reading) -> bool:
    """Whether every line is a month of its own: none of them adds up others."""
    periods = {line.period.part for line in reading.lines[:_LAST_MONTH] if line.period}
    return len(reading.lines) == len(periods) and all(part.startswith("M") for part in periods)


def _is_progression(values: Sequence[int | Absent]) -> bool:
    """Whether amounts grow by the same step from line to line: some add up others by that alone."""
    if len(values) < _PROGRESSION or any(isinstance(value, Absent) for value in values[:_PROGRESSION]):
        return False
    stated = counted(values)
    step = stated[1] - stated[0]
    return all(after - before == step for before, after in pairwise(stated))


def _found(reading: Reading) -> Iterator[tuple[int, Message]]:
    """Each line that may be a total by its place, and what shows it."""
    after, before = sums_of_neighbours([column.values for column in reading.amounts], telling=False)
    chance = _may_be_chance(reading, len(after) + len(before))
    for place, first in (*((place, place - 1) for place in before), *((place, place + 1) for place in after)):
        if (chance and _is_coded_like(reading, place, first)) or _is_paid_otherwise(reading, place, first):
            continue
        label = reading.lines[place].label
        yield (
            place,
            msg("“{label}” is exactly the sum of the lines beside it: it may be their total.", label=label),
        )
    if len(reading.lines) <= _BY_HAND:
        yield from _in_one_column(reading)
        yield from _beside_all(reading)
        yield from _outside_total(reading)
    yield from _called_totals(reading)


def _called_totals(reading: Reading) -> Iterator[tuple[int, Message]]:
    """Lines that are called totals and add up nothing: only a printed total of the table could prove that they are lines."""
    called = set(filter(is_total, {line.label for line in reading.lines}))  # labels repeat: each is judged once
    for place, line in enumerate(reading.lines if called else ()):
        if line.label in called:
            said = msg("“{label}” is called a total and adds up no lines: it is counted as a line.", label=line.label)
            yield place, said


def _may_be_chance(reading: Reading, found: int) -> bool:
    """Whether many lines in disorder hold such sums too: then order is not what makes most of them."""
    many = len(reading.lines)
    if not found or many < _MANY:
        return False
    step = next(number for number in range(many * 3 // 5, many) if gcd(number, many) == 1)
    mixed = [[column.values[place * step % many] for place in range(many)] for column in reading.amounts]
    return sum(map(len, sums_of_neighbours(mixed, telling=False))) * _CHANCE >= found


def _is_coded_like(reading: Reading, place: int, first: int) -> bool:
    """Whether a line of round amounts is coded like the first one it adds up, not above it as "2100" is above "2110".

    Lines of one and the same code are several of its projects.
    """
    if tells([column.values[place] for column in reading.amounts], len(reading.lines)):
        return False
    own, added = ([code.code for code in reading.lines[at].codes if code.code] for at in (place, first))
    alike = len(own) == len(added) and bool(own) and abs(len(own[-1]) - len(added[-1])) <= 1
    return alike and (own == added or not added[-1].startswith(own[-1].rstrip("0")))


def _is_paid_otherwise(reading: Reading, place: int, first: int) -> bool:
    """Whether a line names who pays for it, and the first two lines that it adds up name others: it is not their total."""
    own, *added = [
        next(
            (code.label or code.code for code in reversed(reading.lines[n].codes) if code.classification is _PAYER), ""
        )
        for n in (place, first, 2 * first - place)
    ]
    return bool(own) and all(added) and own not in added and not _OF_ALL.match(plain(own))


def _in_one_column(reading: Reading) -> Iterator[tuple[int, Message]]:
    """Lines that are such a sum in one column, to so many digits that it is no chance: another column may be wrong."""
    known = RowKind.SUBTOTAL in reading.layout.rows
    for column in reading.amounts if len(reading.amounts) > 1 else ():
        after, before = sums_of_neighbours([column.values], telling=False)
        for place in (*before, *after):
            if _is_no_chance(column.values[place], len(reading.lines), known=known):
                text = msg(
                    "“{label}” is the sum of the lines beside it in one column: it may be their total.",
                    label=reading.lines[place].label,
                )
                yield place, text


def _is_no_chance(value: int | Absent, lines: int, *, known: bool) -> bool:
    """Whether an amount has digits enough; fewer where other rows of the table are sums of the lines beside them."""
    return tells([value], lines, spared=_OF_PARENT if known else 0)


def _beside_all(reading: Reading) -> Iterator[tuple[int, Message]]:
    """The first or last line where it nearly is the sum of all the others in every column."""
    if len(reading.lines) <= _FEW:
        return
    columns = [column for column in map(counted, (one.values for one in reading.amounts)) if any(column)]
    for place in (0, len(reading.lines) - 1):
        if columns and all(_is_near(column[place], sum(column) - column[place]) for column in columns):
            text = msg(
                "“{label}” is nearly the sum of all other lines: it may be their total.",
                label=reading.lines[place].label,
            )
            yield place, text


def _is_near(value: int, added: int) -> bool:
    return bool(value) and abs(value - added) * _NEARLY <= abs(added)


def _outside_total(reading: Reading) -> Iterator[tuple[int, Message]]:
    """Lines that stand before those which a row called total adds up, and in no other subtotal."""
    if RowKind.TOTAL in reading.layout.rows:
        return
    for total in reading.subtotals[-len(reading.amounts) :]:
        if is_general_total(total.label) and total.agrees and total.rows:
            yield from _before(reading, total)
            return


def _before(reading: Reading, total: SubtotalCheck) -> Iterator[tuple[int, Message]]:
    added = {row for check in reading.subtotals for row in check.rows}
    for place, line in enumerate(reading.lines):
        if line.row < total.rows[0] and line.row not in added:
            text = msg(
                "“{total}” adds up the lines below “{label}” without it: it may be a total.",
                total=total.label,
                label=line.label,
            )
            yield place, text
