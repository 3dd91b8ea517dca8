"""The cover: who, what, when, for whom, from which snapshot, and the list of contents."""

from __future__ import annotations

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Spacer, Table, TableStyle

from budgetwatch.domain.document import Document
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import Language
from budgetwatch.rendering.fonts import kept
from budgetwatch.rendering.letterhead import Head
from budgetwatch.rendering.pages import CONTENTS, PackCanvas, PageWords, draw_audience, draw_footer, draw_institution
from budgetwatch.rendering.style import (
    BLACK,
    CONTENT_WIDTH,
    COVER_LINE,
    COVER_STRONG,
    COVER_SUBTITLE,
    COVER_TITLE,
    HAIRLINE,
    HEADER_HEIGHT,
)
from budgetwatch.rendering.text import paragraph

_HIGH, _UNDER = 130.0, 40.0
"""Points of white above the title, and the least of it under a letterhead."""


def compose_cover(document: Document, language: Language, control: str, head: Head | None) -> list[Flowable]:
    """The flowables of the cover; what follows starts a new page."""
    high = max(_HIGH, head.height + _UNDER - HEADER_HEIGHT) if head else _HIGH
    parts: list[Flowable] = [Spacer(0, high), paragraph(language.word(document.title), COVER_TITLE)]
    if document.subtitle:
        parts.append(paragraph(language.word(document.subtitle), COVER_SUBTITLE))
    return [*parts, Spacer(0, 14), _particulars(document, language, control), NextPageTemplate("page"), PageBreak()]


def draw_cover(canvas: PackCanvas, words: PageWords, head: Head | None) -> None:
    """What stands around the cover's text."""
    if head:
        head.draw(canvas)
    else:
        draw_institution(canvas, words.institution, COVER_STRONG, COVER_LINE)
    draw_audience(canvas, words.audience)
    canvas.with_contents = True
    canvas.doForm(CONTENTS)
    draw_footer(canvas, words)


def _particulars(document: Document, language: Language, control: str) -> Flowable:
    lines = [
        (msg("Hearing"), language.date(document.hearing) if document.hearing else language.word(msg("not set"))),
        (msg("Audience"), language.word(AUDIENCES[document.audience])),
        (msg("Snapshot"), f"{document.snapshot}, {language.moment(document.made)}"),
        (msg("Control"), control),
    ]
    rows = [[language.word(label), kept(value)] for label, value in lines]
    table = Table(rows, colWidths=[110, CONTENT_WIDTH - 110])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), COVER_LINE.face.value, COVER_LINE.size, COVER_LINE.leading),
                ("FONT", (0, 0), (0, -1), COVER_STRONG.face.value, COVER_LINE.size, COVER_LINE.leading),
                ("LINEABOVE", (0, 0), (-1, -1), HAIRLINE, BLACK),
                ("LINEBELOW", (0, -1), (-1, -1), HAIRLINE, BLACK),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
            ]
        )
    )
    return table
