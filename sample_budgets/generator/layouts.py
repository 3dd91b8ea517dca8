"""How a table of rows becomes a worksheet or a semicolon file, the ministry's way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.sheet import Measured, Row

HEADER_FILL = PatternFill("solid", fgColor="D9E2EC")
SUBTOTAL_FILL = PatternFill("solid", fgColor="F2EFE6")
_EDGE = Side(style="thin", color="A0A0A0")
_THIN = Border(_EDGE, _EDGE, _EDGE, _EDGE)
FIRST_AMOUNT = 4
NARROW, NBSP = "\u202f", "\u00a0"


@dataclass(frozen=True)
class Table:
    """A document: title rows (the unit among them), columns, rows, and the notes printed under the table.

    `factor` is how many printed units one thousand FCFA makes. `rate` adds a last column, paid over voted.
    """

    name: str
    titles: tuple[str, ...]
    columns: tuple[Measured, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    factor: int = 1
    rate: bool = False
    nil: str | None = None

    @property
    def header_row(self) -> int:
        """The first row of the header: an empty row follows the titles."""
        return len(self.titles) + 2


def typed_number(amount: int) -> int:
    """An amount as a number cell."""
    return amount


def typed_text(amount: int) -> str:
    """An amount as someone typed it: text with narrow no-break spaces between thousands."""
    return f"{amount:,}".replace(",", NARROW)


def execution_rate(table: Table, row: Row) -> Decimal | None:
    """Paid over voted in per cent, as the report prints it; None where nothing was voted or nothing printed."""
    measures = [column.measure for column in table.columns]
    if not row.amounts:
        return None
    voted, paid = row.amounts[measures.index("voted")], row.amounts[measures.index("paid")]
    if not voted or paid is None:
        return None
    return (Decimal(paid) * 100 / voted).quantize(Decimal("0.1"), ROUND_HALF_UP)


def add_worksheet(workbook: Workbook, table: Table, typed: Callable[[int], int | str]) -> Worksheet:
    """The table on a new worksheet: titles, a two-level header with merged groups, rows, notes."""
    sheet: Worksheet = workbook.create_sheet(table.name)
    width = FIRST_AMOUNT - 1 + len(table.columns) + table.rate
    for at, title in enumerate(table.titles, start=1):
        sheet.cell(at, 1, title).font = Font(bold=at == 1, italic=at > 1)
    _write_header(sheet, table, width)
    top = table.header_row + 2
    for at, row in enumerate(table.rows, start=top):
        _write_row(sheet, at, row, table, typed, width)
    for at, note in enumerate(table.notes, start=top + len(table.rows)):
        sheet.cell(at, 1, note).font = Font(italic=True, size=9)
    _set_widths(sheet, width)
    print_on_one_width(sheet)
    sheet.freeze_panes = f"{get_column_letter(FIRST_AMOUNT)}{top}"
    return sheet


def print_on_one_width(sheet: Worksheet) -> None:
    """Landscape, as many pages high as it takes, one page wide."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _set_widths(sheet: Worksheet, width: int) -> None:
    for at in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(at)].width = {1: 10, 2: 44, 3: 22}.get(at, 18)


def _write_header(sheet: Worksheet, table: Table, width: int) -> None:
    top = table.header_row
    labels = ["Code", "Libellé", "Titre"]
    for at, label in enumerate(labels, start=1):
        sheet.cell(top, at, label)
        sheet.merge_cells(start_row=top, end_row=top + 1, start_column=at, end_column=at)
    for start, end, group in _groups(table.columns):
        sheet.cell(top, FIRST_AMOUNT + start, group)
        if end > start:
            sheet.merge_cells(
                start_row=top, end_row=top, start_column=FIRST_AMOUNT + start, end_column=FIRST_AMOUNT + end
            )
    for at, column in enumerate(table.columns):
        sheet.cell(top + 1, FIRST_AMOUNT + at, column.header)
    if table.rate:
        sheet.cell(top, width, "Taux (%)")
        sheet.merge_cells(start_row=top, end_row=top + 1, start_column=width, end_column=width)
    for row in sheet.iter_rows(min_row=top, max_row=top + 1, max_col=width):
        for cell in row:
            cell.font, cell.fill, cell.border = Font(bold=True), HEADER_FILL, _THIN
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _groups(columns: Sequence[Measured]) -> list[tuple[int, int, str]]:
    """The runs of columns under one group header: first, last, text."""
    runs: list[tuple[int, int, str]] = []
    for at, column in enumerate(columns):
        if runs and runs[-1][2] == column.group:
            runs[-1] = (runs[-1][0], at, column.group)
        else:
            runs.append((at, at, column.group))
    return runs


def _write_row(
    sheet: Worksheet, at: int, row: Row, table: Table, typed: Callable[[int], int | str], width: int
) -> None:
    if row.kind == "heading":
        sheet.cell(at, 1, row.label).font = Font(bold=True)
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=width)
        return
    for column, text in enumerate((row.code, row.label, row.title), start=1):
        if text:
            sheet.cell(at, column, text)
    for column, amount in enumerate(row.amounts, start=FIRST_AMOUNT):
        value = table.nil if amount is None else typed(amount * table.factor)
        cell = sheet.cell(at, column, value)
        cell.number_format, cell.alignment = "#,##0", Alignment(horizontal="right")
    rate = execution_rate(table, row) if table.rate else None
    if rate is not None:
        sheet.cell(at, width, float(rate)).number_format = "0.0"
    if row.kind in {"subtotal", "total"}:
        for printed in sheet[at][:width]:
            printed.font, printed.fill = Font(bold=True), SUBTOTAL_FILL


def csv_rows(table: Table) -> list[list[str]]:
    """The table as text rows of one width: a group is named once, spaces are no-break, rates have a comma."""
    width = FIRST_AMOUNT - 1 + len(table.columns) + table.rate
    groups = {start: group for start, _, group in _groups(table.columns)}
    upper = ["Code", "Libellé", "Titre", *(groups.get(at, "") for at in range(len(table.columns))), "Taux (%)"]
    lower = ["", "", "", *(column.header for column in table.columns), ""]
    rows = [[title] for title in table.titles] + [[""], upper, lower]
    for row in table.rows:
        if row.kind == "heading":
            rows.append([row.label])
            continue
        amounts = ["" if amount is None else f"{amount:,}".replace(",", NBSP) for amount in row.amounts]
        rate = execution_rate(table, row)
        printed = "" if rate is None else str(rate).replace(".", ",")
        rows.append([row.code, row.label, row.title, *amounts, printed])
    rows += [[note] for note in table.notes]
    return [row + [""] * (width - len(row)) for row in rows]
