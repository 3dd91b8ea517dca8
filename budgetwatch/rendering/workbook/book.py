"""The workbook itself: sheets with titles, frozen heads, one page wide, and cells that hold what they show.

XlsxWriter writes it, because a formula is kept there with its value: the pack reads the same where nothing recalculates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from budgetwatch.domain.document import Document, RowStyle
from budgetwatch.domain.pack import Paper
from budgetwatch.i18n import Language
from budgetwatch.rendering.pages import PageWords
from budgetwatch.rendering.safe_cells import plain_text, printable
from budgetwatch.rendering.style import PALE
from budgetwatch.rendering.workbook.cells import Missing, Number, Written

_FACE, _SIZE = "Calibri", 10
_PAPERS = {Paper.A4: 9, Paper.LETTER: 1}
"""The numbers that spreadsheets know papers by."""
_ROW = 13.5
"""Points of a line of text."""
_LEAST, _MOST = 9, 60
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_DIVIDED = re.compile("0(,+)")
"""The commas that divide what a pattern shows, one for each thousand."""
_HEAVY = (RowStyle.HEADING, RowStyle.SUBTOTAL, RowStyle.TOTAL)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells and its weight; `level` sets its first cell in, `leads` is the sheet its first cell leads to."""

    cells: tuple[Written, ...]
    style: RowStyle = RowStyle.LINE
    level: int = 0
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the title above its table, what is said under the title and at the end, heads and rows."""

    name: str
    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    told: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    filtered: bool = False
    widest: int = _MOST

    @property
    def first(self) -> int:
        """The number of the first row of the table, counted from 1, below title, words and heads."""
        return first_row(self.told)


def first_row(told: Sequence[str]) -> int:
    """The number of the first row of a table under a title, what is said below it, an empty row and the heads."""
    return len(told) + 4


@dataclass
class Book:
    """A workbook being written."""

    document: Document
    language: Language
    words: PageWords
    _target: BytesIO = field(default_factory=BytesIO)
    _looks: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._book = Workbook(
            self._target,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self._book.set_size(1600, 1000)
        self._book.set_calc_mode("auto")
        self._book.set_properties(self._about())

    def _about(self) -> dict[str, Any]:
        institution = printable(", ".join(self.document.institution))
        return {
            "title": printable(self.language.word(self.document.title)),
            "subject": printable(self.words.middle),
            "author": institution,
            "created": self.document.made.astimezone(UTC).replace(tzinfo=None),
        }

    def name(self, wanted: str) -> str:
        """A name for a sheet that spreadsheets allow and that no other has."""
        plain = _NO_NAME.sub(" ", printable(wanted)).strip()[:_LONGEST_NAME]
        name, count = plain, 1
        while name.casefold() in self._names:
            count += 1
            name = f"{plain[: _LONGEST_NAME - 4]} {count}"
        self._names.add(name.casefold())
        return name

    def write(self, sheet: Sheet) -> None:
        """Add a sheet; its name is one that `name` gave."""
        page, widths = self._book.add_worksheet(sheet.name), _widths(sheet)
        self._set_page(page, sheet, widths)
        self._write_across(page, 0, sheet, sheet.title, bold=True, font_size=14)
        for at, text in enumerate(sheet.told, start=1):
            self._write_across(page, at, sheet, text, font_color="#444444")
        for column, head in enumerate(sheet.heads):
            numeric = any(isinstance(line.cells[column], Number) for line in sheet.lines)
            page.write_string(sheet.first - 2, column, plain_text(head), self._head(right=numeric))
        page.set_row(sheet.first - 2, _ROW * (_rows(sheet.heads, widths) + 0.2))
        for at, line in enumerate(sheet.lines, start=sheet.first - 1):
            self._write_line(page, at, line)
            page.set_row(at, _ROW * _rows(line.cells, widths))
        for at, text in enumerate(sheet.after, start=sheet.first + len(sheet.lines)):
            self._write_across(page, at, sheet, text, italic=True)

    def bytes(self) -> bytes:
        """The bytes of the workbook, which is finished."""
        self._book.close()
        return self._target.getvalue()

    def _set_page(self, page: Any, sheet: Sheet, widths: Sequence[float]) -> None:
        head, last = sheet.first - 2, max(0, len(sheet.heads) - 1)
        page.hide_gridlines(2)
        page.set_paper(_PAPERS[self.document.paper])
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
        page.set_header(f"&L{_code(', '.join(self.words.institution))}&R{_code(self.words.audience)}")
        page.set_footer(f"&L{_code(self.words.left)}&C{_code(self.words.middle)}&R&P / &N")
        page.repeat_rows(head)
        page.freeze_panes(head + 1, 1 if last > 2 else 0)
        if sheet.filtered and sheet.lines:
            page.autofilter(head, 0, head + len(sheet.lines), last)
        for column, wide in enumerate(widths):
            page.set_column(column, column, wide)

    def _write_across(self, page: Any, at: int, sheet: Sheet, text: str, **wanted: Any) -> None:
        """A text over all columns, in as many lines as it takes."""
        widths = _widths(sheet)
        look = self._look(text_wrap=True, valign="top", align="left", **wanted)
        size = wanted.get("font_size", _SIZE) / _SIZE
        page.set_row(at, size * _ROW * max(1, -(-round(len(text) * size * 1.1) // round(sum(widths)))))
        if len(widths) > 1:
            page.merge_range(at, 0, at, len(widths) - 1, plain_text(text), look)
        else:
            page.write_string(at, 0, plain_text(text), look)

    def _write_line(self, page: Any, at: int, line: Line) -> None:
        for column, cell in enumerate(line.cells):
            indent = {"indent": line.level} if line.level and not column else {}
            match cell:
                case Number(value=str() as digits):
                    page.write_string(at, column, digits, self._cell(line, align="right"))
                case Number(value=value, pattern=pattern, formula=""):
                    page.write_number(at, column, value, self._cell(line, num_format=pattern))
                case Number(value=value, pattern=pattern, formula=formula):
                    page.write_formula(at, column, f"={formula}", self._cell(line, num_format=pattern), value)
                case Missing(text=text):
                    page.write_string(at, column, plain_text(text), self._cell(line, align="right", italic=True))
                case str() if line.leads and not column:
                    look = self._cell(line, underline=1, **indent)
                    page.write_url(at, column, f"internal:'{line.leads}'!A1", look, plain_text(cell))
                case str():
                    page.write_string(at, column, plain_text(cell), self._cell(line, text_wrap=True, **indent))

    def _cell(self, line: Line, **wanted: Any) -> Any:
        weight: dict[str, Any] = {"bold": True} if line.style in _HEAVY else {}
        if line.style in (RowStyle.SUBTOTAL, RowStyle.HEADING):
            weight["bg_color"] = PALE
        top = {"top": 2} if line.style is RowStyle.TOTAL else {}
        return self._look(valign="top", bottom=7, bottom_color="#8C8C8C", **weight, **top, **wanted)

    def _head(self, *, right: bool) -> Any:
        side = "right" if right else "left"
        return self._look(bold=True, text_wrap=True, valign="bottom", align=side, top=1, bottom=1)

    def _look(self, **wanted: Any) -> Any:
        key = tuple(sorted(wanted.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format({"font_name": _FACE, "font_size": _SIZE, **wanted})
        return self._looks[key]


def _code(text: str) -> str:
    """A text for a header or footer, where `&` begins a code."""
    return printable(text).replace("&", "&&")


def _widths(sheet: Sheet) -> list[float]:
    """A width for each column after its longest text, within reason."""
    widths: list[float] = [max(_LEAST, *map(len, head.split())) + 1 if head else _LEAST for head in sheet.heads]
    for line in sheet.lines:
        for column, cell in enumerate(line.cells):
            widths[column] = max(widths[column], min(sheet.widest, _length(cell) + 2 * line.level + 2))
    return widths


def _rows(cells: Sequence[Written], widths: Sequence[float]) -> int:
    """How many lines of text the longest cell takes."""
    texts = ((len(cell), wide) for cell, wide in zip(cells, widths, strict=True) if isinstance(cell, str))
    return max((-(-long // round(wide - 1)) for long, wide in texts), default=1) or 1


def _length(cell: Written) -> int:
    match cell:
        case Number(value=str() as digits):
            return len(digits)
        case Number(value=value, pattern=pattern):
            thousands = _DIVIDED.search(pattern)
            return min(18, len(f"{value:,}") - 4 * len(thousands.group(1) if thousands else ""))
        case Missing(text=text):
            return len(text)
        case str():
            return len(cell)
