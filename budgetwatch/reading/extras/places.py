"""Cells and rows in a sheet's XML: their places and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

Place = tuple[int, int]

_TAG = re.compile(rb"<(?:\w+:)?(row|c)((?:\s[^<>]*?)?)/?>")
_REFERENCE = re.compile(rb"\sr=[\"']([A-Z]{0,3})([0-9]{1,7})[\"']")


def _column_number(letters: bytes) -> int:
    """The number of a column counted from 1: `A` is 1, `AB` is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def attribute(name: str) -> re.Pattern[bytes]:
    """A pattern that finds the value of an attribute in the inside of a tag."""
    return re.compile(rb"\s" + name.encode() + rb"=[\"']([^\"'<>]*)[\"']")


def cells(sheet: bytes) -> Iterator[tuple[Place, bytes, int]]:
    """Each cell's place, the inside of its tag and where the tag ends; cells without reference follow the one before."""
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
        yield (row, column), tag[2], tag.end()
