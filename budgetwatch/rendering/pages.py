"""What stands around the content of every page, and the canvas that learns the number of pages last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from budgetwatch.domain.document import Document
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import Language
from budgetwatch.rendering.fonts import width, write_runs
from budgetwatch.rendering.style import (
    BLACK,
    CONTENT_WIDTH,
    COVER_LINE,
    PAGE_LINE,
    PAGE_STRONG,
    RULE,
    Face,
    Sheet,
    TextStyle,
)

CONTENTS = "contents"
DOTS = " ."
INSTITUTION_WIDTH = CONTENT_WIDTH * 0.64


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words that every page repeats."""

    institution: tuple[str, ...]
    audience: str
    hearing: str
    left: str
    middle: str

    @classmethod
    def of(cls, document: Document, language: Language, control: str) -> PageWords:
        """The repeated words of a document."""
        audience = language.word(msg("Audience: {audience}", audience=AUDIENCES[document.audience]))
        example = language.word(msg("Fictional example"))
        fictional = f" \u00b7 {example}" if document.fictional else ""
        hearing = msg("Hearing of {date}", date=document.hearing) if document.hearing else Message("")
        frozen = msg(
            "Snapshot {snapshot} \u00b7 {made} \u00b7 control {control}",
            snapshot=document.snapshot,
            made=language.moment(document.made),
            control=control,
        )
        return cls(document.institution, audience, language.word(hearing), audience + fictional, language.word(frozen))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of contents."""

    title: str
    level: int
    page: int


class PackCanvas(Canvas):
    """A canvas that draws page numbers and the list of contents when it is saved, as forms each page refers to."""

    language: Language
    made: datetime
    sheet: Sheet

    def __init__(self, filename: Any, **options: Any) -> None:
        super().__init__(filename, **options)
        self.setDateFormatter(lambda *_clock: f"D:{self.made:%Y%m%d%H%M%S}")
        self.entries: list[Entry] = []
        self.numbered: list[int] = []
        self.with_contents = False

    def enter(self, title: str, level: int) -> None:
        """Put a title into the outline and the contents, at the page being drawn."""
        key = f"h{len(self.entries)}"
        self.bookmarkPage(key)
        deepest = self.entries[-1].level + 1 if self.entries else 0
        self.addOutlineEntry(title, key, min(level, deepest), closed=False)
        self.entries.append(Entry(title, min(level, deepest), self.getPageNumber()))

    def number_page(self) -> None:
        """Refer to the number of this page, drawn when the total is known."""
        self.numbered.append(self.getPageNumber())
        self.doForm(f"page-{self.getPageNumber()}")

    def save(self) -> None:
        """Draw what had to wait for the number of pages, then write the file."""
        total = self.getPageNumber() - 1
        for page in self.numbered:
            text = self.language.word(msg("page {page} of {pages}", page=page, pages=total))
            self.beginForm(f"page-{page}")
            write(self, text, PAGE_LINE, self.sheet.right, self.sheet.margin, right=True)
            self.endForm()
        if self.with_contents:
            self.beginForm(CONTENTS)
            _list_contents(self, [entry for entry in self.entries if entry.level == 0])
            self.endForm()
        super().save()


def write(canvas: Canvas, text: str, style: TextStyle, x: float, y: float, *, right: bool = False) -> None:
    """One line of text at a place."""
    canvas.setFillColor(BLACK)
    start = x - width(text, style.face, style.size) if right else x
    write_runs(canvas, text, style.face, style.size, (start, y))


def fitted(text: str, style: TextStyle, room: float) -> str:
    """The text, its end given up to `…` where it is wider than the room."""
    if width(text, style.face, style.size) <= room:
        return text
    while text and width(f"{text}…", style.face, style.size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def draw_page(canvas: PackCanvas, words: PageWords) -> None:
    """Header and footer of an ordinary page."""
    draw_institution(canvas, words.institution)
    draw_sides(canvas, words, 38)


def draw_sides(canvas: PackCanvas, words: PageWords, head: float) -> None:
    """What stands beside and under the head of a page, which is that high: audience, hearing, rule, footer."""
    draw_audience(canvas, words.audience)
    if words.hearing:
        write(canvas, words.hearing, PAGE_LINE, canvas.sheet.right, canvas.sheet.top - 27, right=True)
    _rule(canvas, canvas.sheet.top - head)
    draw_footer(canvas, words)


def draw_footer(canvas: PackCanvas, words: PageWords) -> None:
    """The footer: audience, snapshot, page."""
    _rule(canvas, canvas.sheet.margin + 12)
    write(canvas, words.left, PAGE_LINE, canvas.sheet.left, canvas.sheet.margin)
    middle = width(words.middle, PAGE_LINE.face, PAGE_LINE.size)
    write(canvas, words.middle, PAGE_LINE, (canvas.sheet.width - middle) / 2, canvas.sheet.margin)
    canvas.number_page()


def draw_institution(
    canvas: PackCanvas, lines: tuple[str, ...], strong: TextStyle = PAGE_STRONG, style: TextStyle = PAGE_LINE
) -> None:
    """The institution's lines, the first in capitals."""
    for place, line in enumerate(lines[:3]):
        chosen = style if place else strong
        text = fitted(line if place else line.upper(), chosen, INSTITUTION_WIDTH)
        write(canvas, text, chosen, canvas.sheet.left, canvas.sheet.top - strong.size - place * style.leading)


def draw_audience(canvas: PackCanvas, audience: str) -> None:
    """Who may read this, in a box."""
    right, top = canvas.sheet.right, canvas.sheet.top
    text = audience.upper()
    wide = width(text, PAGE_STRONG.face, PAGE_STRONG.size) + 14
    canvas.setLineWidth(RULE)
    canvas.setStrokeColor(BLACK)
    canvas.rect(right - wide, top - 15, wide, 15)
    write(canvas, text, PAGE_STRONG, right - wide + 7, top - 10.4)


def _rule(canvas: PackCanvas, height: float) -> None:
    canvas.setLineWidth(RULE)
    canvas.setStrokeColor(BLACK)
    canvas.line(canvas.sheet.left, height, canvas.sheet.right, height)


def _list_contents(canvas: PackCanvas, entries: list[Entry]) -> None:
    """Titles, dots and page numbers, at the bottom of the cover."""
    for place, entry in enumerate(entries, start=1):
        height = canvas.sheet.margin + 40 + (len(entries) - place) * 17
        number = str(entry.page)
        write(canvas, entry.title, COVER_LINE, canvas.sheet.left, height)
        write(canvas, number, COVER_LINE, canvas.sheet.right, height, right=True)
        taken = width(entry.title + number, COVER_LINE.face, COVER_LINE.size) + 12
        dots = DOTS * int((CONTENT_WIDTH - taken) / width(DOTS, Face.SANS, COVER_LINE.size))
        write(
            canvas,
            dots,
            COVER_LINE,
            canvas.sheet.right - width(number, Face.SANS, COVER_LINE.size) - 4,
            height,
            right=True,
        )
