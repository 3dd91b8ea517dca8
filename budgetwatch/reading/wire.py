"""How cells travel from the reading process: `marshal` for plain values, a list of exceptions for the others.

Marshal is ten times faster than pickle and cannot call anything when it is read. Cells travel in runs, rows or columns
of a sheet: a whole column of texts, or of numbers, is looked at at once.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from sys import intern
from typing import Any

from budgetwatch.domain.grid import CellError, CellValue

_PLAIN: frozenset[type] = frozenset({str, int, float, bool, type(None)})
_MARSHAL_VERSION = 2  # later versions look for repeated objects, which takes twice as long
_MICROSECOND = timedelta(microseconds=1)
_AS_THEY_ARE, _WHOLE, _REPEATED = range(3)
_MOST_REPEATED = 2**16


def pack_runs(runs: Iterable[Sequence[Any]]) -> tuple[Any, ...]:
    """Runs of cells in marshal's types, then `(run, place, kind, value)` of each cell that it has no type for.

    Whole floats become integers, and empty texts None.
    """
    packed: list[tuple[Any, ...]] = []
    exceptions: list[tuple[Any, ...]] = []
    for number, run in enumerate(runs):
        kinds = set(map(type, run))
        if not kinds <= _PLAIN:
            exceptions += [(number, n, *_packed(value)) for n, value in enumerate(run) if type(value) not in _PLAIN]
            run = [value if type(value) in _PLAIN else None for value in run]  # noqa: PLW2901 - without the exceptions
        packed.append(_settled(run, kinds))
    return tuple(packed), tuple(exceptions)


def _settled(run: Sequence[Any], kinds: set[type]) -> tuple[Any, ...]:
    """How a run travels: whole numbers as machine floats, texts that repeat others as their places, the others as cells."""
    if kinds == {float} and all(map(float.is_integer, run)):
        return _WHOLE, array("d", run).tobytes()
    if kinds == {str} and "" not in (different := dict.fromkeys(run)):
        if 2 * len(different) > len(run) or len(different) > _MOST_REPEATED:
            return _AS_THEY_ARE, run
        places = dict(zip(different, range(len(different)), strict=True))
        return _REPEATED, tuple(different), array("H", map(places.__getitem__, run)).tobytes()
    return _AS_THEY_ARE, [
        (int(value) if value.is_integer() else value) if value.__class__ is float else (None if value == "" else value)
        for value in run
    ]


def _packed(value: object) -> tuple[str, Any]:
    match value:
        case datetime():
            return "datetime", value.isoformat()
        case date():
            return "date", value.isoformat()
        case time():
            return "time", value.isoformat()
        case timedelta():
            return "timedelta", value // _MICROSECOND
        case CellError(text=text):
            return "error", text
    return "text", str(value)


def _unpacked(kind: str, value: Any) -> CellValue:
    match kind:
        case "datetime":
            return datetime.fromisoformat(value)
        case "date":
            return date.fromisoformat(value)
        case "time":
            return time.fromisoformat(value)
        case "timedelta":
            return timedelta(microseconds=value)
        case "error":
            return CellError(value)
    return str(value)


def unpack_runs(packed: tuple[Any, ...]) -> Sequence[Sequence[CellValue]]:
    """The runs of a chunk, as they were before `pack_runs`."""
    settled, exceptions = packed
    runs = [_cells(*one) for one in settled]
    for number, place, kind, value in exceptions:
        runs[number][place] = _unpacked(kind, value)
    return runs


def _cells(how: int, content: Any, places: bytes = b"") -> Any:
    """The cells of a run; repeated texts are one object in all of a workbook, which later looks go faster over."""
    if how == _WHOLE:
        return list(map(int, array("d", content)))
    if how == _REPEATED:
        return list(map(tuple(map(intern, content)).__getitem__, array("H", places)))
    return content


def dumps(event: tuple[Any, ...]) -> bytes:
    """An event as bytes."""
    return marshal.dumps(event, _MARSHAL_VERSION)


def loads(message: bytes) -> tuple[Any, ...]:
    """The event that bytes hold."""
    event: tuple[Any, ...] = marshal.loads(message)  # noqa: S302 - our own child wrote it; marshal runs nothing
    return event
