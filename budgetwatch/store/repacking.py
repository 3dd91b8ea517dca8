"""The pieces of an import made of its rows again, and whether those that are kept say the same as the rows."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.store import held, packed
from budgetwatch.store.held import Codes, Run

if TYPE_CHECKING:
    from budgetwatch.store.arrays import Numbers

_Read: TypeAlias = "Numbers | Collection[str]"
_NAMES = "SELECT name FROM datasets WHERE id = ?"
_RUNS = "SELECT id, first_line, lines, first_code, codes, exponent, flow FROM datasets ORDER BY id"
_COLUMNS = "SELECT id FROM amount_columns WHERE dataset = ?"


def pack_rows(raw: sqlite3.Connection) -> None:
    """Keep the pieces of every import, made of its rows."""
    for row in raw.execute(_RUNS).fetchall():
        run = Run(*row)
        _pack_lines(raw, run)
        _pack_codes(raw, run)
        line, code = held.line_codes_of_rows(raw, run)
        pairs = zip((line - run.first_line).tolist(), code.tolist(), strict=True)
        packed.keep_places(raw, run.dataset, *_places(run.lines, pairs))
        for (column,) in raw.execute(_COLUMNS, (run.dataset,)).fetchall():
            mantissas, states = held.amounts_of_rows(raw, run, column)
            packed.keep_numbers(raw, run.dataset, packed.amounts(column), mantissas.tolist())
            packed.keep_numbers(raw, run.dataset, packed.states(column), states.tolist())


def misread(raw: sqlite3.Connection) -> Iterator[str]:
    """The names of the tables of which frames read something else than their rows hold."""
    for row in raw.execute(_RUNS).fetchall():
        run = Run(*row)
        if not all(_same(read, rows) for read, rows in _both_readings(raw, run)):
            yield raw.execute(_NAMES, (run.dataset,)).fetchone()[0]


def _both_readings(raw: sqlite3.Connection, run: Run) -> Iterator[tuple[Sequence[_Read], Sequence[_Read]]]:
    """What the pieces give and what the rows give: of the lines, the codes, where lines stand, and each amount column."""
    read, rows = held.lines(raw, run), held.lines_of_rows(raw, run)
    yield (read.rows, read.years, read.labels, read.periods), (rows.rows, rows.years, rows.labels, rows.periods)
    yield _parts(held.codes(raw, run)), _parts(held.codes_of_rows(raw, run))
    yield held.line_codes(raw, run), held.line_codes_of_rows(raw, run)
    for (column,) in raw.execute(_COLUMNS, (run.dataset,)).fetchall():
        yield held.amounts(raw, run, column), held.amounts_of_rows(raw, run, column)


def _parts(codes: Codes) -> Sequence[_Read]:
    return codes.classifications, codes.levels, codes.codes, codes.labels, codes.parents


def _same(read: Sequence[_Read], rows: Sequence[_Read]) -> bool:
    import numpy as np

    return all(np.array_equal(list(one), list(other)) for one, other in zip(read, rows, strict=True))


def _pack_lines(raw: sqlite3.Connection, run: Run) -> None:
    lines = held.lines_of_rows(raw, run)
    packed.keep_numbers(raw, run.dataset, packed.ROWS, lines.rows.tolist())
    packed.keep_numbers(raw, run.dataset, packed.YEARS, lines.years.tolist())
    packed.keep_texts(raw, run.dataset, packed.LABELS, list(lines.labels))
    packed.keep_texts(raw, run.dataset, packed.PERIODS, list(lines.periods))


def _pack_codes(raw: sqlite3.Connection, run: Run) -> None:
    codes = held.codes_of_rows(raw, run)
    columns = codes.classifications, codes.levels.tolist(), codes.codes, codes.labels, codes.parents.tolist()
    packed.keep_codes(raw, run.dataset, list(zip(*columns, strict=True)))


def _places(lines: int, pairs: Iterable[tuple[int, int]]) -> tuple[list[int], list[tuple[int, ...]]]:
    """The place of every line, -1 where it has no code, and the codes of every place."""
    codes: dict[int, list[int]] = defaultdict(list)
    for line, code in pairs:
        codes[line].append(code)
    places: dict[tuple[int, ...], int] = {}
    standing = {line: places.setdefault(tuple(own), len(places)) for line, own in codes.items()}
    return [standing.get(line, -1) for line in range(lines)], list(places)
