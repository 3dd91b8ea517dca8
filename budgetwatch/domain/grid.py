"""A sheet as received: values and the few marks of form that help to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias, overload

from budgetwatch.domain.source import Area, Source


@dataclass(frozen=True, slots=True)
class CellError:
    """What a spreadsheet shows when a formula failed: `#REF!`, `#DIV/0!`. Never a blank."""

    text: str

    def __str__(self) -> str:
        return self.text


CellValue: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | CellError | None


class RowsByColumn(Sequence[tuple[CellValue, ...]]):
    """Rows of one length kept as columns, which long sheets are read by: a row is put together when it is asked for."""

    def __init__(self, columns: tuple[tuple[CellValue, ...], ...]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[tuple[CellValue, ...]]:
        return zip(*self.columns, strict=True)

    @overload
    def __getitem__(self, place: int) -> tuple[CellValue, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> list[tuple[CellValue, ...]]: ...
    def __getitem__(self, place: int | slice) -> tuple[CellValue, ...] | list[tuple[CellValue, ...]]:
        if isinstance(place, slice):
            return list(zip(*(column[place] for column in self.columns), strict=True))
        return tuple([column[place] for column in self.columns])


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. `rows[0][0]` is A1; rows may be ragged; places are otherwise counted from 1.

    The marks of form (`merges`, `bold`, `indents`, hidden rows and columns, formulas that were never
    calculated) are empty where the format has none or the sheet is too large to look. `divided` gives the columns that
    show numbers divided by a thousand or more, with the first such row.
    """

    sheet: str
    rows: Sequence[Sequence[CellValue]]
    hidden: bool = False
    merges: tuple[Area, ...] = ()
    bold: frozenset[tuple[int, int]] = frozenset()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    divided: Mapping[int, int] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Number of rows, empty ones included."""
        return len(self.rows)

    @property
    def size(self) -> int:
        """Number of cells, those left blank before the last one of a row included."""
        return self.height * self.width if isinstance(self.rows, RowsByColumn) else sum(map(len, self.rows))

    @property
    def width(self) -> int:
        """Number of columns of the widest row."""
        if isinstance(self.rows, RowsByColumn):
            return len(self.rows.columns)
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> CellValue:
        """The value at a place counted from 1; None outside the sheet."""
        if not (1 <= row <= len(self.rows)):
            return None
        if isinstance(self.rows, RowsByColumn):
            return self.rows.columns[column - 1][row - 1] if 1 <= column <= len(self.rows.columns) else None
        values = self.rows[row - 1]
        return values[column - 1] if 1 <= column <= len(values) else None

    def column(self, column: int) -> Sequence[CellValue]:
        """The values of a column counted from 1, one per row, top to bottom; None where a row is too short."""
        place = column - 1
        if isinstance(self.rows, RowsByColumn) and 0 <= place < len(self.rows.columns):
            return self.rows.columns[place]
        return [row[place] if len(row) > place else None for row in self.rows]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A received file, opened: where it came from and its sheets in order."""

    source: Source
    grids: tuple[Grid, ...]
