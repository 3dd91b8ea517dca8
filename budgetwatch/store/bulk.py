"""Many rows at once, by the driver's own means, in pieces between which a person may stop.

Numbers travel to SQLite as JSON arrays that it unrolls itself: two to three times faster than binding each value, and
the interpreter stays free for the window meanwhile.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TypeVar

from budgetwatch.domain.code import Code
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.fact import Line
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.jobs import Job
from budgetwatch.store import serial
from budgetwatch.store.errors import failed

T = TypeVar("T")
PIECE = 20_000
LARGEST = 2**63 - 1

_LINE = "INSERT INTO lines (id, dataset, row, label, year, year_label, period) VALUES (?, ?, ?, ?, ?, ?, ?)"
_CODE = "INSERT INTO codes (id, dataset, classification, level, code, label, parent) VALUES (?, ?, ?, ?, ?, ?, ?)"
_LINE_CODES = """INSERT INTO line_codes (line, code)
SELECT ? + line.key, code.value FROM json_each(?) AS line, json_each(line.value) AS code"""
_AMOUNTS = """INSERT INTO facts (amount_column, line, amount, state)
SELECT ?, ? + key, iif(type = 'integer', value, NULL), iif(type = 'text', value, NULL) FROM json_each(?)"""


def add_lines(raw: sqlite3.Connection, dataset: int, first: int, lines: Sequence[Line], job: Job) -> None:
    """Keep the lines of a table under the numbers from `first` on, in order."""
    for start, piece in _pieces(lines, job):
        rows = [_line_row(number, dataset, line) for number, line in enumerate(piece, first + start)]
        raw.executemany(_LINE, rows)


def _line_row(number: int, dataset: int, line: Line) -> tuple[int | str | None, ...]:
    year, period = line.year, line.period
    return (
        number,
        dataset,
        line.row,
        line.label,
        year.number if year else None,
        year.label if year else None,
        period.part if period else None,
    )


def add_places(raw: sqlite3.Connection, dataset: int, first: int, lines: Sequence[Line], job: Job) -> None:
    """Keep the codes of each line; a code that many lines share is one row."""
    codes = _Codes(dataset, next_number(raw, "codes"))
    for start, piece in _pieces(lines, job):
        places = [list(dict.fromkeys(map(codes.number, line.codes))) for line in piece]
        raw.executemany(_CODE, codes.taken())
        raw.execute(_LINE_CODES, (first + start, json.dumps(places)))


class _Codes:
    """The numbers given to the codes of a dataset so far."""

    def __init__(self, dataset: int, first: int) -> None:
        self._dataset = dataset
        self._next = first
        self._known: dict[tuple[str, int, str, str, int | None], int] = {}
        # Lines mostly share the very same object: looking at its identity spares hashing a chain of parents.
        self._seen: dict[int, int] = {}
        self._fresh: list[tuple[int | str | None, ...]] = []

    def number(self, code: Code) -> int:
        """The number of a code, a new one where it was not met before."""
        number = self._seen.get(id(code))
        if number is None:
            number = self._seen[id(code)] = self._by_value(code)
        return number

    def _by_value(self, code: Code) -> int:
        parent = self.number(code.parent) if code.parent is not None else None
        key = (code.classification.value, code.level, code.code, code.label, parent)
        if key not in self._known:
            self._known[key] = self._next
            self._fresh.append((self._next, self._dataset, *key))
            self._next += 1
        return self._known[key]

    def taken(self) -> list[tuple[int | str | None, ...]]:
        """The rows of the codes met since the last call, parents first."""
        fresh, self._fresh = self._fresh, []
        return fresh


def add_amounts(raw: sqlite3.Connection, column: int, first: int, values: Sequence[int | Absent], job: Job) -> None:
    """Keep the amounts of a column, one per line from line number `first`."""
    for start, piece in _pieces(values, job):
        mantissas = [value for value in piece if not isinstance(value, Absent)]
        if mantissas and not -LARGEST <= min(mantissas) <= max(mantissas) <= LARGEST:
            raise failed("out-of-range")
        raw.execute(_AMOUNTS, (column, first + start, json.dumps(piece)))


def add_contracts(raw: sqlite3.Connection, dataset: int, contracts: Sequence[Contract]) -> None:
    """Keep the contracts of a register."""
    rows = [(dataset, serial.dumps(contract)) for contract in contracts]
    raw.executemany("INSERT INTO contracts (dataset, body) VALUES (?, ?)", rows)


def next_number(raw: sqlite3.Connection, table: str) -> int:
    """The number that the next row of a table may take, within this transaction."""
    return int(raw.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608 - our own names


def _pieces(items: Sequence[T], job: Job) -> Iterator[tuple[int, Sequence[T]]]:
    """The items in pieces, each with the place of its first; between two pieces the job may end."""
    for start in range(0, len(items), PIECE):
        job.step(msg("Storing the lines of the table"), start, len(items))
        yield start, items[start : start + PIECE]
