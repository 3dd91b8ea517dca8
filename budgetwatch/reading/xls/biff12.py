"""Errors of an .xlsb.

Source: [MS-XLSB] 2.1.4 (records) and 2.4.
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator, Mapping

from budgetwatch.reading.archive import Archive
from budgetwatch.reading.extras.places import Place
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.safe_xml import parsed
from budgetwatch.reading.xls.codes import error_text

_ROW, _CELL_ERROR, _FORMULA_ERROR, _SHEET = 0, 3, 11, 156
_WORKBOOK, _RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"


def xlsb_marks(archive: Archive) -> Mapping[str, Marks]:
    """The errors of each sheet by its name; records cut short end the search."""
    if _RELATIONS not in archive:
        return {}
    targets = {node.get("Id", ""): node.get("Target", "") for node in parsed(archive.read(_RELATIONS))}
    parts = {
        name: posixpath.normpath(posixpath.join("xl", targets[key])).lstrip("/")
        for name, key in _sheets(archive.read(_WORKBOOK))
        if key in targets
    }
    return {name: Marks(errors=_errors(archive.read(part))) for name, part in parts.items() if part in archive}


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


def _errors(sheet: bytes) -> Mapping[Place, str]:
    errors: dict[Place, str] = {}
    row = 0
    for kind, start, end in _records(sheet):
        if kind == _ROW and end - start >= 4 and end <= len(sheet):
            row = struct.unpack_from("<I", sheet, start)[0] + 1
        elif kind in {_CELL_ERROR, _FORMULA_ERROR} and end - start >= 9 and end <= len(sheet):
            errors[row, struct.unpack_from("<I", sheet, start)[0] + 1] = error_text(sheet[start + 8])
    return errors
