"""Boxed blocks: key figures in a row, callouts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable, Table, TableStyle

from budgetwatch.domain.document import Callout, KeyFigures, Tone
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.fonts import font, markup
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.style import BLACK, BOX, CONTENT_WIDTH, KEY_LABEL, KEY_VALUE, LIMITS_BOX, RULE, THICK, Face
from budgetwatch.rendering.text import bold, marked_up, paragraph, small
from budgetwatch.rendering.words import opening

_NUMBER = re.compile(r"[\u2212+]?\d[\d\u202f.,]*")


def draw_key_figures(
    block: KeyFigures, language: Language, marks: Marks, sign: Callable[[Figure], str] = lambda _figure: ""
) -> Flowable:
    """The figures side by side: label, large number with its unit and sign, comment and mark."""
    cells = [
        [
            paragraph(opening(language.word(label)), KEY_LABEL),
            marked_up(_large(figure, language) + sign(figure), KEY_VALUE),
            paragraph(language.word(comment) if comment else "", KEY_LABEL, marks.beside((label, figure, comment))),
        ]
        for label, figure, comment in block.items
    ]
    table = Table([cells], colWidths=[CONTENT_WIDTH / len(cells)] * len(cells))
    table.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), RULE, BLACK), *_GRID]))
    return table


# A table names a font for every cell, even one of paragraphs: this one is in the file.
_FONT = ("FONT", (0, 0), (-1, -1), Face.SANS.value, KEY_LABEL.size)
_GRID: list[Any] = [
    _FONT,
    ("INNERGRID", (0, 0), (-1, -1), RULE, BLACK),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
    ("LEFTPADDING", (0, 0), (-1, -1), 8),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
]


def _large(figure: Figure, language: Language) -> str:
    """The number large, the words of its unit small, in the order of the language."""
    text = language.figure(figure)
    found = _NUMBER.search(text)
    if found is None:
        return markup(text, KEY_VALUE.face)
    font(Face.SANS)
    parts = (text[: found.start()].strip(), found.group(), text[found.end() :].strip())
    small_words = [
        f'<font name="{Face.SANS}" size="9">{markup(part, Face.SANS)}</font>' if part else "" for part in parts
    ]
    return " ".join(part for part in (small_words[0], markup(parts[1], KEY_VALUE.face), small_words[2]) if part)


def draw_callout(block: Callout, language: Language, marks: Marks) -> Flowable:
    """A boxed paragraph; a note has only a rule at its left."""
    title, text = language.word(block.title), language.word(block.text)
    style = LIMITS_BOX if block.tone is Tone.LIMITS else BOX
    content = marked_up(f"{bold(title, style.face)} {markup(text, style.face)}{small(marks.beside(block))}", style)
    table = Table([[content]], colWidths=[CONTENT_WIDTH], spaceBefore=4, spaceAfter=8, splitInRow=1)
    note = block.tone is Tone.NOTE
    edge = ("LINEBEFORE", (0, 0), (0, -1), THICK, BLACK) if note else ("BOX", (0, 0), (-1, -1), RULE, BLACK)
    padding = 3 if note else 6
    table.setStyle(
        TableStyle(
            [
                _FONT,
                edge,
                ("TOPPADDING", (0, 0), (-1, -1), padding),
                ("BOTTOMPADDING", (0, 0), (-1, -1), padding + 2),
                ("LEFTPADDING", (0, 0), (-1, -1), 9),
                ("RIGHTPADDING", (0, 0), (-1, -1), 9),
            ]
        )
    )
    return table
