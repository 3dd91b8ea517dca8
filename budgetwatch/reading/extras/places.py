"""Cells and rows in a sheet's XML: their places and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

Place = tuple[int, int]

_TAG = re.compile(rb"<(?:\w+:)?(row|c)((?:\s[^<>]*?)?)/?>")
_CELL = re.compile(rb"<(?:\w+:)?c((?:\s[^<>]*?)?)/?>")
_REFERENCE = re.compile(rb"\sr=[\"']([A-Z]{0,3})([0-9]{1,7})[\"']")


def attribute(name: str) -> re.Pattern[bytes]:
    """A pattern that finds the value of an attribute in the inside of a tag."""
    return re.compile(rb"\s" + name.encode() + rb"=[\"']([^\"'<>]*)[\"']")


def cells(sheet: bytes) -> Iterator[tuple[Place, bytes, int]]:
    """Each cell's place, the inside of its tag and where that begins; cells without reference follow the one before."""
    row = column = 0
    for tag in _TAG.finditer(sheet):
        found = _REFERENCE.search(tag[2])
        if tag[1] == b"row":
            row, column = (int(found[2]) if found else row + 1), 0
            continue
        if found and found[1]:
            row, column = int(found[2]), _column_number(found[1])
        else:
            column += 1
        yield (row, column), tag[2], tag.start()


def places_at(sheet: bytes, starts: Iterable[int]) -> Mapping[int, Place]:
    """The places of the cells among the tags that begin there; all cells are counted only where one has no reference."""
    tags = {start: tag for start in starts if (tag := _CELL.match(sheet, start))}
    own = {start: found for start, tag in tags.items() if (found := _own_place(tag[1]))}
    if len(own) == len(tags):
        return own
    return {start: place for place, _, start in cells(sheet) if start in tags}


def _own_place(inside: bytes) -> Place | None:
    found = _REFERENCE.search(inside)
    return (int(found[2]), _column_number(found[1])) if found and found[1] else None


def _column_number(letters: bytes) -> int:
    """The number of a column counted from 1: `A` is 1, `AB` is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
