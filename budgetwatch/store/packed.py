"""The lines, codes, places and amounts of an import in one piece each, beside its rows.

A frame takes them in one look each instead of a row at a time. They are written with the rows, which never change, and
are only a quicker way to read them: a piece that is not there, or not as it was written, is made of the rows again.
"""

from __future__ import annotations

import sqlite3
import sys
import zlib
from array import array
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.domain.money import Absent
from budgetwatch.store.overlay import STATES

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

ROWS, YEARS, LABELS, PERIODS = "rows", "years", "labels", "periods"
PLACES, SIZES, CODES = "places", "sizes", "codes"
"""The place of each line (-1 none), how many codes each place has, and the numbers of these codes."""
AXES, LEVELS, PRINTED, NAMES, PARENTS = "classifications", "levels", "printed codes", "names", "parents"
"""Of each code its classification and level, what is printed for it, and the number of the one above (0 none)."""
CodeRow: TypeAlias = tuple[str, int, str, str, int | None]
"""A code: its classification, level, what is printed for it and beside it, and the number of the one above."""
_TEXT = "text"
_ORDER = "<" if sys.byteorder == "little" else ">"
_SMALLER = ("h", "i")
_KINDS = frozenset(f"{order}i{size}" for order in "<>" for size in (2, 4, 8))
_END = "\0"
_KEEP = "INSERT INTO packed (dataset, part, kind, crc, content) VALUES (?, ?, ?, ?, ?)"
_FIND = "SELECT kind, crc, content FROM packed WHERE dataset = ? AND part = ?"


def amounts(column: int) -> str:
    """The name of the piece that holds the mantissas of an amount column, 0 where there is no amount."""
    return f"amounts {column}"


def states(column: int) -> str:
    """The name of the piece that says why cells of a column have no amount, as places in `STATES`; empty where all have."""
    return f"states {column}"


# -- writing


def keep_lines(
    raw: sqlite3.Connection,
    dataset: int,
    row: Sequence[int],
    label: Sequence[str],
    year: Sequence[int | None],
    period: Sequence[str | None],
    **_words: Sequence[str | None],
) -> None:
    """Keep the rows, labels, years and periods of the lines of an import."""
    keep_numbers(raw, dataset, ROWS, row)
    keep_numbers(raw, dataset, YEARS, [number or 0 for number in year])
    keep_texts(raw, dataset, LABELS, label)
    keep_texts(raw, dataset, PERIODS, [part or "" for part in period] if any(period) else [])


def keep_codes(raw: sqlite3.Connection, dataset: int, codes: Sequence[CodeRow]) -> None:
    """Keep the codes of an import."""
    axes, levels, printed, names, parents = zip(*codes, strict=True) if codes else ((),) * 5
    keep_texts(raw, dataset, AXES, axes)
    keep_numbers(raw, dataset, LEVELS, levels)
    keep_texts(raw, dataset, PRINTED, printed)
    keep_texts(raw, dataset, NAMES, names)
    keep_numbers(raw, dataset, PARENTS, [parent or 0 for parent in parents])


def keep_places(raw: sqlite3.Connection, dataset: int, of_lines: Sequence[int], codes: Sequence[Sequence[int]]) -> None:
    """Keep the place of every line, and the numbers of the codes of every place."""
    keep_numbers(raw, dataset, PLACES, of_lines)
    keep_numbers(raw, dataset, SIZES, list(map(len, codes)))
    keep_numbers(raw, dataset, CODES, list(chain.from_iterable(codes)))


def keep_amounts(raw: sqlite3.Connection, dataset: int, column: int, values: Sequence[int | Absent]) -> bool:
    """Keep the amounts of a column, and why some cells have none; whether all have one.

    Raises:
        OverflowError: an amount needs more than 64 bits.
    """
    try:
        keep_numbers(raw, dataset, amounts(column), values)  # type: ignore[arg-type] # what is no number is told
    except TypeError:
        mantissas = [0 if isinstance(one, Absent) else one for one in values]
        keep_numbers(raw, dataset, amounts(column), mantissas)
        keep_numbers(raw, dataset, states(column), list(map(_state, values)))
        return False
    keep_numbers(raw, dataset, states(column), [])
    return True


def _state(value: int | Absent) -> int:
    return STATES.index(value.value) if isinstance(value, Absent) else 0


def keep_numbers(raw: sqlite3.Connection, dataset: int, part: str, values: Sequence[int]) -> None:
    """Keep whole numbers in the smallest size that takes them all."""
    kept = _smallest(values)
    _keep(raw, dataset, part, f"{_ORDER}i{kept.itemsize}", kept.tobytes())


def _smallest(values: Sequence[int]) -> array[int]:
    for size in _SMALLER:
        try:
            return array(size, values)
        except OverflowError:
            continue
    return array("q", values)


def keep_texts(raw: sqlite3.Connection, dataset: int, part: str, texts: Sequence[str]) -> None:
    """Keep texts one after the other, each with its end."""
    _keep(raw, dataset, part, _TEXT, _END.join([*texts, ""]).encode())


def _keep(raw: sqlite3.Connection, dataset: int, part: str, kind: str, content: bytes) -> None:
    raw.execute(_KEEP, (dataset, part, kind, zlib.crc32(content), content))


# -- reading


def numbers(raw: sqlite3.Connection, dataset: int, part: str) -> Numbers | None:
    """The numbers of a piece in the size in which it keeps them; None where it is not there or not as it was written."""
    import numpy as np

    kind, content = _found(raw, dataset, part)
    if kind not in _KINDS or len(content) % np.dtype(kind).itemsize:
        return None
    return np.frombuffer(content, dtype=kind)


class Texts(Collection[str]):
    """Texts as they lie in a piece, taken apart where they are asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __len__(self) -> int:
        return self._content.count(_END.encode())

    def __iter__(self) -> Iterator[str]:
        return iter(self._content.decode(errors="replace").split(_END)[:-1])

    def __contains__(self, text: object) -> bool:
        return text in list(self)


def texts(raw: sqlite3.Connection, dataset: int, part: str) -> Texts | None:
    """The texts of a piece; None where it is not there or not as it was written."""
    kind, content = _found(raw, dataset, part)
    return Texts(content) if kind == _TEXT else None


def _found(raw: sqlite3.Connection, dataset: int, part: str) -> tuple[str, bytes]:
    found = raw.execute(_FIND, (dataset, part)).fetchone()
    if not found or not isinstance(found[2], bytes) or zlib.crc32(found[2]) != found[1]:
        return "", b""
    return found[0], found[2]
