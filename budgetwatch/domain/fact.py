"""What was read from a table: lines, amounts in columns beside them, and the printed totals checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from budgetwatch.domain.code import Code
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.issue import Issue
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.money import ZERO, Absent, Amount, Value
from budgetwatch.domain.record import Record
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.domain.year import Period, Year


class Line(NamedTuple):
    """One budget line: its row in the sheet, label, codes in several classifications, and its own year if it has one.

    A tuple and no dataclass: a large table makes 200,000 of them, in a fifth of the time.
    """

    row: int
    label: str
    codes: tuple[Code, ...] = ()
    year: Year | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """The amounts of one measure, one value per line in the order of `Reading.lines`.

    Values are mantissas at `Reading.exponent` or the reason why there is none. The `year` and `period` are those of
    the column; where None, those of each line hold. `column` is the place in the sheet, counted from 1.
    """

    column: int
    measure: Measure | None
    basis: Basis | None
    year: Year | None
    period: Period | None
    variant: str | None
    counts: bool
    values: tuple[int | Absent, ...]


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """A printed total against the sum of its lines; `stated` is None where the sheet prints none.

    `filter` names the subset that a partial total speaks of, `period` the part of the year of its column. `tolerance` is the rounding that n printed lines allow.
    """

    measure: Measure | None
    basis: Basis | None
    year: Year | None
    variant: str | None
    counts: bool
    lines_sum: Amount
    stated: Amount | None = None
    stated_cell: CellRef | None = None
    tolerance: Amount = ZERO
    filter: str | None = None
    period: Period | None = None

    @property
    def periods(self) -> tuple[str, ...]:
        """The part of the year, as a question to the dossier names it; none for a whole year."""
        return () if self.period is None else (self.period.part,)

    def times_ten(self, power: int) -> TotalCheck:
        """The same check in another unit: every amount times 10^power."""
        stated = None if self.stated is None else self.stated.times_ten(power)
        added, tolerance = self.lines_sum.times_ten(power), self.tolerance.times_ten(power)
        return replace(self, lines_sum=added, stated=stated, tolerance=tolerance)

    @property
    def gap(self) -> Amount | None:
        """Stated minus the sum of the lines."""
        return None if self.stated is None else self.stated - self.lines_sum

    @property
    def agrees(self) -> bool:
        """Whether no printed total contradicts the lines."""
        return self.gap is None or abs(self.gap) <= self.tolerance


@dataclass(frozen=True, slots=True)
class SubtotalCheck:
    """A printed subtotal against the lines of its own level; `rows` are the sheet rows of those lines."""

    cell: CellRef
    label: str
    stated: Amount
    lines_sum: Amount
    tolerance: Amount = ZERO
    rows: tuple[int, ...] = ()

    def times_ten(self, power: int) -> SubtotalCheck:
        """The same check in another unit: every amount times 10^power."""
        added, tolerance = self.lines_sum.times_ten(power), self.tolerance.times_ten(power)
        return replace(self, stated=self.stated.times_ten(power), lines_sum=added, tolerance=tolerance)

    @property
    def gap(self) -> Amount:
        """Stated minus the sum of the lines."""
        return self.stated - self.lines_sum

    @property
    def agrees(self) -> bool:
        """Whether the subtotal is the sum of its lines, rounding apart."""
        return abs(self.gap) <= self.tolerance


@dataclass(frozen=True, slots=True)
class Reading:
    """One table, read: every amount is `mantissa x 10^exponent` whole currency units.

    `records` are what another register holds, one per line in the order of `lines`.
    """

    layout: Layout
    exponent: int
    lines: tuple[Line, ...]
    amounts: tuple[AmountColumn, ...]
    totals: tuple[TotalCheck, ...]
    subtotals: tuple[SubtotalCheck, ...]
    contracts: tuple[Contract, ...] = ()
    issues: tuple[Issue, ...] = ()
    records: tuple[Record, ...] = ()

    def value(self, line: int, column: AmountColumn) -> Value:
        """The amount of one line, or why there is none."""
        value = column.values[line]
        return value if isinstance(value, Absent) else Amount(value, self.exponent)


class Verdict(StrEnum):
    """Whether the primary tables of a file may be imported as they are read."""

    READY = "ready"
    REVIEW = "review"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """A sheet's name and size, and whether it was hidden."""

    name: str
    rows: int
    columns: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is taken for, before anything is stored.

    `reasons` say why the verdict is not `ready`; `issues` are what was met in the file as a whole.
    """

    source: Source
    sheets: tuple[SheetSummary, ...]
    tables: tuple[Reading, ...]
    verdict: Verdict
    reasons: tuple[Issue, ...]
    issues: tuple[Issue, ...] = ()
