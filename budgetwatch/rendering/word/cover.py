"""The opening of a Word file: a cover with its particulars and its contents, or a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.domain.document import Document
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import Language
from budgetwatch.rendering.style import CONTENT_WIDTH
from budgetwatch.rendering.word.blocks import Entry
from budgetwatch.rendering.word.grids import CellLook, cell, grid, row
from budgetwatch.rendering.word.markup import field, link, paragraph, runs, said, w

_HIGH = 130
"""Points of white above the title of a cover."""
_WIDTHS = (110.0, CONTENT_WIDTH - 110)
_EDGE = round(CONTENT_WIDTH * 20)
_NO_PAGE_YET = "\u2013"


def compose_title(document: Document, language: Language) -> Iterator[BaseOxmlElement]:
    """The title and subtitle of a document without cover."""
    yield said("Title", language.word(document.title))
    if document.subtitle:
        yield said("Subtitle", language.word(document.subtitle))


def compose_cover(
    document: Document, language: Language, control: str, entries: Sequence[Entry]
) -> Iterator[BaseOxmlElement]:
    """Title, particulars and contents; what follows starts a new page."""
    high = w("spacing", before=_HIGH * 20)
    yield paragraph("Title", runs(language.word(document.title)), settings=[high])
    if document.subtitle:
        yield said("Subtitle", language.word(document.subtitle))
    yield _particulars(document, language, control)
    top = [entry for entry in entries if entry.level == 0]
    if top:
        yield paragraph(
            "TOCHeading", runs(language.word(msg("Table of contents"))), settings=[w("spacing", before=1200)]
        )
        yield from _contents(top)


def _particulars(document: Document, language: Language, control: str) -> BaseOxmlElement:
    lines = [
        (msg("Hearing"), language.date(document.hearing) if document.hearing else language.word(msg("not set"))),
        (msg("Audience"), language.word(AUDIENCES[document.audience])),
        (msg("Snapshot"), f"{document.snapshot}, {language.moment(document.made)}"),
        (msg("Control"), control),
    ]
    looks = (CellLook("CoverStrong"), CellLook("CoverLine"))
    rows = [
        row(
            [
                cell(runs(text), look, wide)
                for text, look, wide in zip((language.word(label), value), looks, _WIDTHS, strict=True)
            ]
        )
        for label, value in lines
    ]
    return grid(_WIDTHS, rows, "")


def _contents(entries: Sequence[Entry]) -> Iterator[BaseOxmlElement]:
    """The main titles, each leading to its place, with the page it falls on.

    Only the word processor knows that page: the number is a field that it works out as the file opens, never guessed.
    Within a field for the whole contents, LibreOffice would leave those numbers out.
    """
    for entry in entries:
        number = field(f"PAGEREF {entry.place} \\h", _NO_PAGE_YET)
        content = [*runs(entry.title), w("r", w("tab")), *number]
        edge = w("tabs", w("tab", val="right", leader="dot", pos=_EDGE))
        yield paragraph("TOC1", [link(entry.place, content)], settings=[edge])
