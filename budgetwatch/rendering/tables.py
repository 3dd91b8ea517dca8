"""Tables on paper: numbers right, heads repeated, rows whole, a thick rule above totals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable, Paragraph, TableStyle

from budgetwatch.domain.document import Chart, Row, RowStyle, Table
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language
from budgetwatch.rendering.columns import ColumnText, column_widths, fits
from budgetwatch.rendering.fonts import kept
from budgetwatch.rendering.paged import PagedTable
from budgetwatch.rendering.style import (
    BLACK,
    CELL,
    CELL_BOLD,
    CONTENT_WIDTH,
    GREY,
    HAIRLINE,
    NOTE,
    PALE,
    RULE,
    SMALL,
    SMALL_BOLD,
    THICK,
    TextStyle,
)
from budgetwatch.rendering.text import fits_one_font, paragraph, wrapped
from budgetwatch.rendering.words import opening, spoken, tabled

INDENT = 10.0
WIDOWS = 3  # the last rows go to the next page together, so that no total stands there alone
LOW = 10  # lines of a cell: rows that are higher must be free to break
_HEAVY = (RowStyle.HEADING, RowStyle.SUBTOTAL, RowStyle.TOTAL)


def caption_unit(shown: Table | Chart, language: Language) -> str:
    """What the caption adds about the unit: ` (millions FCFA)`, or nothing."""
    unit = language.unit(shown.scale, shown.currency)
    return f" ({unit})" if unit else ""


def draw_table(
    table: Table,
    language: Language,
    mark: str = "",
    sign: Callable[[Figure], str] = lambda _figure: "",
    room: float = CONTENT_WIDTH,
    note: str = "",
) -> Flowable:
    """The table with its note and without its caption, a mark in its first head if given, a sign behind the figures that have one. An empty table says that there is nothing."""
    if not table.rows:
        return paragraph(language.word(msg("Nothing to show.")), CELL)
    columns = _columns(table, language, mark, sign)
    style, head = _sizes(columns, room)
    widths = column_widths(columns, style, head, room)
    rows = [[_cell(column.header, head, wide) for column, wide in zip(columns, widths, strict=True)]]
    for place, row in enumerate(table.rows):
        rows.append(_row([column.cells[place] for column in columns], row, style, head, widths))
    commands = _commands(table, style, head)
    ends = WIDOWS if table.rows[-1].style is RowStyle.TOTAL else 1
    if (note or ends == WIDOWS) and _is_low(rows[1:][-ends:]):
        commands.append(("NOSPLIT", (0, max(1, len(rows) - ends)), (0, -1)))
    if note:
        commands += _under(len(rows))
        rows.append([paragraph(note, NOTE), *([""] * (len(widths) - 1))])
    drawn = PagedTable(rows, colWidths=widths, repeatRows=1, splitInRow=1)
    drawn.setStyle(TableStyle(commands))
    return drawn


def _columns(table: Table, language: Language, mark: str, sign: Callable[[Figure], str]) -> list[ColumnText]:
    texts = [
        [tabled(cell, language, table.scale) + (sign(cell) if isinstance(cell, Figure) else "") for cell in row.cells]
        for row in table.rows
    ]
    heads = [opening(spoken(column.header, language)) for column in table.columns]
    heads[0] = f"{heads[0]} {mark}".rstrip()
    return [
        ColumnText(heads[place], [row[place] for row in texts], column.numeric)
        for place, column in enumerate(table.columns)
    ]


def _sizes(columns: list[ColumnText], room: float) -> tuple[TextStyle, TextStyle]:
    """The ordinary size of tables, or the size of notes where numbers would crowd out the words."""
    return (CELL, CELL_BOLD) if fits(columns, CELL, CELL_BOLD, room) else (SMALL, SMALL_BOLD)


def _row(texts: list[str], row: Row, style: TextStyle, head: TextStyle, widths: list[float]) -> list[str | Paragraph]:
    chosen = head if row.style in _HEAVY else style
    indents = [INDENT * row.level, *(0.0 for _ in texts[1:])]
    return [_cell(text, chosen, wide - inset) for text, wide, inset in zip(texts, widths, indents, strict=True)]


def _cell(text: str, style: TextStyle, wide: float) -> str | Paragraph:
    """Plain lines, which are quick to set; a paragraph only where a letter needs a second font."""
    if not fits_one_font(text, style):
        return paragraph(text, style)
    return "\n".join(wrapped(kept(text), style, wide - 8))


def _is_low(rows: list[list[str | Paragraph]]) -> bool:
    return all(isinstance(cell, str) and cell.count("\n") < LOW for row in rows for cell in row)


def _commands(table: Table, style: TextStyle, head: TextStyle) -> list[Any]:
    commands: list[Any] = [
        ("FONT", (0, 0), (-1, -1), style.face.value, style.size, style.leading),
        ("FONT", (0, 0), (-1, 0), head.face.value, head.size, head.leading),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 1.8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
        ("LINEABOVE", (0, 0), (-1, 0), RULE, BLACK),
        ("LINEBELOW", (0, 0), (-1, 0), RULE, BLACK),
        ("LINEBELOW", (0, 1), (-1, len(table.rows) - 1), HAIRLINE, GREY),
        ("LINEBELOW", (0, len(table.rows)), (-1, len(table.rows)), RULE, BLACK),
    ]
    commands += [("ALIGN", (at, 0), (at, -1), "RIGHT") for at, column in enumerate(table.columns) if column.numeric]
    for place, row in enumerate(table.rows, start=1):
        commands += _weight(place, row, head)
    return commands


def _under(place: int) -> list[Any]:
    """The note as a last row across the table, so that it never stands on a page without it."""
    return [
        ("SPAN", (0, place), (-1, place)),
        ("LEFTPADDING", (0, place), (-1, place), 0),
        ("TOPPADDING", (0, place), (-1, place), NOTE.before),
        ("BOTTOMPADDING", (0, place), (-1, place), 0),
    ]


def _weight(place: int, row: Row, head: TextStyle) -> list[Any]:
    commands: list[Any] = []
    if row.level:
        commands.append(("LEFTPADDING", (0, place), (0, place), 4 + INDENT * row.level))
    if row.style in _HEAVY:
        commands.append(("FONT", (0, place), (-1, place), head.face.value, head.size, head.leading))
    if row.style in (RowStyle.SUBTOTAL, RowStyle.HEADING):
        commands.append(("BACKGROUND", (0, place), (-1, place), PALE))
    if row.style is RowStyle.TOTAL:
        commands.append(("LINEABOVE", (0, place), (-1, place), THICK, BLACK))
    return commands
