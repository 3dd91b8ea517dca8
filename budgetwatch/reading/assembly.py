"""Sheets put together from the events of the reading process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from budgetwatch.domain.grid import CellValue, Grid
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import Area
from budgetwatch.jobs import Job
from budgetwatch.reading.events import Event
from budgetwatch.reading.gathering import Cells
from budgetwatch.reading.wire import unpack_runs

Arrived: TypeAlias = Callable[[int, Sequence[Sequence[CellValue]]], None]
"""Who looks at a sheet while it arrives: told its place among the sheets, and its columns so far."""


def nobody(_sheet: int, _columns: Sequence[Sequence[CellValue]]) -> None:
    """Nobody looks before the end."""


@dataclass(slots=True)
class Assembly:
    """The sheets met so far, the format, and the doubts as `(code, sheet)`."""

    job: Job
    arrived: Arrived = nobody
    format: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    grids: list[Grid] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    _cells: Cells = field(default_factory=Cells)
    _height: int = 0

    def take_all(self, events: Iterable[Event]) -> None:
        """Take every event in; stops with `Cancelled` when the job is."""
        for event in events:
            self._take(event)
        self._end_sheet()

    def _take(self, event: Event) -> None:
        match event:
            case ("format", format_, encoding, delimiter):
                self.format, self.encoding, self.delimiter = format_, encoding, delimiter
            case ("sheet", name, height, hidden):
                self._end_sheet()
                self._cells, self._height = Cells(), height
                self.grids.append(Grid(name, (), hidden=hidden))
            case ("rows" | "columns" as order, *packed):
                runs = unpack_runs(tuple(packed))
                self._cells.add_rows(runs) if order == "rows" else self._cells.add_columns(runs)
                self.arrived(len(self.grids) - 1, self._cells.columns())
                step = msg("Reading the sheet {sheet}", sheet=self.grids[-1].sheet)
                self.job.step(step, self._cells.height, self._height)
            case ("marks", merges, bold, indents, hidden_rows, hidden_columns, uncalculated, divided):
                self.grids[-1] = replace(
                    self.grids[-1],
                    merges=tuple(Area(*sides) for sides in merges),
                    bold=frozenset(bold),
                    indents=indents,
                    hidden_rows=frozenset(hidden_rows),
                    hidden_columns=frozenset(hidden_columns),
                    uncalculated=frozenset(uncalculated),
                    divided=divided,
                )
            case ("doubt", code):
                self.doubts.append((code, self.grids[-1].sheet))

    def _end_sheet(self) -> None:
        if self.grids:
            self.grids[-1] = replace(self.grids[-1], rows=self._cells.rows())
