"""Cells in error (`#REF!`), which calamine returns as blanks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from budgetwatch.reading.extras.places import Place, attribute, cells

_MARKS = (b't="e"', b"t='e'")
_TYPE = attribute("t")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)<")
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


def _text(sheet: bytes, start: int) -> str:
    close = sheet.find(b"</", sheet.find(b"</", start) + 2)
    found = _VALUE.search(sheet, start, close if close > 0 else len(sheet))
    return found[1].decode("utf-8", "replace").strip() if found and found[1].strip() else _UNNAMED
