"""Many rows at once, by the driver's own means, in pieces between which a person may stop.

Numbers travel to SQLite as JSON arrays that it unrolls itself: two to three times faster than binding each value, and
the interpreter stays free for the window meanwhile. Rows with texts are entered by hundreds in one statement.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count, repeat
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from budgetwatch.domain.code import Code
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.fact import Line
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.jobs import Job
from budgetwatch.store import serial
from budgetwatch.store.errors import failed

T = TypeVar("T")
Taker: TypeAlias = Callable[[int], None]
PIECE = 20_000
TOGETHER = 500
MANY = 20
LARGEST = 2**63 - 1

_CODES = "INSERT INTO codes (id, dataset, classification, level, code, label, parent)"
_CODE_OF_LINES = "INSERT OR IGNORE INTO line_codes (code, line) SELECT ?, value FROM json_each(?)"
_CODES_OF_LINES = """INSERT OR IGNORE INTO line_codes (code, line)
SELECT ? + code.key, line.value FROM json_each(?) AS code, json_each(code.value) AS line"""
_AMOUNTS = """INSERT INTO facts (amount_column, line, amount, state)
SELECT ?, ? + key, iif(type = 'integer', value, NULL), iif(type = 'text', value, NULL) FROM json_each(?)"""
_NUMBERS = "INSERT INTO facts (amount_column, line, amount) SELECT ?, ? + key, value FROM json_each(?)"


def add_lines(raw: sqlite3.Connection, dataset: int, first: int, lines: Sequence[Line], job: Job) -> None:
    """Keep the lines of a table under the numbers from `first` on, in order."""
    for start, piece in _pieces(lines, msg("Storing the lines"), job):
        columns = {name: values for name, values in _columns_of(piece).items() if set(values) != {None}}
        rows = list(zip(*columns.values(), strict=True))
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

    A code that many lines share is one row; its lines lie side by side, so that asking for a code reads one run.
    """
    codes = _Codes(dataset, next_number(raw, "codes"))
    for start, piece in _pieces(lines, msg("Gathering the codes"), job):
        takers = codes.takers(piece)
        for number, line in enumerate(piece, first + start):
            for take in takers[id(line.codes)]:
                take(number)
    _enter(raw, _CODES, codes.rows)
    for start, held in _pieces(codes.lines, msg("Storing the codes"), job, size=max(1, len(codes.lines) // 10)):
        if sum(map(len, held)) < MANY * len(held):
            raw.execute(_CODES_OF_LINES, (codes.first + start, str(held)))  # numbers in lists are JSON as they stand
        else:  # nested lists are parsed twice: a statement for each takes half the time
            raw.executemany(_CODE_OF_LINES, zip(count(codes.first + start), map(str, held), strict=False))
    return codes.first, len(codes.rows)


class _Codes:
    """The codes of a dataset met so far: their rows, parents first, and beside each the lines that have it."""

    def __init__(self, dataset: int, first: int) -> None:
        self.first = first
        self.rows: list[tuple[int | str | None, ...]] = []
        self.lines: list[list[int]] = []
        self._dataset = dataset
        self._known: dict[tuple[str, int, str, str, int | None], int] = {}
        # Lines mostly share the very same objects: looking at their identity spares hashing chains of parents.
        self._takers: dict[int, Sequence[Taker]] = {}
        self._of_code: dict[int, Taker] = {}

    def takers(self, lines: Sequence[Line]) -> Mapping[int, Sequence[Taker]]:
        """What takes in the number of a line, for each of its codes, by the identity of all of them."""
        new = {id(line.codes): line.codes for line in lines if id(line.codes) not in self._takers}
        for code in chain.from_iterable(new.values()):
            if id(code) not in self._of_code:
                self._of_code[id(code)] = self.lines[self._number(code) - self.first].append
        self._takers |= {key: list(map(self._of_code.__getitem__, map(id, codes))) for key, codes in new.items()}
        return self._takers

    def _number(self, code: Code) -> int:
        parent = self._number(code.parent) if code.parent is not None else None
        key = (code.classification.value, code.level, code.code, code.label, parent)
        if key not in self._known:
            self._known[key] = self.first + len(self.rows)
            self.rows.append((self._known[key], self._dataset, *key))
            self.lines.append([])
        return self._known[key]


def add_amounts(raw: sqlite3.Connection, column: int, first: int, values: Sequence[int | Absent], job: Job) -> None:
    """Keep the amounts of a column, one per line from line number `first`."""
    for start, piece in _pieces(values, msg("Storing the amounts"), job):
        whole = Absent not in set(map(type, piece))
        mantissas = piece if whole else [value for value in piece if not isinstance(value, Absent)]
        if mantissas and not -LARGEST <= min(mantissas) <= max(mantissas) <= LARGEST:  # type: ignore[operator] # all are numbers
            raise failed("out-of-range")
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


def next_number(raw: sqlite3.Connection, table: str) -> int:
    """The number that the next row of a table may take, within this transaction."""
    return int(raw.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608 - our own names


def _pieces(items: Sequence[T], step: Message, job: Job, size: int = PIECE) -> Iterator[tuple[int, Sequence[T]]]:
    """The items in pieces, each with the place of its first; between two pieces the job may end."""
    for start in range(0, len(items), size):
        job.step(step, start, len(items))
        yield start, items[start : start + size]
