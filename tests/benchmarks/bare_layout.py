"""The baseline of the pack: reportlab laying out the same rows of text, with no design."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping

from budgetwatch.domain.document import Document, Table
from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message
from budgetwatch.i18n import Language


def rows_of(document: Document, language: Language, known: Mapping[Figure, Explanation]) -> list[list[str]]:
    """Every sentence and table row of a document, and of its annex: a figure, its file and its cells."""
    rows: list[list[str]] = []
    _collect(document, language, rows)
    for figure, told in known.items():
        cells = list(_cells(told))[:3]
        rows.append([language.figure(figure), *(f"{cell.source.name} {cell.cell.a1}" for cell in cells)])
    return rows


def _cells(told: Explanation) -> Iterator[SourceCell]:
    yield from told.cells
    for part in told.inputs:
        yield from _cells(part)


def _collect(part: object, language: Language, rows: list[list[str]]) -> None:
    if isinstance(part, Table):
        rows += [[_text(cell, language) for cell in row.cells] for row in part.rows]
    elif isinstance(part, Message):
        rows.append([language.word(part)])
    elif isinstance(part, tuple):
        for item in part:
            _collect(item, language, rows)
    elif isinstance(part, Document):
        _collect(part.blocks, language, rows)
    elif hasattr(part, "__dataclass_fields__") and not isinstance(part, Figure):
        for name in part.__dataclass_fields__:
            _collect(getattr(part, name), language, rows)


def _text(cell: object, language: Language) -> str:
    return language.value(cell) if isinstance(cell, Message | Figure) else str(getattr(cell, "text", cell))


def lay_out_bare(rows: list[list[str]]) -> float:
    """Seconds that reportlab takes for these rows: paragraphs where there is one cell, a table of paragraphs otherwise."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

    style = getSampleStyleSheet()["BodyText"]
    started = time.perf_counter()
    story: list[Flowable] = []
    for row in rows:
        if len(row) == 1:
            story.append(Paragraph(row[0], style))
        elif row:
            story.append(Table([[Paragraph(text, style) for text in row]]))
    SimpleDocTemplate(io.BytesIO()).build(story)
    return time.perf_counter() - started
