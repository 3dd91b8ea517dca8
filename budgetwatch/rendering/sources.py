"""The annex of sources on paper: the files, then each mark with its figures and their cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, LongTable, Paragraph, TableStyle

from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import CORRECTED, Annex, SourcedLine, SourcedMark
from budgetwatch.rendering.annex_columns import figure_widths
from budgetwatch.rendering.annex_words import FIGURE_HEADS, FILE_HEADS, NO_FIGURE, READING
from budgetwatch.rendering.fonts import kept, markup
from budgetwatch.rendering.paged import PagedTable
from budgetwatch.rendering.style import (
    BLACK,
    CAPTION,
    CONTENT_WIDTH,
    GREY,
    HAIRLINE,
    NOTE,
    RULE,
    SMALL,
    SMALL_BOLD,
)
from budgetwatch.rendering.text import fits_one_font, marked_up, paragraph, wrapped

FILE_WIDTHS = (24.0, CONTENT_WIDTH - 24 - 300, 70.0, 80.0, 150.0)
WIDOWS = 3  # lines that go to the last page together
_BASE: list[Any] = [
    ("FONT", (0, 0), (-1, -1), SMALL.face.value, SMALL.size, SMALL.leading),
    ("FONT", (0, 0), (-1, 0), SMALL_BOLD.face.value, SMALL.size, SMALL.leading),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 0.6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2),
    ("LINEABOVE", (0, 0), (-1, 0), RULE, BLACK),
    ("LINEBELOW", (0, 0), (-1, 0), RULE, BLACK),
    ("LINEBELOW", (0, -1), (-1, -1), RULE, BLACK),
]


def draw_sources(marks: Iterable[SourcedMark], annex: Annex, language: Language) -> list[Flowable]:
    """How to read the annex, the list of files, the table of marks, and the cells corrected by hand."""
    marks = tuple(marks)
    if not marks:
        return [paragraph(language.word(NO_FIGURE), NOTE)]
    return [
        paragraph(language.word(READING), NOTE),
        paragraph(language.word(msg("Files")), CAPTION),
        _files(annex, language),
        CondPageBreak(90),
        paragraph(language.word(msg("Figures")), CAPTION),
        _figures(marks, language),
        *_corrections(annex.corrections(), language),
    ]


def _corrections(told: tuple[str, ...], language: Language) -> list[Flowable]:
    if not told:
        return []
    head = language.word(msg("{sign} Cells corrected by hand", sign=CORRECTED))
    return [CondPageBreak(90), paragraph(head, CAPTION), *(paragraph(text, NOTE) for text in told)]


def _files(annex: Annex, language: Language) -> Flowable:
    rows: list[list[Any]] = [["", *(language.word(head) for head in FILE_HEADS)]]
    rows += [
        [
            f"[{number}]",
            _cell(source.name, FILE_WIDTHS[1]),
            source.short_hash,
            kept(language.date(source.received)) if source.received else "\u2013",
            _cell(annex.status(source), FILE_WIDTHS[4]),
        ]
        for number, source in enumerate(annex.sources.values(), start=1)
    ]
    table = LongTable(rows, colWidths=FILE_WIDTHS, repeatRows=1)
    table.setStyle(TableStyle([*_BASE, ("LINEBELOW", (0, 1), (-1, -2), HAIRLINE, GREY)]))
    return table


def _figures(marks: tuple[SourcedMark, ...], language: Language) -> Flowable:
    rows: list[list[Any]] = [["", *(language.word(head) for head in FIGURE_HEADS)]]
    widths = figure_widths(marks, 36.0)
    commands = [*_BASE, ("ALIGN", (2, 0), (2, -1), "RIGHT"), ("LEFTPADDING", (3, 0), (3, -1), 10)]
    for mark in marks:
        if mark.brief:
            rows.append(_brief(mark, widths))
            continue
        place = len(rows)
        commands += [("SPAN", (0, place), (-1, place)), ("LINEABOVE", (0, place), (-1, place), HAIRLINE, GREY)]
        if mark.lines:
            commands.append(("NOSPLIT", (0, place), (0, place + 1)))
        rows.append([_anchor(mark), "", "", ""])
        for line in mark.lines:
            if not line.value:
                commands += [
                    ("SPAN", (2, len(rows)), (-1, len(rows))),
                    ("ALIGN", (2, len(rows)), (2, len(rows)), "LEFT"),
                ]
            rows.append(_line(line, widths))
    if len(rows) > WIDOWS + 1 and all(
        isinstance(row[-1], str) and row[-1].count("\n") < WIDOWS for row in rows[-WIDOWS:]
    ):
        commands.append(("NOSPLIT", (0, len(rows) - WIDOWS), (0, -1)))
    table = PagedTable(rows, colWidths=widths, repeatRows=1, splitInRow=1)
    table.setStyle(TableStyle(commands))
    return table


def _brief(mark: SourcedMark, widths: Sequence[float]) -> list[str | Paragraph]:
    """A mark with its one figure in a line, which the marks of the text lead to."""
    line = mark.lines[0]
    anchor = f'<a name="{mark.name}"/>{markup(f"[{mark.name}]", SMALL_BOLD.face)}'
    texts = (f"{mark.title} {line.label}", line.value, line.origin)
    cells = (_cell(text, wide - 4) for text, wide in zip(texts, widths[1:], strict=True))
    return [marked_up(anchor, SMALL_BOLD), *cells]


def _line(line: SourcedLine, widths: Sequence[float]) -> list[str | Paragraph]:
    """A figure with its mark again, so that the line can be found on any page."""
    if not line.value:
        return [line.number, _cell(line.label, widths[1] - 4), _cell(line.origin, widths[2] + widths[3] - 4), ""]
    texts = (line.label, line.value, line.origin)
    return [line.number, *(_cell(text, wide - 4) for text, wide in zip(texts, widths[1:], strict=True))]


def _anchor(mark: SourcedMark) -> Paragraph:
    """The mark's line, which the marks of the text lead to."""
    see = f' <font name="{SMALL.face}">({markup(mark.see, SMALL.face)})</font>' if mark.see else ""
    title = f"[{mark.name}] {markup(mark.title, SMALL_BOLD.face)}{see}"
    return marked_up(f'<a name="{mark.name}"/>{title}', SMALL_BOLD)


def _cell(text: str, wide: float) -> str | Paragraph:
    if not fits_one_font(text, SMALL):
        return paragraph(text, SMALL)
    return "\n".join(wrapped(kept(text), SMALL, wide - 6))
