"""Cells in error (`#REF!`), which calamine returns as blanks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from budgetwatch.reading.extras.places import Place, attribute, cells

_MARKS = (b't="e"', b"t='e'")
_TYPE = attribute("t")
_VALUE = re.compile(
    rb"\s*(?:<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v(?:\s[^<>]*)?>\s*([^<]*?)\s*<"
)
_UNNAMED = "#ERROR!"


def errors_in(sheet: bytes) -> Mapping[Place, str]:
    """The text of every cell in error, by place."""
    if not any(mark in sheet for mark in _MARKS):
        return {}
    return {
        place: _text(sheet, end)
        for place, inside, end in cells(sheet)
        if (kind := _TYPE.search(inside)) and kind[1] == b"e"
    }


def _text(sheet: bytes, end: int) -> str:
    """What the spreadsheet shows in the cell whose tag ends there."""
    found = _VALUE.match(sheet, end)
    return found[1].decode("utf-8", "replace") if found and found[1] else _UNNAMED
