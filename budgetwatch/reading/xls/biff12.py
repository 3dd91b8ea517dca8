"""Errors, merged, bold and indented cells, hidden rows and columns of an .xlsb.

Source: [MS-XLSB] 2.1.4 (records) and 2.4.
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from budgetwatch.domain.source import Area
from budgetwatch.reading.archive import Archive
from budgetwatch.reading.extras.divided import divides, firsts
from budgetwatch.reading.extras.form import Styles
from budgetwatch.reading.extras.places import Place
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.safe_xml import parsed
from budgetwatch.reading.xls.codes import error_text

_ROW, _CELL_ERROR, _FORMULA_ERROR, _SHEET = 0, 3, 11, 156
_CELLS = frozenset({*range(1, 12), 62})
_COLUMNS, _MERGE = 60, 176
_FONT, _NUMBER_FORMAT, _FORMAT, _FORMATS_BEGIN, _FORMATS_END = 43, 44, 47, 617, 618
_NUMBERS = frozenset({2, 5, 9})
_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.bin", "xl/_rels/workbook.bin.rels", "xl/styles.bin"
_BOLD_WEIGHT = 600
_ROW_IS_HIDDEN, _COLUMN_IS_HIDDEN = 0x10, 0x01
_LAST_COLUMN = 16_384
_MOST_MERGES = 200_000


@dataclass(slots=True)
class _Sheet:
    """What has been met of one sheet, and the row of its last cell."""

    styles: Styles
    errors: dict[Place, str] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    bold: set[Place] = field(default_factory=set)
    indents: dict[Place, int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    divided: list[Place] = field(default_factory=list)
    row: int = 0


def xlsb_marks(archive: Archive) -> Mapping[str, Marks]:
    """The marks of each sheet by its name; records cut short are passed over."""
    if _RELATIONS not in archive:
        return {}
    targets = {node.get("Id", ""): node.get("Target", "") for node in parsed(archive.read(_RELATIONS))}
    parts = {
        name: posixpath.normpath(posixpath.join("xl", targets[key])).lstrip("/")
        for name, key in _sheets(archive.read(_WORKBOOK))
        if key in targets
    }
    styles = _styles(archive.read(_STYLES)) if _STYLES in archive else Styles()
    return {name: _marks(archive.read(part), styles) for name, part in parts.items() if part in archive}


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Each record's kind, and where its body begins and ends."""
    place = 0
    while place < len(part):
        kind, place = _number(part, place, 2)
        size, place = _number(part, place, 4)
        yield kind, place, place + size
        place += size


def _number(part: bytes, place: int, longest: int) -> tuple[int, int]:
    """A number written seven bits at a time, least significant first, and where it ends."""
    number = 0
    for n, byte in enumerate(part[place : place + longest]):
        number |= (byte & 0x7F) << 7 * n
        if not byte & 0x80:
            return number, place + n + 1
    return number, place + longest


def _sheets(workbook: bytes) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the relation that leads to its part."""
    for kind, start, end in _records(workbook):
        if kind == _SHEET:
            key, place = _text(workbook[:end], start + 8)
            yield _text(workbook[:end], place)[0], key


def _text(part: bytes, place: int) -> tuple[str, int]:
    if place + 4 > len(part):
        return "", len(part)
    end = place + 4 + 2 * struct.unpack_from("<I", part, place)[0]
    return part[place + 4 : end].decode("utf-16-le", "replace"), end


def _styles(part: bytes) -> Styles:
    bold_fonts: set[int] = set()
    bold: set[int] = set()
    indents: dict[int, int] = {}
    dividing = {
        struct.unpack_from("<H", part, start)[0]
        for kind, start, end in _records(part)
        if kind == _NUMBER_FORMAT and start + 6 <= min(end, len(part)) and divides(_text(part[:end], start + 2)[0])
    }
    numbered: list[int] = []
    fonts = formats = 0
    inside = False
    for kind, start, end in _records(part):
        if kind in {_FORMATS_BEGIN, _FORMATS_END}:
            inside = kind == _FORMATS_BEGIN
        elif kind == _FONT and start + 6 <= min(end, len(part)):
            if struct.unpack_from("<H", part, start + 4)[0] >= _BOLD_WEIGHT:
                bold_fonts.add(fonts)
            fonts += 1
        elif kind == _FORMAT and inside and start + 12 <= min(end, len(part)):
            numbered.append(struct.unpack_from("<H", part, start + 2)[0])
            if struct.unpack_from("<H", part, start + 4)[0] in bold_fonts:
                bold.add(formats)
            if part[start + 11]:
                indents[formats] = part[start + 11]
            formats += 1
    return Styles(frozenset(bold), indents, frozenset(n for n, format_ in enumerate(numbered) if format_ in dividing))


def _marks(part: bytes, styles: Styles) -> Marks:
    sheet = _Sheet(styles)
    for kind, start, end in _records(part):
        if end <= len(part):
            _take(sheet, kind, part[start:end])
    return Marks(
        errors=sheet.errors,
        merges=tuple(sheet.merges),
        bold=frozenset(sheet.bold),
        indents=sheet.indents,
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=frozenset(sheet.hidden_columns),
        divided=firsts(sheet.divided),
    )


def _take(sheet: _Sheet, kind: int, body: bytes) -> None:
    if kind in _CELLS and len(body) >= 8:
        _take_cell(sheet, kind, body)
    elif kind == _ROW and len(body) >= 4:
        sheet.row = struct.unpack_from("<I", body)[0] + 1
        if len(body) >= 12 and body[11] & _ROW_IS_HIDDEN:
            sheet.hidden_rows.add(sheet.row)
    elif kind == _COLUMNS and len(body) >= 18 and body[16] & _COLUMN_IS_HIDDEN:
        first, last = struct.unpack_from("<II", body)
        sheet.hidden_columns.update(range(first + 1, min(last + 1, _LAST_COLUMN) + 1))
    elif kind == _MERGE and len(body) >= 16 and len(sheet.merges) < _MOST_MERGES:
        top, bottom, left, right = struct.unpack_from("<4I", body)
        sheet.merges.append(Area(top + 1, left + 1, bottom + 1, right + 1))


def _take_cell(sheet: _Sheet, kind: int, body: bytes) -> None:
    place = (sheet.row, struct.unpack_from("<I", body)[0] + 1)
    style = int.from_bytes(body[4:7], "little")
    if style in sheet.styles.bold:
        sheet.bold.add(place)
    if style in sheet.styles.indents:
        sheet.indents[place] = sheet.styles.indents[style]
    if kind in _NUMBERS and style in sheet.styles.divided:
        sheet.divided.append(place)
    if kind in {_CELL_ERROR, _FORMULA_ERROR} and len(body) >= 9:
        sheet.errors[place] = error_text(body[8])
