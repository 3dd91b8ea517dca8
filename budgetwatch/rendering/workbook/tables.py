"""A sheet for each table and each chart of the document, with the values behind what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from budgetwatch.domain.document import Block, Cell, Chart, Document, Row, Section, Table, TableColumn, Verbatim
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import Annex
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.words import opening, spoken
from budgetwatch.rendering.workbook.book import Book, Line, Sheet, first_row
from budgetwatch.rendering.workbook.cells import Number, Written, written
from budgetwatch.rendering.workbook.formulas import Formulas

Shown: TypeAlias = "Table | Chart"


def sheets(document: Document, book: Book, language: Language, marks: Marks, annex: Annex) -> Iterator[Sheet]:
    """The sheets in reading order, named as the document numbers its tables and charts."""
    tables = charts = details = 0
    for block, under in _shown(document.blocks, document.title):
        if isinstance(block, Chart):
            charts += 1
            name, rows = msg("Chart {number}", number=charts), _of_chart(block, language)
        elif block.caption.text:
            tables += 1
            name, rows = msg("Table {number}", number=tables), block
        else:
            details += 1
            name, rows = msg("Detail {number}", number=details), replace(block, caption=under)
        if rows.rows:
            yield _sheet(rows, book.name(language.word(name)), language, marks.beside(block), annex)


def _shown(blocks: Iterable[Block], title: Message) -> Iterator[tuple[Shown, Message]]:
    """Every table and chart with the title of its section."""
    for block in blocks:
        if isinstance(block, Section):
            yield from _shown(block.blocks, block.title)
        elif isinstance(block, Table | Chart):
            yield block, title


def _sheet(table: Table, name: str, language: Language, mark: str, annex: Annex) -> Sheet:
    unit = language.unit(table.scale, table.currency)
    told = tuple(_told(unit, mark, language))
    formulas = Formulas(table.rows, first_row(told))
    lines = tuple(_line(row, at, table, formulas, (language, annex)) for at, row in enumerate(table.rows))
    notes = [language.word(table.note)] if table.note else []
    if any(isinstance(cell, Number) and isinstance(cell.value, str) for line in lines for cell in line.cells):
        notes.append(
            language.word(msg("Numbers of more than 15 digits are texts here: a spreadsheet would round them."))
        )
    heads = tuple(opening(spoken(column.header, language)) for column in table.columns)
    return Sheet(name, language.word(table.caption), heads, lines, told, ("", *notes) if notes else ())


def _told(unit: str, mark: str, language: Language) -> Iterator[str]:
    """What stands under a title: the unit shown, that cells hold more, and where the sources are."""
    if unit:
        yield language.word(msg("Shown in {unit}; the cells hold the exact amounts.", unit=unit))
    if mark:
        yield language.word(msg("Sources: {marks}", marks=mark))


def _line(row: Row, at: int, table: Table, formulas: Formulas, means: tuple[Language, Annex]) -> Line:
    language, annex = means
    cells: list[Written] = []
    for column, cell in enumerate(row.cells):
        sign = annex.sign(cell) if isinstance(cell, Figure) else ""
        made = written(cell, language, table.scale, sign)
        if isinstance(made, Number) and not isinstance(made.value, str):
            made = replace(made, formula=formulas.of(at, column))
        cells.append(made)
    return Line(tuple(cells), row.style, row.level)


def _of_chart(chart: Chart, language: Language) -> Table:
    """The values that a chart draws, as a table."""
    if chart.tiles:
        heads, rows = _tiles(chart)
    elif chart.spans:
        heads, rows = _spans(chart)
    elif len(chart.series) > 1 and all(_values(chart, at) <= 1 for at in range(len(chart.categories))):
        heads = (TableColumn(msg("Amount")),)  # each bar has a pattern of its own, and no other value beside it
        rows = [(words, _amount(chart, at)) for at, words in enumerate(chart.categories)]
    else:
        heads = tuple(TableColumn(_as_told(spoken(series.name, language))) for series in chart.series)
        rows = [(words, *(series.values[at] for series in chart.series)) for at, words in enumerate(chart.categories)]
    first = TableColumn(Message(""), numeric=False)
    return Table(chart.caption, (first, *heads), tuple(map(Row, rows)), chart.scale, chart.currency)


def _tiles(chart: Chart) -> tuple[tuple[TableColumn, ...], list[tuple[Cell, ...]]]:
    heads = (TableColumn(msg("Ref."), numeric=False), TableColumn(msg("Answer"), numeric=False))
    rows: list[tuple[Cell, ...]] = [
        (chart.categories[one.category], Verbatim(one.text), chart.series[one.series].name) for one in chart.tiles
    ]
    return heads, rows


def _spans(chart: Chart) -> tuple[tuple[TableColumn, ...], list[tuple[Cell, ...]]]:
    """Each bar of a timeline with its days, and the amount of its category."""
    heads = (
        TableColumn(msg("Period"), numeric=False),
        TableColumn(msg("First day"), numeric=False),
        TableColumn(msg("Last day"), numeric=False),
        TableColumn(msg("Amount")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            chart.categories[one.category],
            chart.series[one.series].name,
            _as_told(one.first),
            _as_told(one.last),
            _amount(chart, one.category),
        )
        for one in chart.spans
    ]
    return heads, rows


def _as_told(value: str | date) -> Message:
    """A name or a day as a sentence of its own."""
    return Message("{value}", (("value", value),))


def _values(chart: Chart, category: int) -> int:
    """How many figures a category has."""
    return sum(isinstance(series.values[category], Figure) for series in chart.series)


def _amount(chart: Chart, category: int) -> Figure | Absent:
    values = (series.values[category] for series in chart.series)
    return next((one for one in values if isinstance(one, Figure)), Absent.NIL)
