"""Binary workbooks made in the test, record by record: .xls of 1995 in its container, and .xlsb."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from tests.reading.made import zipped

_SECTOR, _SMALLEST_STREAM = 512, 4096
_FREE, _END_OF_CHAIN, _ALLOCATION_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_BIFF5 = 0x0500
_WORKBOOK_TYPE = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of an .xls."""
    return struct.pack("<HH", kind, len(body)) + body


def label(row: int, column: int, text: str, style: int = 0) -> bytes:
    """A cell of text, counted from 0, in the letters of western Windows."""
    letters = text.encode("cp1252")
    return record(0x0204, struct.pack("<HHHH", row, column, style, len(letters)) + letters)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A cell that holds a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def error(row: int, column: int, code: int) -> bytes:
    """A cell in error."""
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def biff5(sheet: str, cells: Iterable[bytes], *, before: bytes = b"", after: bytes = b"") -> bytes:
    """An .xls of Excel 95 with one sheet, and records before and after its styles; its cell style 1 is bold."""
    fonts = b"".join(
        record(0x0031, struct.pack("<HHHHHBBBBB", 200, 0, 0x7FFF, weight, 0, 0, 0, 0, 0, 1) + b"A")
        for weight in (400, 400, 400, 400, 700)
    )
    styles = b"".join(record(0x00E0, struct.pack("<HHHBB", font, 0, 0, 0x20, 0) + b"\x0f" * 8) for font in (0, 5))
    name = sheet.encode("cp1252")
    head = record(0x0809, struct.pack("<HHHH", _BIFF5, 5, 0, 0)) + before
    head += record(0x0042, struct.pack("<H", 1252)) + fonts + styles + after
    place = len(head) + 4 + 7 + len(name) + 4
    head += record(0x0085, struct.pack("<IHB", place, 0, len(name)) + name) + record(0x000A)
    return ole("Book", head + record(0x0809, struct.pack("<HHHH", _BIFF5, 16, 0, 0)) + b"".join(cells) + record(0x000A))


def ole(name: str, stream: bytes) -> bytes:
    """A container of one stream. Source: [MS-CFB] 2."""
    stream = stream.ljust(max(_SMALLEST_STREAM, -len(stream) % _SECTOR + len(stream)), b"\0")
    sectors = len(stream) // _SECTOR
    chain = [_ALLOCATION_TABLE, _END_OF_CHAIN, *range(3, sectors + 2), _END_OF_CHAIN]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    root = _entry("Root Entry", 5, child=1, start=_END_OF_CHAIN, size=0)
    directory = (root + _entry(name, 2, child=_FREE, start=2, size=len(stream))).ljust(_SECTOR, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6xII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1)
    header += struct.pack("<IIIIIII", 1, 0, _SMALLEST_STREAM, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0)
    return header + struct.pack("<109I", 0, *[_FREE] * 108) + table + directory + stream


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    letters = f"{name}\0".encode("utf-16-le")
    sides = struct.pack("<BBIII", kind, 1, _FREE, _FREE, child)
    return (
        letters.ljust(64, b"\0") + struct.pack("<H", len(letters)) + sides + bytes(36) + struct.pack("<IQ", start, size)
    )


def record12(kind: int, body: bytes = b"") -> bytes:
    """One record of an .xlsb, whose kind and size are written seven bits at a time."""
    return _seven_bits(kind) + _seven_bits(len(body)) + body


def _seven_bits(value: int) -> bytes:
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])


def row12(row: int, *, hidden: bool = False) -> bytes:
    """Begins a row, counted from 0, of an .xlsb."""
    return record12(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def cell12(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    """A cell of an .xlsb."""
    return record12(kind, struct.pack("<II", column, style) + value)


def text12(text: str) -> bytes:
    """A text as an .xlsb writes it: its length, then its letters."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(rows: bytes, *, before: bytes = b"", after: bytes = b"", divided: bool = False) -> bytes:
    """An .xlsb whose only sheet, `Budget`, holds these rows; its cell style 1 is bold, its style 2 indented by two.

    With `divided`, its style 3 shows thousands.
    """
    fonts = b"".join(record12(43, struct.pack("<HHH", 220, 0, weight) + bytes(15)) for weight in (400, 700))
    thousands = record12(44, struct.pack("<H", 164) + text12("#,##0,")) if divided else b""
    forms = b"".join(
        record12(47, struct.pack("<HHHHHBBI", 0, format_, font, 0, 0, 0, indent, 0))
        for font, indent, format_ in ((0, 0, 0), (1, 0, 0), (0, 2, 0), (0, 0, 164))
    )
    sheet = record12(156, struct.pack("<II", 0, 1) + text12("rId1") + text12("Budget"))
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/xl/workbook.bin" ContentType="{_WORKBOOK_TYPE}"/></Types>',
            "_rels/.rels": f'<Relationships {_PACKAGE}><Relationship Id="r1" Type="{_RELATIONS}/officeDocument" '
            'Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": record12(131) + record12(143) + sheet + record12(144) + record12(132),
            "xl/_rels/workbook.bin.rels": f'<Relationships {_PACKAGE}><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/styles.bin": record12(278)
            + thousands
            + record12(611, struct.pack("<I", 2))
            + fonts
            + record12(612)
            + record12(617, struct.pack("<I", 3))
            + forms
            + record12(618)
            + record12(279),
            "xl/worksheets/sheet1.bin": record12(129)
            + record12(148, struct.pack("<4I", 0, 9, 0, 9))
            + before
            + record12(145)
            + rows
            + record12(146)
            + after
            + record12(130),
        }
    )
