"""The parts of a year as documents give them, and the pace at which a year was spent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.comparison import Break
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Basis, Measure

MONTHS_OF_YEAR = frozenset(range(1, 13))
_LONG = {"M": 1, "Q": 3, "S": 6}


class Counting(StrEnum):
    """Whether the parts of a year add up, or each holds those before it. What nothing shows is unsure."""

    FLOWS = "flows"
    CUMULATED = "cumulated"
    UNSURE = "unsure"


def months_of(part: str) -> frozenset[int]:
    """The months that a part of a year holds: 4 to 6 for `Q2`, 1 to 6 for `C06`; none for what is no part."""
    letter, digits = part[:1], part[1:]
    if not digits.isdecimal():
        return frozenset()
    number = int(digits)
    if letter == "C":
        return frozenset(range(1, number + 1)) & MONTHS_OF_YEAR
    long = _LONG.get(letter, 0)
    return frozenset(range((number - 1) * long + 1, number * long + 1)) & MONTHS_OF_YEAR


@dataclass(frozen=True, slots=True)
class YearParts:
    """A stage of a year that a table gives by parts of the year.

    `counted` are the parts that make up its figure, `months` those that they hold; `evidence` is a stable word for what
    shows how they count: header, total, falls, credits, person, or nothing.
    """

    dataset: int
    year: int
    measure: Measure
    basis: Basis | None
    parts: tuple[str, ...]
    counting: Counting
    evidence: str
    counted: tuple[str, ...]
    months: frozenset[int]

    @property
    def missing(self) -> tuple[int, ...]:
        """The months of the year that no part holds."""
        return tuple(sorted(MONTHS_OF_YEAR - self.months))


@dataclass(frozen=True, slots=True)
class PaceRow:
    """One place, year and stage at the pace of its months or quarters.

    `parts` are their amounts (of the month or quarter alone, whatever the document cumulates), `whole` the year's,
    `share` the part of the year that its end took, by `months` 1 or 3, and `usual` that of the other years together.
    """

    key: str
    code: str
    label: str
    year: int
    stage: Measure
    parts: Mapping[str, Figure]
    whole: Figure
    end: Figure
    share: Figure | None
    usual: Figure | None
    months: int
    table: str


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace of every place and year whose parts are complete, the totals, and why others are not here."""

    rows: tuple[PaceRow, ...]
    totals: tuple[PaceRow, ...]
    tables: tuple[YearParts, ...]
    names: Mapping[int, str]
    currency: str | None
    notes: tuple[Break, ...] = ()
