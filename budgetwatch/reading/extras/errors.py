"""Cells in error (`#REF!`), which calamine returns as blanks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from budgetwatch.reading.extras.places import Place, places_at

_MARK = re.compile(b"t=[\"']e[\"']")
_VALUE = re.compile(
    rb"[^<>]*>\s*(?:<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v(?:\s[^<>]*)?>\s*([^<]*?)\s*<"
)
_UNNAMED = "#ERROR!"


def errors_in(sheet: bytes) -> Mapping[Place, str]:
    """The text of every cell in error, by place."""
    marks = {sheet.rfind(b"<", 0, mark.start()): mark.end() for mark in _MARK.finditer(sheet)}
    return {place: _text(sheet, marks[start]) for start, place in places_at(sheet, marks).items()}


def _text(sheet: bytes, inside: int) -> str:
    """What the spreadsheet shows in the cell of that tag."""
    found = _VALUE.match(sheet, inside)
    return found[1].decode("utf-8", "replace") if found and found[1] else _UNNAMED
