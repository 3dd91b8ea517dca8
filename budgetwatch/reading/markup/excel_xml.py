"""Excel's XML of 2003, "SpreadsheetML", which many accounting programs write and call .xls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from xml.parsers import expat

from budgetwatch.domain.grid import CellError
from budgetwatch.domain.source import Area
from budgetwatch.reading.events import Event, format_event
from budgetwatch.reading.markup.excel_styles import DEFAULT, Standing, Styles
from budgetwatch.reading.markup.sheet import Room, Written, number
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.safe_xml import checked, in_utf8

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"


def excel_xml_events(content: bytes) -> Iterator[Event]:
    """The format, which is that of the workbook it stands for, then every sheet.

    Raises:
        Unreadable: `unsafe-xml`, `damaged`, `too-many-cells` or `no-sheet`.
    """
    book = _Book()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = book.begin
    parser.EndElementHandler = book.end
    parser.CharacterDataHandler = book.text
    try:
        parser.Parse(checked(in_utf8(content)), True)  # noqa: FBT003 - the parser takes it by place only
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise refusal("damaged") from error
    if not book.sheets:
        raise refusal("no-sheet")
    yield format_event("xls")
    for sheet in book.sheets:
        yield from sheet.events()


class _Book:
    """The sheets as their elements are met."""

    def __init__(self) -> None:
        self.sheets: list[Written] = []
        self._room = Room()
        self._row = self._column = self._next_column = 0
        self._styles = Styles()
        self._style = ""
        self._standing = Standing()
        self._shown_divided = False
        self._type: str | None = None
        self._asides = 0
        self._visible = False
        self._parts: list[str] = []

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        space, _, name = tag.rpartition(" ")
        told = {key.removeprefix(f"{_SPREADSHEET} "): value for key, value in attributes.items()}
        self._asides += name == "Comment"
        if space == _SPREADSHEET and not self._asides:
            self._begin(name, told)
        self._visible = space == _EXCEL and name == "Visible"

    def _begin(self, name: str, told: Mapping[str, str]) -> None:
        if name == "Worksheet":
            self.sheets.append(Written(told.get("Name", ""), self._room))
            self._row = self._next_column = 0
            self._standing = Standing()
        elif name == "Style":
            self._style = told.get("ID", "")
            self._styles.begin(self._style, told.get("Parent", DEFAULT))
        elif self._style:
            self._styles.say(self._style, name, told)
        elif self.sheets:
            self._in_sheet(name, told)

    def _in_sheet(self, name: str, told: Mapping[str, str]) -> None:
        sheet = self.sheets[-1]
        if name == "Table":
            self._standing.table = told.get("StyleID", "")
        elif name == "Column":
            first = int(told.get("Index", self._next_column + 1))
            self._next_column = first + int(told.get("Span", 0))
            self._standing.columns.append((first, self._next_column, told.get("StyleID", "")))
            if told.get("Hidden") == "1":
                sheet.hide_columns(first, self._next_column)
        elif name == "Row":
            self._row, self._column = int(told.get("Index", self._row + 1)), 0
            self._standing.row = told.get("StyleID", "")
            if told.get("Hidden") == "1":
                sheet.hidden_rows.add(self._row)
        elif name == "Cell":
            self._cell(sheet, told)
        elif name == "Data":
            self._type, self._parts = told.get("Type", "String"), []
            sheet.uncalculated.discard((self._row, self._column))

    def _cell(self, sheet: Written, told: Mapping[str, str]) -> None:
        """Place a cell; the next one stands after what it is merged with."""
        row, column = self._row, int(told.get("Index", self._column + 1))
        across, down = (int(told.get(f"Merge{way}", 0)) for way in ("Across", "Down"))
        sheet.put(row, column, None)
        sheet.merge(Area(row, column, row + down, column + across))
        form = self._styles.form(told.get("StyleID") or self._standing.style(column))
        if form.bold:
            sheet.bold.add((row, column))
        if form.indent:
            sheet.indents[row, column] = form.indent
        if "Formula" in told:
            sheet.uncalculated.add((row, column))
        self._column, self._shown_divided = column, bool(form.divided)

    def text(self, text: str) -> None:
        """Characters are met: those of values count."""
        if self._visible and self.sheets:
            self.sheets[-1].hidden |= "Hidden" in text
        if self._type is not None and not self._asides:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.rpartition(" ")[2]
        self._visible = False
        if name == "Comment":
            self._asides -= 1
        elif name == "Style":
            self._style = ""
        elif name == "Cell" and self.sheets and not self._asides:
            self._column = self._after(self.sheets[-1])
        elif name == "Data" and self._type is not None and not self._asides:
            self.sheets[-1].put(self._row, self._column, _value(self._type, "".join(self._parts)))
            if self._shown_divided and self._type == "Number":
                self.sheets[-1].divided.append((self._row, self._column))
            self._type = None

    def _after(self, sheet: Written) -> int:
        last = sheet.merges[-1] if sheet.merges else None
        return last.right if last and (last.top, last.left) == (self._row, self._column) else self._column


def _value(type_: str, text: str) -> Any:
    """What a cell holds: its type is written beside it."""
    match type_:
        case "Number":
            return number(text)
        case "Boolean":
            return text.strip() == "1"
        case "Error":
            return CellError(text)
        case "DateTime":
            return datetime.fromisoformat(text)
        case _:
            return text
