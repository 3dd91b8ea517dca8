"""How the numbers of a table are written and read: a sample, the dashes, and what each unit would make of an amount."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from budgetwatch.domain.money import Absent, Amount
from ui.choices import SCALES
from ui.models.import_points import unproven_columns

if TYPE_CHECKING:
    from budgetwatch.domain.fact import Reading
    from budgetwatch.domain.grid import Grid

_LOOKED_AT = 200
_TOO_MUCH = 10**16
"""Currency units: above the yearly budget of any state in any currency."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A number as received and as it is read; `typed` where the spreadsheet holds a number and no text."""

    received: str
    printed: Amount
    typed: bool


def sample(reading: Reading, grid: Grid) -> Sample | None:
    """The longest number among the first lines, texts before typed numbers; None where there is none."""
    shift = len(str(reading.layout.unit.scale)) - 1
    unproven = unproven_columns(reading)
    best: Sample | None = None
    for column in reading.amounts:
        if unproven and column.column not in unproven:
            continue
        for line, value in islice(zip(reading.lines, column.values, strict=True), _LOOKED_AT):
            if isinstance(value, Absent) or not value:
                continue
            cell = grid.cell(line.row, column.column)
            found = Sample(str(cell), Amount(value, reading.exponent - shift), isinstance(cell, int | float))
            if best is None or _rank(found) > _rank(best):
                best = found
    return best


def _rank(found: Sample) -> tuple[bool, int]:
    return not found.typed, len(found.received)


def dashes(reading: Reading, proposed: Reading) -> int:
    """How many amounts are a printed dash, as the sheet alone is read."""
    counted = {one.column for one in reading.amounts if one.counts}
    return sum(one.values.count(Absent.NIL) for one in proposed.amounts if one.column in counted)


def plausible(amount: Amount, scale: int) -> tuple[tuple[int, Amount], ...]:
    """What an amount, read in units of `scale`, would be in each unit that a sheet may be printed in."""
    power = len(str(scale)) - 1
    return tuple((one, amount.times_ten(len(str(one)) - 1 - power)) for one in SCALES)


def is_plausible(whole: Amount) -> bool:
    """Whether a table may add up to so much: no state spends ten million billions a year."""
    return abs(whole.decimal) < _TOO_MUCH
