"""The tables of a web page, one below the other on one sheet, with the texts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetwatch.domain.source import Area
from budgetwatch.reading.events import Event, format_event
from budgetwatch.reading.markup.sheet import Room, Written, number
from budgetwatch.reading.markup.tags import attributes, tokens
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.text.encoding import decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_START = 4096
_NOT_SHOWN = frozenset({"script", "style", "title", "head", "template", "noscript"})
_BREAKS = frozenset({"br", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table"})
_NAME = "Page"
_MOST_SPANNED = 1_000
_ONE_CELL = (1, 1)
_BLANKS = re.compile(r"[ \t\r\n]+")


def page_events(content: bytes) -> Iterator[Event]:
    """The format, which is that of the workbook it stands for, then the only sheet.

    Raises:
        Unreadable: `html-table` where the page has no table of two columns, `html-nested` where one stands inside another,
            or `too-many-cells`.
    """
    page = _Page(Written(_NAME, Room()))
    text, encoding = _text_of(content)
    page.feed(text)
    if page.nested:
        raise refusal("html-nested")
    if not any(sum(cell is not None for cell in row) > 1 for row in page.sheet.rows):
        raise refusal("html-table")
    yield format_event("xls", encoding)
    yield from page.sheet.events()


def _text_of(content: bytes) -> tuple[str, str]:
    """The text of a page in the encoding it states, or else in the likeliest one."""
    stated = _CHARSET.search(content[:_START])
    if stated:
        try:
            return content.decode(stated[1].decode("ascii")), stated[1].decode("ascii").lower()
        except (UnicodeDecodeError, LookupError):
            pass
    decoded = decode(content)
    return decoded.text, decoded.encoding


class _Page:
    """The cells of a page as its tags are met; a text outside tables has a row of its own."""

    def __init__(self, sheet: Written) -> None:
        self.sheet, self.nested = sheet, False
        self._row, self._column, self._in_table = 0, 0, False
        self._covered_to: dict[int, int] = {}
        self._texts: list[str] = []
        self._span: tuple[int, int] | None = None
        self._number: str | None = None
        self._bold = self._skipped = False

    def feed(self, text: str) -> None:
        """Take a whole page."""
        for kind, tag, told in tokens(text):
            if kind == "<":
                self._begin(tag, told)
            elif kind:
                self._end(tag)
            elif not self._skipped:
                self._texts.append(told)
        self.flush()

    def _begin(self, tag: str, told: str) -> None:
        """A tag opens; an open cell or row ends where the next one begins."""
        if tag in ("td", "th") and self._in_table:
            self.flush()
            self._begin_cell(attributes(told))
            self._bold = tag == "th"
        elif tag == "tr" and self._in_table:
            self.flush()
            self._begin_row(attributes(told))
        elif tag in _NOT_SHOWN:
            self._skipped = True
        elif tag == "table":
            self.flush()
            self.nested |= self._in_table
            self._in_table = True
        elif tag in _BREAKS:
            self._break()
        elif tag in ("b", "strong"):
            self._bold = True

    def _begin_cell(self, told: dict[str, str]) -> None:
        self._span = (_spanned(told, "rowspan"), _spanned(told, "colspan")) if told else _ONE_CELL
        self._number = told.get("x:num")

    def _break(self) -> None:
        if self._span is None:
            self.flush()
        else:
            self._texts.append(" ")

    def _begin_row(self, told: dict[str, str]) -> None:
        self._row, self._column = self._row + 1, 0
        if "display:none" in told.get("style", "").replace(" ", ""):
            self.sheet.hidden_rows.add(self._row)

    def _end(self, tag: str) -> None:
        """A tag closes; a blank row follows each table."""
        if tag in ("td", "th", "tr", "table"):
            self.flush()
            if tag == "table" and self._in_table:
                self._row, self._in_table = self._row + 1, False
        elif tag in _NOT_SHOWN:
            self._skipped = False
        elif tag in _BREAKS:
            self._break()

    def flush(self) -> None:
        """Write the open cell, or the text outside tables in a row of its own."""
        text = _BLANKS.sub(" ", "".join(self._texts)).strip(" ") if self._texts else ""
        self._texts.clear()
        if self._span is not None:
            self._write(text, *self._span)
        elif text and not self._in_table:
            self._row += 1
            self.sheet.put(self._row, 1, text)
        self._span, self._number, self._bold = None, None, False

    def _write(self, text: str, down: int, across: int) -> None:
        """Put a cell in the first place of its row that no merge from above covers."""
        self._row = max(1, self._row)
        column = self._column + 1
        while self._covered_to.get(column, 0) >= self._row:
            column += 1
        if down > 1:
            self._covered_to |= dict.fromkeys(range(column, column + across), self._row + down - 1)
        self.sheet.put(self._row, column, self._value(text))
        if (down, across) != _ONE_CELL:
            self.sheet.merge(Area(self._row, column, self._row + down - 1, column + across - 1))
        if self._bold and text:
            self.sheet.bold.add((self._row, column))
        self._column = column + across - 1

    def _value(self, text: str) -> float | str | None:
        """The number that Excel noted beside a text it shows, else the text."""
        try:
            return number(self._number) if self._number and text else text or None
        except ValueError:
            return text


def _spanned(told: dict[str, str], name: str) -> int:
    written = told.get(name, "").strip()
    return (
        min(max(int(written), 1), _MOST_SPANNED) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    )
