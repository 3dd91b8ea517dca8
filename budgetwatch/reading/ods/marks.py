"""Merged, failed, uncalculated and hidden cells of an .ods, bold ones and indents."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from budgetwatch.domain.source import Area
from budgetwatch.reading import limits
from budgetwatch.reading.extras.divided import firsts
from budgetwatch.reading.extras.places import Place, attribute
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.ods.form import CellStyles
from budgetwatch.reading.safe_xml import tags_only

_TAG = re.compile(rb"<(?:table:)(table|table-column|table-row|table-cell|covered-table-cell)(\s[^<>]*?)?(/?)>")
_NAME = attribute("table:name")
_ROWS, _COLUMNS = attribute("table:number-rows-repeated"), attribute("table:number-columns-repeated")
_DOWN, _ACROSS = attribute("table:number-rows-spanned"), attribute("table:number-columns-spanned")
_STYLE, _DEFAULT_STYLE = attribute("table:style-name"), attribute("table:default-cell-style-name")
_HIDDEN = re.compile(rb"\stable:visibility=[\"'](?:collapse|filter)[\"']")
_ERROR = re.compile(rb"\scalcext:value-type=[\"']error[\"']")
_AMOUNT = re.compile(rb"\soffice:value-type=[\"'](?:float|currency)[\"']")
_VALUE = re.compile(rb"\s(?:office:|calcext:)?value-type=")
_TEXT = re.compile(rb"\s*<text:p[^<>]*>([^<]*)<")
_SHOWN_ERROR = re.compile(rb"\s*<text:p[^<>]*>\s*(?:#[A-Z/0-9]{1,12}[!?]?|#N/A|Err:[0-9]{3})\s*<")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_HIDDEN = 100_000
_MOST_REPEATED = 100_000


@dataclass(slots=True)
class _Sheet:
    """What has been met of one sheet, and the place of its last cell."""

    merges: list[Area] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    uncalculated: set[Place] = field(default_factory=set)
    bold: set[Place] = field(default_factory=set)
    indents: dict[Place, int] = field(default_factory=dict)
    divided: list[Place] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    column_styles: list[tuple[int, bytes]] = field(default_factory=list)
    row_style: bytes = b""
    first: int = 1
    next_row: int = 1
    column: int = 0


def ods_marks(content: bytes, styles: CellStyles) -> Mapping[str, Marks]:
    """The marks of each sheet by name.

    Args:
        content: an .ods's `content.xml`.
        styles: its bold and indented cell styles.
    """
    content = tags_only(content)
    large = content.count(b"<table:table-cell") > limits.CELLS_WITH_FORM
    sheets: dict[str, _Sheet] = {}
    sheet = _Sheet()
    for tag in _TAG.finditer(content):
        kind, inside = tag[1], tag[2] or b""
        if kind == b"table":
            found = _NAME.search(inside)
            sheet = sheets.setdefault(html.unescape(found[1].decode("utf-8", "replace")) if found else "", _Sheet())
        elif kind == b"table-column":
            _take_columns(sheet, inside)
        elif kind == b"table-row":
            _begin_row(sheet, inside)
        else:
            left = _take_cell(sheet, inside, content, tag.end())
            if styles and not large and not tag[3]:
                _take_form(sheet, left, inside, styles)
    return {name: _marks(met, form_skipped=large and bool(styles)) for name, met in sheets.items()}


def _marks(met: _Sheet, *, form_skipped: bool) -> Marks:
    return Marks(
        errors=met.errors,
        merges=tuple(met.merges),
        bold=frozenset(met.bold),
        indents=met.indents,
        hidden_rows=frozenset(met.hidden_rows),
        hidden_columns=frozenset(met.hidden_columns),
        uncalculated=frozenset(met.uncalculated),
        form_skipped=form_skipped,
        divided=firsts(met.divided),
    )


def _take_columns(sheet: _Sheet, inside: bytes) -> None:
    """Columns come before the rows: the running column counts them too."""
    left, times = sheet.column + 1, _number(_COLUMNS, inside)
    sheet.column = min(sheet.column + times, _LAST_COLUMN)
    if _HIDDEN.search(inside):
        sheet.hidden_columns.update(range(left, sheet.column + 1))
    sheet.column_styles.append((sheet.column, _style(_DEFAULT_STYLE, inside)))


def _begin_row(sheet: _Sheet, inside: bytes) -> None:
    times = _number(_ROWS, inside)
    sheet.first, sheet.next_row, sheet.column = sheet.next_row, sheet.next_row + times, 0
    sheet.row_style = _style(_DEFAULT_STYLE, inside)
    if _HIDDEN.search(inside) and times <= _MOST_HIDDEN:
        sheet.hidden_rows.update(range(sheet.first, sheet.next_row))


def _take_cell(sheet: _Sheet, inside: bytes, content: bytes, end: int) -> int:
    """The column the cell begins at, once its merge and what its formula gave are known."""
    left = sheet.column + 1
    sheet.column += _number(_COLUMNS, inside)
    if b"-spanned=" in inside:
        down, across = _number(_DOWN, inside), _number(_ACROSS, inside)
        bottom, right = min(sheet.first + down - 1, _LAST_ROW), min(left + across - 1, _LAST_COLUMN)
        if (bottom, right) != (sheet.first, left):
            sheet.merges.append(Area(sheet.first, left, bottom, right))
    formula = b"table:formula=" in inside
    if _ERROR.search(inside) or (formula and _SHOWN_ERROR.match(content, end)):
        found = _TEXT.match(content, end)
        text = html.unescape(found[1].decode("utf-8", "replace")).strip() if found else ""
        sheet.errors.update(dict.fromkeys(_places(sheet, left), text or "#ERROR!"))
    elif formula and not _VALUE.search(inside):
        sheet.uncalculated.update(_places(sheet, left))
    return left


def _places(sheet: _Sheet, left: int) -> Iterator[Place]:
    """The places of a cell that its tag, and that of its row, may repeat."""
    rows = range(sheet.first, min(sheet.next_row, sheet.first + _MOST_REPEATED))
    columns = range(left, min(sheet.column, _LAST_COLUMN) + 1)
    if len(rows) * len(columns) > _MOST_REPEATED:
        rows = rows[: max(1, _MOST_REPEATED // len(columns))]
    return ((row, column) for row in rows for column in columns)


def _take_form(sheet: _Sheet, left: int, inside: bytes, styles: CellStyles) -> None:
    """What the style of a cell that holds something says: its own, else that of its row, else that of its column."""
    style = _style(_STYLE, inside) or sheet.row_style or _column_style(sheet, left)
    if style in styles.bold:
        sheet.bold.add((sheet.first, left))
    if style in styles.indents:
        sheet.indents[sheet.first, left] = styles.indents[style]
    if style in styles.divided and _AMOUNT.search(inside):
        sheet.divided.append((sheet.first, left))


def _column_style(sheet: _Sheet, column: int) -> bytes:
    return next((style for last, style in sheet.column_styles if column <= last), b"")


def _style(name: re.Pattern[bytes], inside: bytes) -> bytes:
    found = name.search(inside)
    return found[1] if found else b""


def _number(name: re.Pattern[bytes], inside: bytes) -> int:
    found = name.search(inside)
    return int(found[1]) if found and found[1].isdigit() else 1
