"""A document as a PDF: marks first, then blocks, then pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from budgetwatch.domain.document import Document, Section
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import Annex
from budgetwatch.rendering.blocks import Composer
from budgetwatch.rendering.control import control_prefix
from budgetwatch.rendering.cover import compose_cover, draw_cover
from budgetwatch.rendering.fitting import on_one_page
from budgetwatch.rendering.fonts import markup, register
from budgetwatch.rendering.letterhead import Head, lay_out
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.pages import PackCanvas, PageWords, draw_page, draw_sides
from budgetwatch.rendering.shapes import Heading
from budgetwatch.rendering.signatures import draw_signatures
from budgetwatch.rendering.signing import body_and_annex
from budgetwatch.rendering.style import (
    CONTENT_WIDTH,
    FOOTER_HEIGHT,
    HEADER_HEIGHT,
    SHEETS,
    SUBTITLE,
    TITLE,
    Face,
    Sheet,
)
from budgetwatch.rendering.text import paragraph


def render(
    document: Document,
    language: Language,
    explain: Callable[[Figure], Explanation],
    corrected: Callable[[Figure], bool],
) -> bytes:
    """The bytes of the PDF, the same for the same document and language."""
    register()
    rl_config.useA85 = 0  # streams as text would make files a fifth larger, for mail gateways of another age
    control = control_prefix(document)
    marks = Marks(document)
    composer = Composer(language, marks, Annex(language, explain, corrected, marks.numbers()))
    head = lay_out(document)
    if document.cover:
        content = [*compose_cover(document, language, control, head), *_content(document, composer, language)]
    else:
        content = _after_title(document, composer, language, head)
    target = BytesIO()
    template = BaseDocTemplate(
        target,
        pageTemplates=_pages(document, PageWords.of(document, language, control), head),
        **_about(document, language, control),
    )
    template.build(content, canvasmaker=_canvas_in(document, language))
    return target.getvalue()


def _after_title(document: Document, composer: Composer, language: Language, head: Head | None) -> list[Flowable]:
    """The title and the blocks; those before a part with a page of its own are kept on one page."""
    alone = next((at for at, one in enumerate(document.blocks) if isinstance(one, Section) and one.new_page), 0)
    first = [*_title(document, language), *composer.flow(document.blocks[:alone], 1)]
    rest = _content(replace(document, blocks=document.blocks[alone:]), composer, language)
    if alone:
        first = on_one_page(first, _room(SHEETS[document.paper], _rule(head) + 8 if head else HEADER_HEIGHT))
    return [*first, *rest]


def _content(document: Document, composer: Composer, language: Language) -> list[Flowable]:
    """The blocks, and before the annex of sources the places for signatures."""
    level = 0 if document.cover else 1
    body, annex = body_and_annex(document)
    signed = draw_signatures(document.signatories, language)
    return [*composer.flow(body, level), *signed, *composer.flow(annex, level)]


def _title(document: Document, language: Language) -> list[Flowable]:
    text = language.word(document.title)
    parts: list[Flowable] = [Heading.of(markup(text, TITLE.face), TITLE, (text, 0), ruled=False)]
    if document.subtitle:
        parts.append(paragraph(language.word(document.subtitle), SUBTITLE))
    return parts


def _pages(document: Document, words: PageWords, head: Head | None) -> list[PageTemplate]:
    """The kinds of page, in their order: a cover, or a first page under a letterhead; then the others."""
    sheet = SHEETS[document.paper]

    def around_cover(canvas: Any, _template: object) -> None:
        draw_cover(canvas, words, head)

    def around_page(canvas: Any, _template: object) -> None:
        draw_page(canvas, words)

    page = PageTemplate("page", [_frame(sheet, HEADER_HEIGHT)], onPage=around_page)
    if document.cover:
        return [PageTemplate("cover", [_frame(sheet, HEADER_HEIGHT)], onPage=around_cover), page]
    return [_first_page(sheet, words, head), page] if head else [page]


def _first_page(sheet: Sheet, words: PageWords, head: Head) -> PageTemplate:
    """A page under a letterhead, followed by ordinary ones."""
    rule = _rule(head)

    def around(canvas: Any, _template: object) -> None:
        head.draw(canvas)
        draw_sides(canvas, words, rule)

    return PageTemplate("first", [_frame(sheet, rule + 8)], onPage=around, autoNextPageTemplate="page")


def _rule(head: Head) -> float:
    """How far below the top the rule under a letterhead stands."""
    return max(head.height + 8, HEADER_HEIGHT - 8)


def _room(sheet: Sheet, head: float) -> float:
    """The height for content under a head of that height."""
    return sheet.height - 2 * sheet.margin - head - FOOTER_HEIGHT


def _frame(sheet: Sheet, head: float) -> Frame:
    """The room for content under a head of that height."""
    return Frame(
        sheet.left,
        sheet.margin + FOOTER_HEIGHT,
        CONTENT_WIDTH,
        _room(sheet, head),
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _about(document: Document, language: Language, control: str) -> dict[str, Any]:
    """What the file says of itself; `invariant` leaves out the clock, so that equal content gives equal bytes."""
    return {
        "pagesize": (SHEETS[document.paper].width, SHEETS[document.paper].height),
        "title": language.word(document.title),
        "author": ", ".join(document.institution),
        "subject": f"{document.snapshot} {control}",
        "creator": "BudgetWatch",
        "producer": "BudgetWatch",
        "lang": language.code,
        "displayDocTitle": 1,
        "invariant": 1,
        "initialFontName": Face.SANS.value,  # the library's own choice is a font that is not in the file
    }


def _canvas_in(document: Document, language: Language) -> type[PackCanvas]:
    """The canvas class of one document: the library makes the canvas itself, from a class."""
    return type(
        "PackCanvas", (PackCanvas,), {"language": language, "made": document.made, "sheet": SHEETS[document.paper]}
    )
