"""The bytes of a blank workbook: a sheet to fill, its headers in French and English, and a sheet of notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import Language, language
from budgetwatch.rendering.blanks.columns import Blank, BlankColumn, Form

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 500
"""Rows that are prepared for filling; more may be added below."""
SHEET, NOTES, CHOICES = "À remplir - To fill", "Notice - Notes", "Listes - Lists"
EXAMPLE = "Exemple / Example"
_UNITS = (
    msg("in FCFA"),
    msg("in thousands of FCFA"),
    msg("in millions of FCFA"),
    msg("in billions of FCFA"),
    msg("in euros"),
    msg("in thousands of euros"),
)
_FILL, _HEAD, _SHADE, _LINE = "FFF8E1", "1E4A5A", "EDEAE3", "958D80"
_WIDTHS = {Form.AMOUNT: 17, Form.COUNT: 13, Form.YEAR: 10, Form.DATE: 14, Form.CHOICE: 24, Form.TEXT: 22}
_FACE = "Calibri"
_ON_PAPER, _ACROSS = 40, 14  # rows to fill on paper, and columns that one page holds legibly
_FORMATS = {Form.AMOUNT: "#,##0", Form.DATE: "dd/mm/yyyy", Form.COUNT: "#,##0", Form.YEAR: "0", Form.TEXT: "@"}


class _Book:
    """A blank workbook while it is drawn."""

    def __init__(self, blank: Blank) -> None:
        from openpyxl import Workbook

        self.blank = blank
        self.languages: tuple[Language, Language] = (language("fr"), language("en"))
        self.book: Workbook = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.sheet: Worksheet = self.book.create_sheet(SHEET)
        self.notes = self.book.create_sheet(NOTES)
        self.lists = self.book.create_sheet(CHOICES)
        self.lists.sheet_state = "hidden"

    def both(self, message: Message) -> str:
        """A text in French, then in English, once where they are the same."""
        return " / ".join(dict.fromkeys(one.word(message) for one in self.languages))

    def choices(self, proposed: Sequence[Message]) -> str:
        """The place of a list of choices, written on the hidden sheet."""
        from openpyxl.utils import get_column_letter

        column = self.lists.max_column + (1 if self.lists.cell(1, 1).value else 0)
        for row, one in enumerate(proposed, 1):
            self.lists.cell(row, column, self.both(one))
        letter = get_column_letter(column)
        return f"'{CHOICES}'!${letter}$1:${letter}${len(proposed)}"


def blank_workbook(blank: Blank) -> bytes:
    """The workbook as xlsx. Filled in below the example row, it is read without a question."""
    made = _Book(blank)
    first = _draw_head(made)
    for place, column in enumerate(blank.columns, 1):
        _draw_column(made, place, column, first)
    _draw_example(made, first + 2)
    made.sheet.freeze_panes = f"A{first + 2}"
    made.sheet.sheet_view.showGridLines = False
    _print_wide(made.sheet)
    _print_table(made, first)
    _draw_notes(made)
    written = BytesIO()
    made.book.save(written)
    return written.getvalue()


def _draw_head(made: _Book) -> int:
    """The title and the cells that speak of the whole table, each under its name; the row of the headers."""
    from openpyxl.styles import Font

    sheet, row = made.sheet, 3
    sheet.cell(1, 1, made.both(made.blank.title)).font = Font(name=_FACE, size=15, bold=True, color=_HEAD)
    asked: list[tuple[Message, str]] = [(msg("Name of the institution"), "text")]
    asked += [(msg("Budget year"), "year")] if made.blank.year else []
    asked += [(msg("Unit and currency of the amounts"), "unit")] if made.blank.unit else []
    for name, form in asked:
        sheet.cell(row, 1, made.both(name)).font = Font(name=_FACE, size=10, color="454D53")
        asked_for = sheet.cell(row + 1, 1)
        _open(asked_for)
        if form == "unit":
            _propose(made, _UNITS, asked_for.coordinate)
        if form == "year":
            asked_for.number_format = "0"
        row += 2
    return row + 1


def _draw_column(made: _Book, place: int, column: BlankColumn, first: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    sheet, letter, rule = made.sheet, get_column_letter(place), Side("hair", color=_LINE)
    sheet.column_dimensions[letter].width = _WIDTHS[column.form] + (8 if place == 1 else 0)
    for row, name in enumerate(column.header, first):
        cell = sheet.cell(row, place, name)
        cell.font = Font(name=_FACE, bold=row == first, italic=row > first, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_HEAD)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for row in (first, first + 1):
        sheet.row_dimensions[row].height = 46 if row == first else 34
    for row in range(first + 3, first + 3 + ROWS):
        empty = sheet.cell(row, place)
        empty.number_format = _FORMATS.get(column.form, "General")
        empty.border = Border(left=rule, right=rule, bottom=rule)
    _validate(made, column, f"{letter}{first + 3}:{letter}{first + 2 + ROWS}")


def _validate(made: _Book, column: BlankColumn, cells: str) -> None:
    """Propose choices, and warn about what is no day or no year; anything may still be written."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.form is Form.CHOICE:
        _propose(made, column.choices, cells)
        return
    if column.form is Form.YEAR:
        rule = DataValidation(type="whole", operator="between", formula1="1950", formula2="2100", allow_blank=True)
    elif column.form is Form.DATE:  # days count from the end of 1899
        rule = DataValidation(type="date", operator="between", formula1="18264", formula2="73050", allow_blank=True)
    else:
        return
    rule.errorStyle = "warning"
    rule.error = made.both(column.told)[:225]
    rule.add(cells)
    made.sheet.add_data_validation(rule)


def _propose(made: _Book, proposed: Sequence[Message], cells: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=made.choices(proposed), allow_blank=True)
    rule.errorStyle = "warning"
    rule.add(cells)
    made.sheet.add_data_validation(rule)


def _draw_example(made: _Book, row: int) -> None:
    """The row that shows how to fill the others: shaded, and named so that it is never read."""
    from openpyxl.styles import Font, PatternFill

    for place, column in enumerate(made.blank.columns, 1):
        shown: str | int | date = column.example
        cell = made.sheet.cell(row, place, f"{EXAMPLE}: {shown}" if place == 1 else shown)
        cell.font = Font(name=_FACE, italic=True, color="5B6268")
        cell.fill = PatternFill("solid", fgColor=_SHADE)
        cell.number_format = _FORMATS.get(column.form, "General")


def _open(cell: object) -> None:
    """Make a cell look like one to fill."""
    from openpyxl.cell import Cell
    from openpyxl.styles import Border, PatternFill, Side

    if isinstance(cell, Cell):
        side = Side("thin", color=_LINE)
        cell.fill = PatternFill("solid", fgColor=_FILL)
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def _draw_notes(made: _Book) -> None:
    """What each column means, in both languages, and how the sheet is filled."""
    from openpyxl.styles import Alignment, Font

    sheet = made.notes
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90
    sheet.sheet_view.showGridLines = False
    sheet.cell(1, 1, made.both(made.blank.title)).font = Font(name=_FACE, size=15, bold=True, color=_HEAD)
    rules = (
        msg("Fill the sheet “{sheet}” below the shaded example; the example itself is not read.", sheet=SHEET),
        msg("Fill the cells above the table too: they hold for every row."),
        msg("One row for one thing. Write no totals between the rows; one total at the end may stay and is checked."),
        msg("Leave the headers as they are. Columns that nobody can fill stay empty."),
    )
    row = 3
    for one in made.languages:
        for rule in rules:
            sheet.cell(row, 1, f"– {one.word(rule)}")
            row += 1
        row += 1
    for column in made.blank.columns:
        for one, name in zip(made.languages, column.header, strict=True):
            sheet.cell(row, 1, name).font = Font(name=_FACE, bold=one is made.languages[0])
            sheet.cell(row, 2, one.word(column.told)).alignment = Alignment(wrap_text=True, vertical="top")
            row += 1
    _print_wide(sheet)


def _print_wide(sheet: Worksheet) -> None:
    """On paper: A4 across, as wide as one page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _print_table(made: _Book, first: int) -> None:
    """On paper: some rows to fill by hand, the headers on each page; many columns on two pages side by side."""
    from openpyxl.utils import get_column_letter

    columns = len(made.blank.columns)
    made.sheet.print_title_rows = f"{first}:{first + 1}"
    made.sheet.print_area = f"A1:{get_column_letter(columns)}{first + 2 + _ON_PAPER}"
    if columns > _ACROSS:
        made.sheet.page_setup.fitToWidth = 2
        made.sheet.print_title_cols = "A:A"
