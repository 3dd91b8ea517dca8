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
from budgetwatch.rendering.word.markup import field_end, field_start, link, paragraph, runs, said, w

_HIGH = 130
"""Points of white above the title of a cover."""
_WIDTHS = (110.0, CONTENT_WIDTH - 110)


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
    """The main titles, each leading to its place: a field already filled, that a word processor can work out again.

    Only the word processor knows on which page a title falls: its number comes with the first update, and is never guessed.
    """
    for at, entry in enumerate(entries):
        content = [link(entry.place, runs(entry.title))]
        if at == 0:
            content = [*field_start('TOC \\o "1-1" \\h \\z \\u'), *content]
        if at == len(entries) - 1:
            content.append(field_end())
        yield paragraph("TOC1", content)
