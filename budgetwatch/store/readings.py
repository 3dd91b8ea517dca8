"""An imported table as it was read, with the corrections of persons laid over its amounts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select

from budgetwatch.domain.code import Classification, Code
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.fact import Line
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.money import Absent, Amount, Value
from budgetwatch.domain.year import Period, Year
from budgetwatch.store import corrections, serial
from budgetwatch.store.connections import driver
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import datasets


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """The amounts of one column, one per line in order; `place` is the column of the sheet, counted from 1."""

    place: int
    measure: Measure | None
    basis: Basis | None
    year: int | None
    variant: str | None
    counts: bool
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class StoredTable:
    """The lines of an imported table in their order, and its columns of amounts."""

    lines: tuple[Line, ...]
    columns: tuple[StoredColumn, ...]


def stored(dossier: Dossier, dataset: int) -> StoredTable:
    """The lines and amounts of one dataset, visible or not; NotFound where there is none."""
    asked = select(datasets.c.first_line, datasets.c.lines, datasets.c.exponent).where(datasets.c.id == dataset)
    with dossier.reading() as connection:
        row = connection.execute(asked).one_or_none()
        if row is None:
            raise NotFound
        raw, overlay = driver(connection), corrections.values(connection)
        lines = tuple(_lines(raw, dataset, row.first_line, row.first_line + row.lines - 1))
        corrected = {(at, column): value for (of, at, column), value in overlay.items() if of == dataset}
        return StoredTable(lines, tuple(_columns(raw, dataset, row.exponent, lines, corrected)))


_LINES = "SELECT id, row, label, year, year_label, period FROM lines WHERE id BETWEEN ? AND ? ORDER BY id"
_CODES = "SELECT id, classification, level, code, label, parent FROM codes WHERE dataset = ? ORDER BY id"
_LINE_CODES = """SELECT line, code FROM place_codes JOIN place_lines USING (place)
WHERE code IN (SELECT id FROM codes WHERE dataset = ?) ORDER BY line, code"""
_COLUMNS = "SELECT id, place, measure, basis, year, variant, counts FROM amount_columns WHERE dataset = ? ORDER BY id"
_AMOUNTS = "SELECT amount, state FROM facts WHERE amount_column = ? ORDER BY line"


def _lines(raw: sqlite3.Connection, dataset: int, first: int, last: int) -> Iterator[Line]:
    codes = _codes(raw, dataset)
    pairs = groupby(raw.execute(_LINE_CODES, (dataset,)), key=lambda pair: int(pair[0]))
    of_line = {line: tuple(codes[code] for _, code in found) for line, found in pairs}
    for number, row, label, year, year_label, period in raw.execute(_LINES, (first, last)):
        printed = None if year is None else Year(year, year_label or "")
        yield Line(row, label, of_line.get(number, ()), printed, None if period is None else Period(period))


def _codes(raw: sqlite3.Connection, dataset: int) -> dict[int, Code]:
    codes: dict[int, Code] = {}
    for number, classification, level, code, label, parent in raw.execute(_CODES, (dataset,)):
        above = None if parent is None else codes[parent]
        codes[number] = Code(serial.word(Classification, classification), level, code, label, above)
    return codes


def _columns(
    raw: sqlite3.Connection,
    dataset: int,
    exponent: int,
    lines: tuple[Line, ...],
    corrected: dict[tuple[int, int], Value],
) -> Iterator[StoredColumn]:
    for number, place, measure, basis, year, variant, counts in raw.execute(_COLUMNS, (dataset,)).fetchall():
        kept = (_value(amount, state, exponent) for amount, state in raw.execute(_AMOUNTS, (number,)))
        values = tuple(corrected.get((line.row, place), value) for line, value in zip(lines, kept, strict=True))
        yield StoredColumn(
            place,
            None if measure is None else serial.word(Measure, measure),
            None if basis is None else serial.word(Basis, basis),
            year,
            variant,
            bool(counts),
            values,
        )


def _value(amount: int | None, state: str | None, exponent: int) -> Value:
    return Amount(amount, exponent) if amount is not None else serial.word(Absent, state or "")
