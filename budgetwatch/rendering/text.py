"""Paragraphs and lines: a text style becomes the library's, long words are cut, marks become links."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from budgetwatch.rendering.fonts import drawable, font, kept, markup, width
from budgetwatch.rendering.style import Face, TextStyle

_BOLD = {Face.SERIF: Face.SERIF_BOLD, Face.SANS: Face.SANS_BOLD}
_ITALIC = {Face.SERIF: Face.SERIF_ITALIC, Face.SANS: Face.SANS_ITALIC}


@cache
def paragraph_style(style: TextStyle) -> ParagraphStyle:
    """The library's form of a text style."""
    font(style.face)
    return ParagraphStyle(
        name=f"{style.face}-{style.size}",
        fontName=style.face.value,
        bulletFontName=style.face.value,
        fontSize=style.size,
        leading=style.leading,
        spaceBefore=style.before,
        spaceAfter=style.after,
        leftIndent=style.indent,
        alignment=TA_LEFT,
        textColor=black,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


def paragraph(text: str, style: TextStyle, mark: str = "") -> Paragraph:
    """A paragraph of plain text, with the small mark that ends it."""
    return marked_up(f"{markup(text, style.face)}{small(mark)}", style)


def marked_up(text: str, style: TextStyle) -> Paragraph:
    """A paragraph of ready markup."""
    return Paragraph(text, paragraph_style(style))


def bold(text: str, face: Face) -> str:
    """Markup of a text in the bold of a face."""
    heavy = _BOLD.get(face, face)
    font(heavy)
    return f'<font name="{heavy}">{markup(text, heavy)}</font>'


def italic(text: str, face: Face) -> str:
    """Markup of a text in the italic of a face."""
    slanted = _ITALIC.get(face, face)
    font(slanted)
    return f'<font name="{slanted}">{markup(text, slanted)}</font>'


def small(mark: str) -> str:
    """Markup of a reference mark, which leads to its place in the annex; nothing for no mark."""
    if not mark:
        return ""
    target, shown = mark.strip("[]").split(",")[0], kept(mark).replace(" ", "\u00a0")
    return f' <a href="#{target}"><font name="{Face.SANS}" size="8.25">{shown}</font></a>'


def wrapped(text: str, style: TextStyle, room: float) -> list[str]:
    """The text cut into lines that fit; only ordinary spaces break, and a word wider than the room is cut."""
    if width(text, style.face, style.size) <= room:
        return [text]
    lines, line = [], ""
    for word in (part for whole in text.split(" ") for part in _cut(whole, style, room)):
        longer = f"{line} {word}" if line else word
        if line and width(longer, style.face, style.size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _cut(word: str, style: TextStyle, room: float) -> list[str]:
    pieces = []
    while len(word) > 1 and width(word, style.face, style.size) > room:
        size = max(1, int(len(word) * room / width(word, style.face, style.size)))
        while size > 1 and width(word[:size], style.face, style.size) > room:
            size -= 1
        pieces.append(word[:size])
        word = word[size:]
    return [*pieces, word]


def fits_one_font(text: str, style: TextStyle) -> bool:
    """Whether plain lines can show the text, or paragraphs with a second font are needed."""
    return drawable(kept(text), style.face)
