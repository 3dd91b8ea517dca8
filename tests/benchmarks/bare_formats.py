"""The baseline of a pack in three formats: matplotlib draws its charts, reportlab, python-docx and openpyxl write its rows, bare."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Any

from budgetwatch.domain.document import Chart, Document
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.words import spoken
from tests.benchmarks.bare_layout import lay_out_bare

SIZE, DOTS = (6.93, 2.64), 200
"""Inches and dots an inch of a chart in a report."""


def charts_of(part: object) -> Iterator[Chart]:
    """Every chart of a document, in reading order."""
    if isinstance(part, Chart):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from charts_of(item)
    elif isinstance(part, Document) or hasattr(part, "blocks"):
        yield from charts_of(part.blocks)


def write_bare(charts: list[Chart], rows: list[list[str]], language: Language) -> float:
    """Seconds that the four libraries take for these charts and rows: a PDF, a Word file and a workbook without design."""
    started = time.perf_counter()
    for chart in charts:
        _draw(chart, language)
    drawn = time.perf_counter() - started
    laid_out = lay_out_bare(rows)
    started = time.perf_counter()
    _write_word(rows)
    _write_workbook(rows)
    return drawn + laid_out + time.perf_counter() - started


def _draw(chart: Chart, language: Language) -> None:
    """Bars with their names, as vectors for the PDF and as a picture for Word."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=SIZE)
    FigureCanvasAgg(drawing)
    axes: Any = drawing.add_subplot()
    places = range(len(chart.categories))
    wide = 0.8 / max(1, len(chart.series))
    for at, series in enumerate(chart.series):
        values = [value.value if isinstance(value, Figure) else 0 for value in series.values]
        axes.bar([place + at * wide for place in places], values, wide, label=spoken(series.name, language))
    axes.set_xticks(places, [spoken(category, language) for category in chart.categories])
    axes.legend()
    drawing.savefig(io.BytesIO(), format="pdf")
    drawing.savefig(io.BytesIO(), format="png", dpi=DOTS)


def _write_word(rows: list[list[str]]) -> None:
    """A paragraph where there is one cell, a row of a table otherwise."""
    import docx

    word = docx.Document()
    for columns, together in _grouped(rows):
        if columns < 2:
            for row in together:
                word.add_paragraph("".join(row))
            continue
        table = word.add_table(rows=len(together), cols=columns)
        for cells, texts in zip(table.rows, together, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
    word.save(io.BytesIO())


def _grouped(rows: list[list[str]]) -> Iterator[tuple[int, list[list[str]]]]:
    """Rows of as many cells that follow one another: the tables of a document."""
    from itertools import groupby

    return ((columns, list(together)) for columns, together in groupby(rows, key=len))


def _write_workbook(rows: list[list[str]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    book.save(io.BytesIO())
