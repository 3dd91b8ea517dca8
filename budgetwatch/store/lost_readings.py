"""How an import that damage took had been read, so that its kept file can be read in the same way again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TypeAlias

from budgetwatch.domain.fact import AmountColumn, Reading, TotalCheck, Verdict
from budgetwatch.domain.issue import Issue
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.money import Absent
from budgetwatch.store import serial
from budgetwatch.store.datasets import Filing
from budgetwatch.store.errors import Garbled

_Column: TypeAlias = tuple[int, str | None, str | None, int | None, str | None, str | None, int, str]
"""Place, measure, basis, year, period, variant, whether it counts, and the sum of its mantissas in digits."""


@dataclass(frozen=True, slots=True)
class LostReading:
    """What was kept of an import beside its rows: how its table is laid out, what is known of it, and what it came to."""

    table: str
    source: str
    layout: Layout
    filing: Filing
    totals: tuple[TotalCheck, ...]
    issues: tuple[Issue, ...]
    columns: tuple[_Column, ...]
    lines: int
    contracts: int

    def is_that_of(self, reading: Reading) -> bool:
        """Whether a reading has as many lines and contracts, and every column and printed total comes to the same."""
        return (
            (len(reading.lines), len(reading.contracts)) == (self.lines, self.contracts)
            and tuple(sorted(map(_column, reading.amounts), key=repr)) == self.columns
            and reading.totals == self.totals
        )


def _column(column: AmountColumn) -> _Column:
    return (
        column.column,
        column.measure.value if column.measure else None,
        column.basis.value if column.basis else None,
        column.year.number if column.year else None,
        column.period.part if column.period else None,
        column.variant,
        int(column.counts),
        str(sum(value for value in column.values if not isinstance(value, Absent))),
    )


def how_read(saved: sqlite3.Connection, dataset: int) -> LostReading | None:
    """How an import had been read; None where damage took that too."""
    found = saved.execute(_ASKED, (dataset,)).fetchone()
    columns = saved.execute(_COLUMNS, (dataset,)).fetchall()
    try:
        return None if found is None else _made(found, columns)
    except (Garbled, TypeError, AttributeError):
        return None


_ASKED = """SELECT name, source, layout, totals, issues, lines, contracts,
document_type, institution, country, status, verdict, decisions
FROM datasets JOIN checks ON checks.dataset = datasets.id WHERE datasets.id = ?"""
_COLUMNS = "SELECT place, measure, basis, year, period, variant, counts, total FROM amount_columns WHERE dataset = ?"


def _made(found: tuple[object, ...], columns: list[_Column]) -> LostReading:
    name, source, layout, totals, issues, lines, contracts, *known, verdict, decisions = found
    document, institution, country, status = map(str, known)
    word, decided = serial.word(Verdict, str(verdict)), serial.loads(str(decisions))
    filing = Filing(document, institution, country, status, word, decided)
    return LostReading(
        str(name),
        str(source),
        serial.loads(str(layout)),
        filing,
        tuple(serial.loads(str(totals))),
        tuple(serial.loads(str(issues))),
        tuple(sorted(columns, key=repr)),
        int(str(lines)),
        int(str(contracts)),
    )
