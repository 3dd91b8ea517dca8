"""What an import holds, as arrays: from the pieces packed beside its rows, else from the rows themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from budgetwatch.store import packed
from budgetwatch.store.arrays import counted, numbers
from budgetwatch.store.errors import Garbled
from budgetwatch.store.overlay import STATES

if TYPE_CHECKING:
    from budgetwatch.store.arrays import Numbers


@dataclass(frozen=True, slots=True)
class Run:
    """A dataset: its lines and its codes, each numbered in one run, and what holds for all of its amounts."""

    dataset: int
    first_line: int
    lines: int
    first_code: int
    codes: int
    exponent: int
    flow: str

    @property
    def line_bounds(self) -> tuple[int, int]:
        """The numbers of its first and last line."""
        return self.first_line, self.first_line + self.lines - 1

    @property
    def code_bounds(self) -> tuple[int, int]:
        """The numbers of its first and last code."""
        return self.first_code, self.first_code + self.codes - 1


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of an import in the order of their numbers: year is 0 where there is none, no periods where no line has one."""

    rows: Numbers
    years: Numbers
    labels: Collection[str]
    periods: Collection[str]


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of an import in the order of their numbers: a parent is 0 where there is none."""

    classifications: Collection[str]
    levels: Numbers
    codes: Collection[str]
    labels: Collection[str]
    parents: Numbers


_LINES = "FROM lines WHERE id BETWEEN ? AND ? ORDER BY id"
_PLACE_CODES = "FROM place_codes WHERE code BETWEEN ? AND ? ORDER BY code, place"
_PLACE_LINES = """FROM place_lines WHERE place BETWEEN (SELECT min(place) FROM place_codes WHERE code BETWEEN ?1 AND ?2)
AND (SELECT max(place) FROM place_codes WHERE code BETWEEN ?1 AND ?2) ORDER BY place, line"""
_PAIRS = (("code", _PLACE_CODES), ("place", _PLACE_CODES), ("place", _PLACE_LINES), ("line", _PLACE_LINES))


def lines(raw: sqlite3.Connection, run: Run) -> Lines:
    """The lines of an import; `Garbled` where there are not as many as it was given."""
    rows, years = (packed.numbers(raw, run.dataset, part) for part in (packed.ROWS, packed.YEARS))
    labels, periods = (packed.texts(raw, run.dataset, part) for part in (packed.LABELS, packed.PERIODS))
    if rows is None or years is None or labels is None or periods is None:
        return lines_of_rows(raw, run)
    if {len(rows), len(years), len(labels), len(periods) or run.lines} != {run.lines}:
        return lines_of_rows(raw, run)
    return Lines(rows, years, labels, periods)


def lines_of_rows(raw: sqlite3.Connection, run: Run) -> Lines:
    """The lines of an import, read row by row."""
    asked = "SELECT 1 FROM lines WHERE id BETWEEN ? AND ? AND period IS NOT NULL LIMIT 1"
    dated = raw.execute(asked, run.line_bounds).fetchone()
    return Lines(
        # Read first, and counted: what follows trusts the number of lines.
        numbers(raw, f"SELECT row AS n {_LINES}", run.line_bounds, run.lines),
        numbers(raw, f"SELECT coalesce(year, 0) AS n {_LINES}", run.line_bounds, run.lines),
        _texts(raw, f"SELECT label {_LINES}", run),
        _texts(raw, f"SELECT coalesce(period, '') {_LINES}", run) if dated else [],
    )


def _texts(raw: sqlite3.Connection, asked: str, run: Run) -> list[str]:
    found = list(chain.from_iterable(raw.execute(asked, run.line_bounds)))
    if not all(isinstance(one, str) for one in found):
        raise Garbled("a label is no text")
    return found


_CODES = (
    "SELECT id, classification, level, code, label, coalesce(parent, 0) FROM codes WHERE id BETWEEN ? AND ? ORDER BY id"
)


def codes(raw: sqlite3.Connection, run: Run) -> Codes:
    """The codes of an import; `Garbled` where there are not as many as it was given."""
    axes, printed, names = (
        packed.texts(raw, run.dataset, part) for part in (packed.AXES, packed.PRINTED, packed.NAMES)
    )
    levels, parents = (packed.numbers(raw, run.dataset, part) for part in (packed.LEVELS, packed.PARENTS))
    if axes is None or levels is None or printed is None or names is None or parents is None:
        return codes_of_rows(raw, run)
    if {len(part) for part in (axes, levels, printed, names, parents)} != {run.codes}:
        return codes_of_rows(raw, run)
    return Codes(axes, levels, printed, names, parents)


def codes_of_rows(raw: sqlite3.Connection, run: Run) -> Codes:
    """The codes of an import, read row by row."""
    import numpy as np

    rows = raw.execute(_CODES, run.code_bounds).fetchall()
    if len(rows) != run.codes:
        raise Garbled("a line has a code that is not kept")
    _, axes, levels, printed, names, parents = zip(*rows, strict=True) if rows else ((),) * 6
    if not all(isinstance(word, str) for word in chain(axes, printed, names)):
        raise Garbled("a code is no text")
    if not all(isinstance(number, int) for number in chain(levels, parents)):
        raise Garbled("the level of a code is no number")
    return Codes(axes, np.array(levels, dtype=np.int64), printed, names, np.array(parents, dtype=np.int64))


def line_codes(raw: sqlite3.Connection, run: Run) -> tuple[Numbers, Numbers]:
    """The numbers of each line with each of its codes, both ascending; `Garbled` where a code is none of the import."""
    import numpy as np

    parts = (packed.PLACES, packed.SIZES, packed.CODES)
    place, sizes, codes = (packed.numbers(raw, run.dataset, part) for part in parts)
    if place is None or sizes is None or codes is None or not _fit(run, place, sizes, codes):
        return line_codes_of_rows(raw, run)
    standing = np.flatnonzero(place >= 0)
    return _unrolled(counted(run.first_line, run.lines)[standing], place[standing], sizes, codes)


def _fit(run: Run, place: Numbers, sizes: Numbers, codes: Numbers) -> bool:
    """Whether these are the lines, places and codes of that import."""
    first, last = run.code_bounds
    whole = len(place) == run.lines and sizes.sum() == len(codes) and place.max(initial=-1) < len(sizes)
    return whole and first <= codes.min(initial=first) and codes.max(initial=first - 1) <= last


def _unrolled(line: Numbers, place: Numbers, sizes: Numbers, codes: Numbers) -> tuple[Numbers, Numbers]:
    """Each line with each code of its place; the codes of a place lie side by side."""
    import numpy as np

    many, first = sizes[place], (np.cumsum(sizes) - sizes)[place]
    at = np.repeat(first - (np.cumsum(many) - many), many)
    at += np.arange(len(at))
    return np.repeat(line, many), codes[at]


def line_codes_of_rows(raw: sqlite3.Connection, run: Run) -> tuple[Numbers, Numbers]:
    """The numbers of each line with each of its codes, read row by row."""
    import numpy as np

    code, above, place, line = (numbers(raw, f"SELECT {name} AS n {where}", run.code_bounds) for name, where in _PAIRS)
    by_place, by_line = np.argsort(above, kind="stable"), np.argsort(line, kind="stable")
    places, sizes = np.unique(above, return_counts=True)
    at = np.searchsorted(places, place[by_line])
    if not np.isin(place, places).all():
        raise Garbled("a line stands in a place without codes")
    first, last = run.code_bounds
    if not first <= code.min(initial=first) or not code.max(initial=first - 1) <= last:
        raise Garbled("a line has a code that is not kept")
    return _unrolled(line[by_line], at, sizes, code[by_place])


def amounts(raw: sqlite3.Connection, run: Run, column: int) -> tuple[Numbers, Numbers]:
    """The mantissas of an amount column, one per line, and why there is none, as places in `STATES`."""
    import numpy as np

    mantissas, states = (packed.numbers(raw, run.dataset, part(column)) for part in (packed.amounts, packed.states))
    if mantissas is None or states is None or {len(mantissas), len(states) or run.lines} != {run.lines}:
        return amounts_of_rows(raw, run, column)
    return mantissas, states if len(states) else np.zeros(run.lines, dtype=np.int8)


def amounts_of_rows(raw: sqlite3.Connection, run: Run, column: int) -> tuple[Numbers, Numbers]:
    """The mantissas of an amount column and why there is none, read row by row."""
    import numpy as np

    asked = "SELECT coalesce(amount, 0) AS n FROM facts WHERE amount_column = ? ORDER BY line"
    mantissas = numbers(raw, asked, (column,), run.lines)
    states = np.zeros(run.lines, dtype=np.int64)
    for line, state in raw.execute(
        "SELECT line, state FROM facts WHERE amount_column = ? AND amount IS NULL", (column,)
    ):
        if state not in STATES or not 0 <= line - run.first_line < run.lines:
            raise Garbled(f"line {line} has no amount and no known reason")
        states[line - run.first_line] = STATES.index(state)
    return mantissas, states
