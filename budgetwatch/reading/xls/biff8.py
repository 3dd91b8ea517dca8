"""Errors, bold cells, indents, hidden rows and columns and pending formulas of an .xls of 1995 or later.

Source: [MS-XLS] 2.4. BIFF5 has the same records with names of one byte a letter, no indent and no merged cells.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from budgetwatch.reading.extras.divided import divides, firsts
from budgetwatch.reading.extras.form import Styles
from budgetwatch.reading.extras.places import Place
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.xls.codes import code_page, error_text
from budgetwatch.reading.xls.records import BIFF5, BIFF8, Record, records, stream_of, version_of

_BOUND_SHEET, _FONT, _NUMBER_FORMAT, _XF, _CODE_PAGE = 0x0085, 0x0031, 0x041E, 0x00E0, 0x0042
_FORMULA, _BOOL_ERR, _ROW, _COL_INFO, _UNCALCED = 0x0006, 0x0205, 0x0208, 0x007D, 0x005E
_MUL_RK, _MUL_BLANK = 0x00BD, 0x00BE
_CELLS = frozenset({0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E, 0x0201, _FORMULA, _BOOL_ERR})
_NUMBERS = frozenset({0x0203, 0x027E, _FORMULA})
_BOLD_WEIGHT = 600
_ROW_IS_HIDDEN = 0x20
_NO_FONT_4 = 4


@dataclass(slots=True)
class _Sheet:
    """What has been met of one sheet."""

    errors: dict[Place, str] = field(default_factory=dict)
    styles: list[tuple[Place, int]] = field(default_factory=list)
    numbers: list[tuple[Place, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    zero_formulas: set[Place] = field(default_factory=set)
    uncalculated: bool = False


def xls_marks(content: bytes) -> Mapping[str, Marks] | None:
    """The marks of each sheet by name; None where the workbook is of another version or its records are cut short."""
    try:
        stream = stream_of(content)
        version = version_of(stream)
        if version not in {BIFF5, BIFF8}:
            return None
        globals_ = list(records(stream, 0))
        styles = _styles(globals_, indented=version == BIFF8)
        letters = None if version == BIFF8 else _letters(globals_)
        bounds = [body for kind, body in globals_ if kind == _BOUND_SHEET]
        return {_name(body, letters): _marks(stream, struct.unpack_from("<I", body)[0], styles) for body in bounds}
    except (struct.error, IndexError, OSError):
        return None


def _letters(globals_: list[Record]) -> str:
    """The encoding of a BIFF5 workbook's texts."""
    return next(
        (code_page(int.from_bytes(body[:2], "little")) for kind, body in globals_ if kind == _CODE_PAGE), "cp1252"
    )


def _name(bound: bytes, letters: str | None) -> str:
    if letters is not None:
        return bound[7 : 7 + bound[6]].decode(letters, "replace")
    wide = bound[7] & 1
    return bound[8 : 8 + bound[6] * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _styles(globals_: list[Record], *, indented: bool) -> Styles:
    weights = [struct.unpack_from("<H", body, 6)[0] for kind, body in globals_ if kind == _FONT]
    # Font number 4 exists in no file: the fifth font is number 5.
    bold_fonts = {n + (n >= _NO_FONT_4) for n, weight in enumerate(weights) if weight >= _BOLD_WEIGHT}
    dividing = {
        struct.unpack_from("<H", body)[0]
        for kind, body in globals_
        if kind == _NUMBER_FORMAT and divides(_format_code(body, wide=indented))
    }
    formats = list(enumerate(body for kind, body in globals_ if kind == _XF))
    return Styles(
        frozenset(n for n, body in formats if struct.unpack_from("<H", body)[0] in bold_fonts),
        {n: body[8] & 0x0F for n, body in formats if indented and len(body) > 8 and body[8] & 0x0F},
        frozenset(n for n, body in formats if struct.unpack_from("<H", body, 2)[0] in dividing),
    )


def _format_code(body: bytes, *, wide: bool) -> str:
    """The text of a number format: that of BIFF8 says how many bytes a letter takes."""
    if wide:
        return body[5:].decode("utf-16-le" if body[4] & 1 else "latin-1", "replace")
    return body[3:].decode("latin-1")


def _marks(stream: bytes, start: int, styles: Styles) -> Marks:
    sheet = _Sheet()
    for kind, body in records(stream, start):
        _take(sheet, kind, body)
    return replace(
        Marks(),
        errors=sheet.errors,
        bold=frozenset(place for place, style in sheet.styles if style in styles.bold),
        indents={place: styles.indents[style] for place, style in sheet.styles if style in styles.indents},
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=frozenset(sheet.hidden_columns),
        uncalculated=frozenset(sheet.zero_formulas if sheet.uncalculated else ()),
        divided=firsts(place for place, style in sheet.numbers if style in styles.divided),
    )


def _take(sheet: _Sheet, kind: int, body: bytes) -> None:
    if kind in _CELLS:
        row, column, style = struct.unpack_from("<HHH", body)
        place = (row + 1, column + 1)
        sheet.styles.append((place, style))
        if kind in _NUMBERS:
            sheet.numbers.append((place, style))
        if kind == _BOOL_ERR and body[7]:
            sheet.errors[place] = error_text(body[6])
        elif kind == _FORMULA:
            _take_formula(sheet, place, body[6:14])
    elif kind in {_MUL_RK, _MUL_BLANK}:
        several = list(_several(body, 6 if kind == _MUL_RK else 2))
        sheet.styles.extend(several)
        sheet.numbers.extend(several if kind == _MUL_RK else ())
    elif kind == _ROW and body[12] & _ROW_IS_HIDDEN:
        sheet.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
    elif kind == _COL_INFO and body[8] & 1:
        first, last = struct.unpack_from("<HH", body)
        sheet.hidden_columns.update(range(first + 1, min(last, 255) + 2))
    elif kind == _UNCALCED:
        sheet.uncalculated = True


def _take_formula(sheet: _Sheet, place: Place, result: bytes) -> None:
    if result[6:] == b"\xff\xff" and result[0] == 2:
        sheet.errors[place] = error_text(result[2])
    elif not any(result):
        sheet.zero_formulas.add(place)


def _several(body: bytes, size: int) -> Iterator[tuple[Place, int]]:
    """The places and styles of a record that holds neighbours: row, first column, one entry per cell, last column."""
    row, first = struct.unpack_from("<HH", body)
    for n in range((len(body) - 6) // size):
        yield (row + 1, first + n + 1), struct.unpack_from("<H", body, 4 + n * size)[0]
