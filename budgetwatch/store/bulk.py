"""Many rows at once, by the driver's own means, in pieces between which a person may stop.

Numbers travel to SQLite as JSON arrays that it unrolls itself: two to three times faster than binding each value, and
the interpreter stays free for the window meanwhile. Rows with texts are entered by hundreds in one statement.
"""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, count, repeat
from operator import attrgetter, call
from typing import Any, TypeAlias, TypeVar

from budgetwatch.domain.code import Code
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.fact import Line
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.jobs import Job
from budgetwatch.store import packed, serial
from budgetwatch.store.errors import failed
from budgetwatch.store.packed import CodeRow

T = TypeVar("T")
Taker: TypeAlias = Callable[[int], None]
PIECE = 20_000
TOGETHER = 500
MANY = 20

_CODES = "INSERT INTO codes (id, dataset, classification, level, code, label, parent)"
_ONE = "SELECT ?, value FROM json_each(?)"
_SEVERAL = "SELECT ? + one.key, member.value FROM json_each(?) AS one, json_each(one.value) AS member"
_PLACES_OF_CODES = "INSERT INTO place_codes (code, place)"
_LINES_OF_PLACES = "INSERT INTO place_lines (place, line)"
_AMOUNTS = """INSERT INTO facts (amount_column, line, amount, state)
SELECT ?, ? + key, iif(type = 'integer', value, NULL), iif(type = 'text', value, NULL) FROM json_each(?)"""
_NUMBERS = "INSERT INTO facts (amount_column, line, amount) SELECT ?, ? + key, value FROM json_each(?)"


def add_lines(raw: sqlite3.Connection, dataset: int, first: int, lines: Sequence[Line], job: Job) -> None:
    """Keep the lines of a table under the numbers from `first` on, in order, and as pieces."""
    every = _columns_of(lines)
    packed.keep_lines(raw, dataset, **every)
    columns = {name: values for name, values in every.items() if set(values) != {None}}
    for start, rows in _pieces(list(zip(*columns.values(), strict=True)), msg("Storing the lines"), job):
        for at in range(0, len(rows), TOGETHER):
            some = rows[at : at + TOGETHER]
            into = _entering_lines(tuple(columns), len(some))
            raw.execute(into, (dataset, first + start + at, *chain.from_iterable(some)))


@cache
def _entering_lines(columns: tuple[str, ...], count: int) -> str:
    """The statement that enters so many lines of the dataset ?1, numbered from ?2 on, with what these columns hold."""
    values = ", ".join("?" * len(columns))
    rows = ", ".join(f"(?1, ?2 + {number}, {values})" for number in range(count))
    return f"INSERT INTO lines (dataset, id, {', '.join(columns)}) VALUES {rows}"  # noqa: S608 - our own names


def _columns_of(lines: Sequence[Line]) -> dict[str, Sequence[Any]]:
    """What is kept of lines, column by column."""
    years = list(map(attrgetter("year"), lines))
    known = dict(zip(map(id, years), years, strict=True))  # few objects, which many lines share
    numbers = {key: year and year.number for key, year in known.items()}
    written = {key: year and year.label for key, year in known.items()}
    keys = list(map(id, years))
    return {
        "row": list(map(attrgetter("row"), lines)),
        "label": list(map(attrgetter("label"), lines)),
        "year": list(map(numbers.__getitem__, keys)),
        "year_label": list(map(written.__getitem__, keys)),
        "period": [line.period and line.period.part for line in lines],
    }


def add_places(raw: sqlite3.Connection, dataset: int, first: int, lines: Sequence[Line], job: Job) -> tuple[int, int]:
    """Keep the codes of each line; the number of the first code added, and how many there are.

    Codes that many lines share are kept once for all of them. The places of a code lie side by side, and so do the
    lines of a place, so that asking for a code reads runs.
    """
    places = _Places(next_number(raw, "codes"), next_number(raw, "place_lines", "place"))
    for start, piece in _pieces(lines, msg("Gathering the codes"), job):
        deque(map(call, places.takers(piece), count(first + start)), maxlen=0)  # all called, nothing kept
    numbered = zip(count(places.first_code), repeat(dataset), places.codes, strict=False)
    _enter(raw, _CODES, [(number, of, *code) for number, of, code in numbered])
    _enter_members(raw, _PLACES_OF_CODES, places.first_code, places.of_codes, job)
    _enter_members(raw, _LINES_OF_PLACES, places.first_place, places.lines, job)
    packed.keep_codes(raw, dataset, places.codes)
    packed.keep_places(raw, dataset, places.of_lines(first, len(lines)), places.sets)
    return places.first_code, len(places.codes)


def _enter_members(raw: sqlite3.Connection, into: str, first: int, members: Sequence[list[int]], job: Job) -> None:
    """Keep the members of each of what is numbered from `first` on."""
    for start, held in _pieces(members, msg("Storing the codes"), job, size=max(1, len(members) // 10)):
        if sum(map(len, held)) < MANY * len(held):
            raw.execute(f"{into} {_SEVERAL}", (first + start, str(held)))  # numbers in lists are JSON as they stand
        else:  # nested lists are parsed twice: a statement for each takes half the time
            raw.executemany(f"{into} {_ONE}", zip(count(first + start), map(str, held), strict=False))


class _Places:
    """The places of a dataset met so far, as sets of codes: beside each its lines, beside each code the places under it."""

    def __init__(self, first_code: int, first_place: int) -> None:
        self.first_code, self.first_place = first_code, first_place
        self.codes: list[CodeRow] = []  # parents first
        self.of_codes: list[list[int]] = []
        self.lines: list[list[int]] = []
        self._known: dict[CodeRow, int] = {}
        self._places: dict[tuple[int, ...], Taker] = {(): _let_go}
        # Lines mostly share the very same objects: looking at their identity spares hashing chains of parents.
        self._takers: dict[int, Taker] = {}
        self._of_code: dict[int, int] = {}

    def takers(self, lines: Sequence[Line]) -> Iterator[Taker]:
        """What takes in the number of each line: the place of its codes."""
        held = list(map(attrgetter("codes"), lines))
        keys = list(map(id, held))
        met = dict(zip(keys, held, strict=True))
        new = {key: codes for key, codes in met.items() if key not in self._takers}
        codes = list(chain.from_iterable(new.values()))
        for key, code in dict(zip(map(id, codes), codes, strict=True)).items():
            if key not in self._of_code:
                self._of_code[key] = self._number(code)
        for key, own in new.items():
            numbers = tuple(sorted(set(map(self._of_code.__getitem__, map(id, own)))))
            self._takers[key] = self._places.get(numbers) or self._add(numbers)
        return map(self._takers.__getitem__, keys)

    def of_lines(self, first: int, count: int) -> list[int]:
        """The place of each of `count` lines from line number `first` on, counted from 0; -1 for none."""
        standing = [-1] * count
        for place, members in enumerate(self.lines):
            for line in members:
                standing[line - first] = place
        return standing

    @property
    def sets(self) -> list[tuple[int, ...]]:
        """The codes of each place."""
        return list(self._places)[1:]  # the first is that of lines without codes, which stand in none

    def _add(self, numbers: tuple[int, ...]) -> Taker:
        """What takes in the lines of a place that was not met before."""
        for number in numbers:
            self.of_codes[number - self.first_code].append(self.first_place + len(self.lines))
        self.lines.append([])
        self._places[numbers] = self.lines[-1].append
        return self._places[numbers]

    def _number(self, code: Code) -> int:
        parent = self._number(code.parent) if code.parent is not None else None
        key = (code.classification.value, code.level, code.code, code.label, parent)
        if key not in self._known:
            self._known[key] = self.first_code + len(self.codes)
            self.codes.append(key)
            self.of_codes.append([])
        return self._known[key]


def _let_go(_line: int) -> None:
    """A line without codes stands in no place."""


def add_amounts(
    raw: sqlite3.Connection, dataset: int, column: int, first: int, values: Sequence[int | Absent], job: Job
) -> None:
    """Keep the amounts of a column, one per line from line number `first`, and as pieces."""
    try:
        whole = packed.keep_amounts(raw, dataset, column, values)
    except OverflowError as error:
        raise failed("out-of-range") from error
    for start, piece in _pieces(values, msg("Storing the amounts"), job):
        # A list of whole numbers is JSON as it stands, made in half the time.
        raw.execute(
            _NUMBERS if whole else _AMOUNTS, (column, first + start, str(list(piece)) if whole else json.dumps(piece))
        )


def add_contracts(raw: sqlite3.Connection, dataset: int, contracts: Sequence[Contract]) -> None:
    """Keep the contracts of a register."""
    rows = [(dataset, serial.dumps(contract)) for contract in contracts]
    raw.executemany("INSERT INTO contracts (dataset, body) VALUES (?, ?)", rows)


def _enter(raw: sqlite3.Connection, into: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Keep rows by hundreds: a statement for each takes twice as long."""
    for start in range(0, len(rows), TOGETHER):
        some = rows[start : start + TOGETHER]
        row = f"({', '.join('?' * len(some[0]))})"
        raw.execute(f"{into} VALUES {', '.join(repeat(row, len(some)))}", tuple(chain.from_iterable(some)))


def next_number(raw: sqlite3.Connection, table: str, column: str = "id") -> int:
    """The number that what is added next to a table may take, within this transaction."""
    return int(raw.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608 - our own names


def _pieces(items: Sequence[T], step: Message, job: Job, size: int = PIECE) -> Iterator[tuple[int, Sequence[T]]]:
    """The items in pieces, each with the place of its first; between two pieces the job may end."""
    for start in range(0, len(items), size):
        job.step(step, start, len(items))
        yield start, items[start : start + size]
