"""Tables of a Word file: repeated heads, whole rows, numbers right, weight for subtotals and totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.domain.document import Cell, Row, RowStyle, Table
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.columns import ColumnText, column_widths, fits
from budgetwatch.rendering.fonts import register
from budgetwatch.rendering.style import CELL, CELL_BOLD, CONTENT_WIDTH, SMALL, SMALL_BOLD
from budgetwatch.rendering.word.markup import paragraph, runs, source_mark, w
from budgetwatch.rendering.word.styles import PALE
from budgetwatch.rendering.words import opening, spoken, tabled

_INDENT = 200
_TOGETHER = 3
"""The last rows go to the next page together, so that no total stands there alone."""
_HEAVY = (RowStyle.HEADING, RowStyle.SUBTOTAL, RowStyle.TOTAL)


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell stands: its paragraph style, right or left, its indent, its ground and the rule above it."""

    style: str
    right: bool = False
    indent: int = 0
    ground: str = ""
    thick: bool = False
    joined: bool = False


def grid(
    widths: Sequence[float], rows: Iterable[BaseOxmlElement], told: str, *, style: str = "BudgetTable"
) -> BaseOxmlElement:
    """A table of rows under column widths in points; `told` is what a screen reader says of it."""
    wide = [round(one * 20) for one in widths]
    settings = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(wide), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        w("tblCaption", val=told) if told else None,
    )
    return w("tbl", settings, w("tblGrid", *(w("gridCol", w=one) for one in wide)), *rows)


def row(cells: Iterable[BaseOxmlElement], *, head: bool = False) -> BaseOxmlElement:
    """A row that no page cuts; a head is repeated on every page."""
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else None), *cells)


def cell(content: Iterable[BaseOxmlElement], look: CellLook, wide: float, *, span: int = 1) -> BaseOxmlElement:
    """A cell of one paragraph."""
    return w("tc", _cell_settings(look, wide, span), _cell_paragraph(content, look))


def _cell_settings(look: CellLook, wide: float, span: int) -> BaseOxmlElement:
    above = w("top", val="single", sz=12, space=0, color="000000")
    return w(
        "tcPr",
        w("tcW", w=round(wide * 20), type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        w("tcBorders", above) if look.thick else None,
        w("shd", val="clear", color="auto", fill=look.ground) if look.ground else None,
    )


def _cell_paragraph(content: Iterable[BaseOxmlElement], look: CellLook) -> BaseOxmlElement:
    settings = [
        w("keepNext") if look.joined else None,
        w("ind", left=look.indent) if look.indent else None,
        w("jc", val="right") if look.right else None,
    ]
    return paragraph(look.style, content, settings=[one for one in settings if one is not None])


def table_grid(table: Table, language: Language, mark: str, sign: Callable[[Figure], str]) -> BaseOxmlElement:
    """A table of the document without its caption; the mark stands in its first head if given."""
    register()
    columns = _columns(table, language, sign)
    small = not fits(columns, CELL, CELL_BOLD, CONTENT_WIDTH)
    styles = ("TableSmall", "TableSmallHead") if small else ("TableText", "TableHead")
    widths = column_widths(columns, *((SMALL, SMALL_BOLD) if small else (CELL, CELL_BOLD)), CONTENT_WIDTH)
    rows = [_head(columns, widths, styles[1], mark)]
    for place, one in enumerate(table.rows):
        look = _weight(one, styles, joined=-_TOGETHER <= place - len(table.rows) < -1)
        rows.append(_row_of(one, look, [column.cells[place] for column in columns], columns, widths))
    return grid(widths, rows, language.word(table.caption))


def _columns(table: Table, language: Language, sign: Callable[[Figure], str]) -> list[ColumnText]:
    return [
        ColumnText(
            opening(spoken(column.header, language)),
            [_shown(one.cells[at], table, language, sign) for one in table.rows],
            column.numeric,
        )
        for at, column in enumerate(table.columns)
    ]


def _shown(one: Cell, table: Table, language: Language, sign: Callable[[Figure], str]) -> str:
    return tabled(one, language, table.scale) + (sign(one) if isinstance(one, Figure) else "")


def _head(columns: Sequence[ColumnText], widths: Sequence[float], style: str, mark: str) -> BaseOxmlElement:
    cells: list[BaseOxmlElement] = []
    for column, wide in zip(columns, widths, strict=True):
        content = runs(column.header)
        if mark and not cells:
            content += source_mark(mark)
        cells.append(cell(content, CellLook(style, right=column.numeric, joined=True), wide))
    return row(cells, head=True)


def _weight(one: Row, styles: tuple[str, str], *, joined: bool) -> CellLook:
    """What the style of a row gives its cells."""
    return CellLook(
        styles[one.style in _HEAVY],
        ground=PALE if one.style in (RowStyle.SUBTOTAL, RowStyle.HEADING) else "",
        thick=one.style is RowStyle.TOTAL,
        joined=joined or one.style is RowStyle.HEADING,
    )


def _row_of(
    one: Row, look: CellLook, texts: Sequence[str], columns: Sequence[ColumnText], widths: Sequence[float]
) -> BaseOxmlElement:
    cells: list[BaseOxmlElement] = []
    for text, column, wide in zip(texts, columns, widths, strict=True):
        indent = _INDENT * one.level if not cells else 0
        cells.append(cell(runs(text), replace(look, right=column.numeric, indent=indent), wide))
    return row(cells)
