"""Rates that a sheet prints beside its amounts: what they divide, and those that the amounts do not give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Role, RowKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.numbers import decide_form, parse_column
from budgetwatch.mapping.sheets import Sheet

Formula = Callable[[int, int], float]

_FORMULAS: tuple[Formula, ...] = (
    lambda top, bottom: top / bottom,
    lambda top, bottom: (top - bottom) / bottom,
    lambda top, bottom: (bottom - top) / bottom,
)
"""A part, a growth and a gap, each of one amount over another."""
_LOOKED_AT, _MOST = 40, 5_000
"""Rows that tell what a column divides, and rows that are checked."""
_LEAST = 5
"""Rows below which nothing can be told."""
_AGREE = 0.8
"""The share of the rows that must agree before the others are said to be wrong."""
_COLUMNS = 12
"""Amount columns beyond which a rate would fit some pair by chance."""
_LISTED = 50
_NOISE = 1e-9
_STATING = (RowKind.LINE, RowKind.SUBTOTAL, RowKind.TOTAL)


@dataclass(frozen=True, slots=True)
class _Rates:
    """A column of rates by row: each with half of its last printed digit."""

    column: Column
    values: dict[int, tuple[float, float]]


def wrong_rates(sha256: str, sheet: Sheet, reading: Reading, cells: Cells) -> Iterator[Issue]:
    """Every printed rate that its own amounts do not give, where the other rates of the column show what it divides.

    A rate is no amount: it stops no import. It is told because a claim of growth rests on it.
    """
    amounts = [column.column for column in reading.amounts]
    for column in reading.layout.columns:
        if column.role is Role.RATE and 1 < len(amounts) <= _COLUMNS:
            rates = _rates(sheet, reading, column)
            found = _rule(rates, amounts, cells)
            if found is not None:
                yield from _wrong(sha256, reading, rates, found, cells)


def _rates(sheet: Sheet, reading: Reading, column: Column) -> _Rates:
    stating = (row for row, kind in enumerate(reading.layout.rows, reading.layout.area.top) if kind in _STATING)
    rows = list(islice(stating, _MOST))
    written = sheet.cells(column.index, rows)
    read = parse_column(written, decide_form(value for value in written if isinstance(value, str)))
    unit = 10.0**-read.places
    values = {
        row: (value * unit, _half(cell))
        for row, value, cell in zip(rows, read.values, written, strict=True)
        if isinstance(value, int)
    }
    return _Rates(column, values)


def _half(cell: CellValue) -> float:
    """Half of the last digit that a cell prints; numbers of a spreadsheet are shown with one decimal of a percent."""
    if not isinstance(cell, str):
        return 0.0005 if isinstance(cell, float) and abs(cell) <= 10 else 0.05
    digits = cell.strip(" %\u00a0\u202f").replace(",", ".")
    return 0.5 * 10.0 ** -len(digits.rpartition(".")[2]) if "." in digits else 0.5


Rule = tuple[int, int, Formula, float]
"""The columns above and below the line, the formula, and what one printed unit is worth (1 or a hundredth)."""


def _rule(rates: _Rates, amounts: Sequence[int], cells: Cells) -> Rule | None:
    """What most of the rates of a column are, or None where no one rule explains them."""
    looked_at = list(rates.values)[:_LOOKED_AT]
    best, most = None, 0.0
    for top, bottom in permutations(amounts, 2):
        for formula in _FORMULAS:
            for worth in (1.0, 100.0):
                rule = (top, bottom, formula, worth)
                checked = [agrees for row in looked_at if (agrees := _agrees(rates, row, rule, cells)) is not None]
                share = sum(checked) / len(checked) if len(checked) >= _LEAST else 0.0
                if share > most:
                    best, most = rule, share
    return best if most >= _AGREE else None


def _agrees(rates: _Rates, row: int, rule: Rule, cells: Cells) -> bool | None:
    """Whether a row's rate is what its amounts give; None where one is missing."""
    given = _given(row, rule, cells)
    if given is None:
        return None
    printed, half = rates.values[row]
    return abs(printed - given) <= half * 1.1 + abs(given) * _NOISE


def _given(row: int, rule: Rule, cells: Cells) -> float | None:
    top, bottom, formula, worth = rule
    above, below = cells.at(row, top), cells.at(row, bottom)
    if not isinstance(above, int) or not isinstance(below, int) or not below:
        return None
    return formula(above, below) * worth


def _wrong(sha256: str, reading: Reading, rates: _Rates, rule: Rule, cells: Cells) -> Iterator[Issue]:
    wrong = [row for row in rates.values if _agrees(rates, row, rule, cells) is False]
    for row in wrong[:_LISTED]:
        given = _given(row, rule, cells)
        printed, half = rates.values[row]
        if given is not None and abs(given) < 1000 * rule[3]:
            decimals = max(0, len(f"{half:.6f}".rstrip("0").rpartition(".")[2]) - 1)
            yield Issue(
                "rate-disagrees",
                Severity.INFO,
                msg(
                    "The sheet prints the rate {printed}; its own amounts give {given}.",
                    printed=f"{printed:.{decimals}f}",
                    given=f"{given:.{decimals}f}",
                ),
                CellRef(sha256, reading.layout.sheet, row, rates.column.index),
            )
