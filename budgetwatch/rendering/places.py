"""The places of a document where figures are printed: what a reference mark is given to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from budgetwatch.domain.document import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    ChartKind,
    KeyFigures,
    Numbered,
    Paragraph,
    QuestionItem,
    Questions,
    Section,
    Table,
    Words,
    figures_in,
)
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message
from budgetwatch.domain.money import Absent

Key: TypeAlias = "Table | Chart | Paragraph | Callout | QuestionItem | Message | tuple[Message, Figure, Message | None]"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure with the words around it: `(row, column)` in a table; `of_row` where its own row makes it.

    `at` is its row and its column of figures, from 1, in a table; its category and series in a chart.
    """

    figure: Figure
    labels: tuple[Words, ...]
    of_row: bool = False
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A block or item that prints figures; `key` is that item, `title` what it is about."""

    key: Key
    title: Words
    figures: tuple[Labelled, ...]


def places(blocks: tuple[Block, ...], title: Words) -> Iterator[Place]:
    """Every place with figures, in reading order."""
    for block in blocks:
        yield from (place for place in _of_block(block, title) if place.figures)


def _of_block(block: Block, title: Words) -> Iterator[Place]:
    match block:
        case Section():
            yield from places(block.blocks, block.title)
        case Paragraph() | Callout():
            yield Place(block, title, _unlabelled(block))
        case KeyFigures(items=items):
            yield from (Place(item, item[0], _unlabelled(item[1:])) for item in items)
        case Numbered(items=items):
            yield from (Place(head, head, _unlabelled((head, rest))) for head, rest in items)
        case Bullets(items=lines):
            yield from (Place(line, title, _unlabelled(line)) for line in lines if isinstance(line, Message))
        case Table():
            about = block.caption if block.caption.text else title
            yield Place(block, about, (*_unlabelled(block.caption), *_of_table(block), *_unlabelled(block.note)))
        case Chart():
            yield Place(block, block.caption, (*_unlabelled(block.caption), *_of_chart(block)))
        case Questions(items=questions):
            yield from (Place(item, item.text, _unlabelled((item.text, item.figures))) for item in questions)


def _unlabelled(part: object) -> tuple[Labelled, ...]:
    return tuple(Labelled(figure, ()) for figure in figures_in(part))


def _of_table(table: Table) -> Iterator[Labelled]:
    for number, row in enumerate(table.rows, start=1):
        label = _words(row.cells[0])
        printed = {figure.trace for figure in figures_in(row.cells)}
        for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            for figure in figures_in(cell):
                made = bool(figure.trace.inputs) and printed.issuperset(figure.trace.inputs)
                yield Labelled(figure, (*label, column.header), made, (number, place))


def _of_chart(chart: Chart) -> Iterator[Labelled]:
    """The figures of a chart, its categories being rows and its series columns; the other way round where they stack.

    What is stacked in a category comes from one document, what a series says of all categories from another each.
    """
    stacked = chart.kind is ChartKind.STACKED_BARS
    for place, series in enumerate(chart.series, start=1):
        for number, (category, value) in enumerate(zip(chart.categories, series.values, strict=True), start=1):
            if not isinstance(value, Absent):
                named = (series.name, category) if stacked else (category, series.name)
                yield Labelled(value, named, at=(place, number) if stacked else (number, place))


def _words(cell: Cell) -> tuple[Words, ...]:
    return () if isinstance(cell, Figure | Absent) else (cell,)
