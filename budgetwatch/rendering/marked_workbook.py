"""A workbook of received sheets with some cells marked, and in front the list of those cells."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from budgetwatch.domain.grid import CellError, CellValue, Grid
from budgetwatch.rendering.safe_cells import plain_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MARK, _DARK, _INK, _FACE = "FFF2CC", "1F3A5F", "8A5A00", "Calibri"
_MOST_MERGES = 2_000
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A received sheet, and for each marked cell (row, column) the note that stands on it."""

    file: str
    grid: Grid
    notes: Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class ListedCell:
    """One row of the list: its texts, and the place (sheet of `MarkedWorkbook.sheets`, cell) that it leads to."""

    texts: tuple[str, ...]
    sheet: int | None
    a1: str


@dataclass(frozen=True, slots=True)
class MarkedWorkbook:
    """What the workbook says, in the words of one language; `widths` are those of the columns of the list."""

    name: str
    title: str
    told: tuple[str, ...]
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    cells: tuple[ListedCell, ...]
    author: str
    sheets: tuple[MarkedSheet, ...] = field(default=())


def marked_workbook(made: MarkedWorkbook) -> bytes:
    """The bytes of the workbook (.xlsx). It holds values and texts only: no formula, macro or outside link."""
    from openpyxl import Workbook

    book = Workbook()
    front = book.active
    if front is None:
        raise TypeError("a new workbook has a sheet")
    front.title = made.name
    names = _names(made)
    _write_list(front, made, names)
    for name, sheet in zip(names, made.sheets, strict=True):
        _write_sheet(book, name, sheet, made.author)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _names(made: MarkedWorkbook) -> list[str]:
    """A name for each sheet that spreadsheets allow and that no other has."""
    taken = {made.name.casefold()}
    names = []
    for place, sheet in enumerate(made.sheets, 1):
        plain = _NO_NAME.sub(" ", sheet.grid.sheet).strip() or str(place)
        name = plain[:_LONGEST]
        if name.casefold() in taken:
            name = f"{place} {plain}"[:_LONGEST]
        taken.add(name.casefold())
        names.append(name)
    return names


def _write_list(front: Worksheet, made: MarkedWorkbook, names: Sequence[str]) -> None:
    from openpyxl.styles import Font

    front.append([plain_text(made.title)])
    front["A1"].font = Font(name=_FACE, bold=True, size=14, color=_DARK)
    for text in made.told:
        front.append([plain_text(text)])
    front.append([])
    front.append([plain_text(heading) for heading in made.headings])
    head = front.max_row
    _dress_head(front[head])
    for one in made.cells:
        front.append([plain_text(text) for text in one.texts])
        _dress_row(front, made.widths, one.texts)
        if one.sheet is not None:
            _lead(front[front.max_row][2], names[one.sheet], one.a1)
    _set_widths(front, made.widths)
    front.freeze_panes = f"A{head + 1}"
    _for_paper(front, head)


def _dress_head(cells: Sequence[Any]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for cell in cells:
        cell.font, cell.fill = Font(name=_FACE, bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_DARK)
        cell.alignment = Alignment(vertical="center", wrap_text=True)


def _dress_row(front: Worksheet, widths: Sequence[int], texts: Sequence[str]) -> None:
    """Wrap the texts of the last row, ruled off from the next, and make it as high as its longest text."""
    from openpyxl.styles import Alignment, Border, Side

    below = Border(bottom=Side("thin", color="C9CDD3"))
    for cell in front[front.max_row]:
        cell.alignment, cell.border = Alignment(vertical="top", wrap_text=True), below
        cell.data_type = "s"  # "#REF!" in the list is a text, not an error of the list
    rows = max(-(-len(text) // max(1, width - 3)) for text, width in zip(texts, widths, strict=True))
    front.row_dimensions[front.max_row].height = 15 * max(1, rows)


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    from openpyxl.utils import get_column_letter

    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _lead(cell: Any, sheet: str, a1: str) -> None:
    """Make a cell of the list lead to the marked cell of the same workbook."""
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!{a1}")
    cell.font = Font(name=_FACE, underline="single", color=_DARK)


def _for_paper(sheet: Worksheet, head: int | None = None) -> None:
    """A4 across, one page wide, the headings on every page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if head is not None:
        sheet.print_title_rows = f"{head}:{head}"


def _write_sheet(book: Workbook, name: str, marked: MarkedSheet, author: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    sheet, grid = book.create_sheet(name), marked.grid
    for values in grid.rows:
        sheet.append([_value(value) for value in values])
    for (row, column), note in sorted(marked.notes.items()):
        cell = sheet.cell(row, column)
        cell.fill, cell.font = PatternFill("solid", fgColor=_MARK), Font(name=_FACE, bold=True, color=_INK)
        cell.comment = Comment(note, author, height=110, width=320)
    for area in grid.merges[:_MOST_MERGES]:
        sheet.merge_cells(area.a1)
    _set_widths(sheet, _widths(grid))
    _for_paper(sheet)


def _value(value: CellValue) -> Any:
    """A cell as a value that no spreadsheet carries out."""
    match value:
        case CellError() | timedelta():
            return plain_text(str(value))
        case str():
            return plain_text(value)
        case int() if abs(value) >= 10**15:
            return str(value)  # a spreadsheet would round it
        case _:
            return value


def _widths(grid: Grid) -> list[int]:
    """A width for each column after its longest text, within reason; titles, alone in their row, may run on."""
    widths = [8] * grid.width
    for row in grid.rows[:200]:
        told = [(place, len(str(value)) + 2) for place, value in enumerate(row) if value not in (None, "")]
        for place, width in told if len(told) > 1 else ():
            widths[place] = max(widths[place], min(48, width))
    return widths
