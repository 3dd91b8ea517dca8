"""A sheet that is written cell by cell: values at their places, marks, and how many cells may still follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from budgetwatch.domain.source import Area
from budgetwatch.reading import limits
from budgetwatch.reading.events import Event, chunks, marks_event, rows_event, sheet_event
from budgetwatch.reading.extras.divided import firsts
from budgetwatch.reading.extras.places import Place
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.refusals import refusal

_ROWS, _COLUMNS = 1_048_576, 16_384  # a sheet of Excel
_NUMBER = re.compile(r"\s*[-+]?[0-9]{1,400}(?:\.[0-9]{0,400})?(?:[eE][-+]?[0-9]{1,3})?\s*")


def number(text: str) -> float:
    """The number that a program wrote as such, with a point and without separators.

    Raises:
        ValueError: it is written otherwise.
    """
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return float(text)


@dataclass
class Room:
    """How many cells all sheets of a file may still hold, empty ones at their left included."""

    cells: int = limits.CELLS

    def take(self, cells: int) -> None:
        """Take some of it.

        Raises:
            Unreadable: `too-many-cells` where there is no more.
        """
        self.cells -= cells
        if self.cells < 0:
            raise refusal("too-many-cells")


@dataclass
class Written:
    """One sheet as it is written."""

    name: str
    room: Room
    hidden: bool = False
    rows: list[list[Any]] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    bold: set[Place] = field(default_factory=set)
    indents: dict[Place, int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncalculated: set[Place] = field(default_factory=set)
    divided: list[Place] = field(default_factory=list)

    def put(self, row: int, column: int, value: object) -> None:
        """Set a value at a place counted from 1.

        Raises:
            Unreadable: `damaged` outside a sheet, `too-many-cells`.
        """
        if not (0 < row <= _ROWS and 0 < column <= _COLUMNS):
            raise refusal("damaged")
        self.room.take(max(0, row - len(self.rows)))
        self.rows.extend([] for _ in range(row - len(self.rows)))
        cells = self.rows[row - 1]
        self.room.take(max(0, column - len(cells)))
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = value

    def merge(self, area: Area) -> None:
        """Keep a merge; those of one cell say nothing."""
        if area.bottom > _ROWS or area.right > _COLUMNS:
            raise refusal("damaged")
        if (area.top, area.left) != (area.bottom, area.right):
            self.room.take(1)
            self.merges.append(area)

    def hide_columns(self, first: int, last: int) -> None:
        """Keep that columns are hidden, those beyond a sheet apart."""
        self.hidden_columns.update(range(max(first, 1), min(last, _COLUMNS) + 1))

    def events(self) -> Iterator[Event]:
        """The sheet, its rows and its marks."""
        yield sheet_event(self.name, len(self.rows), hidden=self.hidden)
        yield from (rows_event(chunk) for chunk in chunks(self.rows))
        yield marks_event(
            Marks(
                merges=tuple(self.merges),
                bold=frozenset(self.bold),
                indents=self.indents,
                hidden_rows=frozenset(self.hidden_rows),
                hidden_columns=frozenset(self.hidden_columns),
                uncalculated=frozenset(self.uncalculated),
                divided=firsts(self.divided),
            )
        )
