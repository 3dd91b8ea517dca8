"""Hidden rows and columns."""

from __future__ import annotations

import re

from budgetwatch.reading.extras.places import attribute

_ROW = re.compile(rb"<(?:\w+:)?row(\s[^<>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col(\s[^<>]*)>")
_HIDDEN = re.compile(rb"\shidden=[\"'](?:1|true)[\"']")
_NUMBER, _FIRST, _LAST = attribute("r"), attribute("min"), attribute("max")
_WIDEST = 16_384


def hidden_rows_in(sheet: bytes) -> frozenset[int]:
    """The numbers of the hidden rows; a row without number follows the one before."""
    if b" hidden=" not in sheet:
        return frozenset()
    hidden, row = set(), 0
    for tag in _ROW.finditer(sheet):
        number = _NUMBER.search(tag[1])
        row = int(number[1]) if number and number[1].isdigit() else row + 1
        if _HIDDEN.search(tag[1]):
            hidden.add(row)
    return frozenset(hidden)


def hidden_columns_in(sheet: bytes) -> frozenset[int]:
    """The numbers of the hidden columns. They are declared before the rows."""
    hidden: set[int] = set()
    head = sheet[: sheet.find(b"sheetData")]
    for tag in _COLUMN.finditer(head):
        first, last = _FIRST.search(tag[1]), _LAST.search(tag[1])
        if len(hidden) == _WIDEST:
            break
        if _HIDDEN.search(tag[1]) and first and last and first[1].isdigit() and last[1].isdigit():
            hidden.update(range(int(first[1]), min(int(last[1]), _WIDEST) + 1))
    return frozenset(hidden)
