"""Merged cells, errors and hidden rows of an .ods."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from budgetwatch.domain.source import Area
from budgetwatch.reading.extras.places import Place, attribute
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.safe_xml import tags_only

_TAG = re.compile(rb"<(?:table:)(table|table-row|table-cell|covered-table-cell)(\s[^<>]*?)?/?>")
_NAME = attribute("table:name")
_ROWS, _COLUMNS = attribute("table:number-rows-repeated"), attribute("table:number-columns-repeated")
_DOWN, _ACROSS = attribute("table:number-rows-spanned"), attribute("table:number-columns-spanned")
_HIDDEN = re.compile(rb"\stable:visibility=[\"'](?:collapse|filter)[\"']")
_ERROR = re.compile(rb"\scalcext:value-type=[\"']error[\"']")
_TEXT = re.compile(rb"\s*<text:p[^<>]*>([^<]*)<")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_HIDDEN = 100_000


@dataclass(slots=True)
class _Sheet:
    """What has been met of one sheet, and the place of its last cell."""

    merges: list[Area] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    first: int = 1
    next_row: int = 1
    column: int = 0


def ods_marks(content: bytes) -> Mapping[str, Marks]:
    """The marks of each sheet by name, from an .ods's `content.xml`."""
    content = tags_only(content)
    sheets: dict[str, _Sheet] = {}
    sheet = _Sheet()
    for tag in _TAG.finditer(content):
        kind, inside = tag[1], tag[2] or b""
        if kind == b"table":
            found = _NAME.search(inside)
            sheet = sheets.setdefault(html.unescape(found[1].decode("utf-8", "replace")) if found else "", _Sheet())
        elif kind == b"table-row":
            _begin_row(sheet, inside)
        else:
            _take_cell(sheet, inside, content, tag.end())
    return {
        name: Marks(errors=met.errors, merges=tuple(met.merges), hidden_rows=frozenset(met.hidden_rows))
        for name, met in sheets.items()
    }


def _begin_row(sheet: _Sheet, inside: bytes) -> None:
    times = _number(_ROWS, inside)
    sheet.first, sheet.next_row, sheet.column = sheet.next_row, sheet.next_row + times, 0
    if _HIDDEN.search(inside) and times <= _MOST_HIDDEN:
        sheet.hidden_rows.update(range(sheet.first, sheet.next_row))


def _take_cell(sheet: _Sheet, inside: bytes, content: bytes, end: int) -> None:
    left = sheet.column + 1
    sheet.column += _number(_COLUMNS, inside)
    down, across = _number(_DOWN, inside), _number(_ACROSS, inside)
    if down > 1 or across > 1:
        bottom, right = min(sheet.first + down - 1, _LAST_ROW), min(left + across - 1, _LAST_COLUMN)
        sheet.merges.append(Area(sheet.first, left, bottom, right))
    if _ERROR.search(inside):
        found = _TEXT.match(content, end)
        text = html.unescape(found[1].decode("utf-8", "replace")) if found and found[1] else "#ERROR!"
        sheet.errors[sheet.first, left] = text


def _number(name: re.Pattern[bytes], inside: bytes) -> int:
    found = name.search(inside)
    return int(found[1]) if found and found[1].isdigit() else 1
