"""What the reading process says, in order: plain tuples that cross a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from budgetwatch.reading import limits
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.wire import pack_runs

Event: TypeAlias = tuple[Any, ...]
OF_CELLS = frozenset({"rows", "columns"})
"""The names of the events that give cells."""


def format_event(format_: str, encoding: str | None = None, delimiter: str | None = None) -> Event:
    """Says what the file turned out to be."""
    return "format", format_, encoding, delimiter


def doubt_event(code: str) -> Event:
    """Says that something about the sheet begun last is doubtful."""
    return "doubt", code


def sheet_event(name: str, height: int, *, hidden: bool) -> Event:
    """Begins a sheet."""
    return "sheet", name, height, hidden


def marks_event(marks: Marks) -> Event:
    """Gives the marks of the sheet begun last."""
    return (
        "marks",
        tuple((area.top, area.left, area.bottom, area.right) for area in marks.merges),
        tuple(marks.bold),
        dict(marks.indents),
        tuple(marks.hidden_rows),
        tuple(marks.hidden_columns),
        tuple(marks.uncalculated),
        dict(marks.divided),
    )


def rows_event(rows: Sequence[Sequence[Any]]) -> Event:
    """Gives the next rows of the sheet begun last: as columns where all are of one length."""
    lengths = set(map(len, rows))
    if len(lengths) == 1 and 0 not in lengths:
        return "columns", *pack_runs(zip(*rows, strict=True))
    return "rows", *pack_runs(rows)


def chunks(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    """Rows by groups that are received without a pause anyone feels."""
    chunk: list[Sequence[Any]] = []
    cells = 0
    for row in rows:
        chunk.append(row)
        cells += len(row) + 1
        if cells >= limits.CHUNK_CELLS:
            yield chunk
            chunk, cells = [], 0
    if chunk:
        yield chunk
