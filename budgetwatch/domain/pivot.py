"""A budget cut by fields of one's choice: places, lines, years and stages, down the side and across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import Break
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.money import Absent
from budgetwatch.domain.perimeter import Perimeter


class FieldKind(StrEnum):
    """What a field tells apart."""

    PLACE = "place"
    LINE = "line"
    YEAR = "year"
    STAGE = "measure"


@dataclass(frozen=True, slots=True)
class PivotField:
    """One field: a level of a classification, the line, the year or the stage."""

    kind: FieldKind
    classification: Classification | None = None
    level: int = 0

    def __str__(self) -> str:
        return f"{self.classification}:{self.level}" if self.kind is FieldKind.PLACE else self.kind.value


YEARS, STAGES, LINES = (PivotField(kind) for kind in (FieldKind.YEAR, FieldKind.STAGE, FieldKind.LINE))


def level_of(classification: Classification, level: int) -> PivotField:
    """The field of a level of a classification."""
    return PivotField(FieldKind.PLACE, classification, level)


@dataclass(frozen=True, slots=True)
class PivotQuery:
    """The fields down the side and across, each in the order of nesting; none may stand twice.

    `measure` is the one stage that amounts are taken of where no field tells stages apart. Empty `years` means all;
    `basis`, `prices` and `perimeter` are those of a `CompareQuery`.
    """

    rows: tuple[PivotField, ...]
    columns: tuple[PivotField, ...] = ()
    measure: Measure | None = None
    years: tuple[int, ...] = ()
    basis: Basis | None = None
    prices: int | None = None
    perimeter: Perimeter | None = None

    @property
    def fields(self) -> tuple[PivotField, ...]:
        """All fields, those of the rows first."""
        return (*self.rows, *self.columns)

    def without(self, field: PivotField) -> PivotQuery:
        """The same without a field."""
        rows, columns = (tuple(one for one in well if one != field) for well in (self.rows, self.columns))
        return replace(self, rows=rows, columns=columns)


@dataclass(frozen=True, slots=True)
class Member:
    """One value of a field. `rest` gathers the lines that lack the field; `whole` stands for all values together."""

    field: PivotField
    key: str
    code: str = ""
    label: str = ""
    rest: bool = False
    whole: bool = False


Path: TypeAlias = tuple[Member, ...]
"""The values that lead to a row or a column, the outermost first."""


@dataclass(frozen=True, slots=True)
class PivotRow:
    """One row: its figures, one a column, and the rows below it.

    A column gives a figure, why there is none, or None where no document has a cell for it. `unknown` are the columns
    for which some cell has no known amount.
    """

    path: Path
    cells: tuple[Figure | Absent | None, ...]
    children: Sequence[PivotRow] = ()
    unknown: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Pivot:
    """Rows under rows, the columns they share, and the total of all lines. One currency throughout."""

    query: PivotQuery
    currency: str | None
    columns: tuple[Path, ...]
    rows: Sequence[PivotRow]
    total: PivotRow
    breaks: tuple[Break, ...] = ()
    notes: tuple[Break, ...] = ()
