"""What stands around the content of a Word file: page, header, footer with its page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document as WordFile
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from budgetwatch.domain.document import Document
from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language
from budgetwatch.rendering.pages import PageWords
from budgetwatch.rendering.style import CONTENT_WIDTH, SHEETS
from budgetwatch.rendering.word.grids import grid, row
from budgetwatch.rendering.word.markup import BOXED, paragraph, runs, said, w, with_fields

_PAGE, _PAGES = "\ue000", "\ue001"
"""What stands in a sentence where the fields come: letters that no text has."""
_LEFT = 0.6


def set_page(word: WordFile, words: PageWords, language: Language, document: Document, *, headed: bool) -> None:
    """A page with its header and footer; a cover has a header of its own, a letterhead takes the institution's place."""
    section, sheet = word.sections[0], SHEETS[document.paper]
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    section.left_margin = section.right_margin = Pt(sheet.left)
    section.top_margin, section.bottom_margin = Pt(sheet.margin + 46), Pt(sheet.margin + 24)
    section.header_distance, section.footer_distance = Pt(sheet.margin), Pt(sheet.margin - 8)
    section.different_first_page_header_footer = document.cover or headed
    _fill(section.header.part.element, _header(words, "HeaderStrong", "Header", ruled=True))
    _fill(section.footer.part.element, [_footer(words, language)])
    if document.cover or headed:
        hearing = "" if document.cover else words.hearing
        first = replace(words, institution=() if headed else words.institution, hearing=hearing)
        _fill(section.first_page_header.part.element, _header(first, "CoverStrong", "CoverLine", ruled=False))
        _fill(section.first_page_footer.part.element, [_footer(words, language)])


def _fill(part: BaseOxmlElement, content: Iterator[BaseOxmlElement] | list[BaseOxmlElement]) -> None:
    for child in list(part):
        part.remove(child)
    for element in content:
        part.append(element)


def _header(words: PageWords, strong: str, style: str, *, ruled: bool) -> Iterator[BaseOxmlElement]:
    """The institution to the left; to the right who may read this, in a box, and the hearing."""
    left = [said(style if at else strong, line) for at, line in enumerate(words.institution[:3])]
    right = [_to_right("HeaderStrong", runs(words.audience, BOXED))]
    if words.hearing:
        right.append(_to_right("Header", runs(words.hearing)))
    widths = (CONTENT_WIDTH * _LEFT, CONTENT_WIDTH * (1 - _LEFT))
    sides = [
        w(
            "tc",
            w("tcPr", w("tcW", w=round(wide * 20), type="dxa"), _under(ruled=ruled)),
            *(content or [said(style, "")]),
        )
        for wide, content in zip(widths, (left, right), strict=True)
    ]
    yield grid(widths, [row(sides)], "", style="TableNormal")
    yield said("Header", "")


def _to_right(style: str, content: list[BaseOxmlElement]) -> BaseOxmlElement:
    return paragraph(style, content, settings=[w("jc", val="right")])


def _under(*, ruled: bool) -> BaseOxmlElement | None:
    return w("tcBorders", w("bottom", val="single", sz=6, space=0, color="000000")) if ruled else None


def _footer(words: PageWords, language: Language) -> BaseOxmlElement:
    """Audience, snapshot, and page x of y as fields."""
    middle, right = round(CONTENT_WIDTH * 10), round(CONTENT_WIDTH * 20)
    numbered = with_fields(
        language.word(msg("page {page} of {pages}", page=_PAGE, pages=_PAGES)),
        {_PAGE: ("PAGE", "1"), _PAGES: ("NUMPAGES", "1")},
    )
    settings = [
        w("pBdr", w("top", val="single", sz=6, space=4, color="000000")),
        w("tabs", w("tab", val="center", pos=middle), w("tab", val="right", pos=right)),
    ]
    tab = (w("r", w("tab")) for _ in range(2))
    return paragraph(
        "Footer", [*runs(words.left), next(tab), *runs(words.middle), next(tab), *numbered], settings=settings
    )
