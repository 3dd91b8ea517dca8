"""A document as a PDF: marks first, then blocks, then pages."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from budgetwatch.domain.document import Document
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import Annex
from budgetwatch.rendering.blocks import Composer
from budgetwatch.rendering.control import control_prefix
from budgetwatch.rendering.cover import compose_cover, draw_cover
from budgetwatch.rendering.fonts import markup, register
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.pages import PackCanvas, PageWords, draw_page
from budgetwatch.rendering.shapes import Heading
from budgetwatch.rendering.style import (
    CONTENT_WIDTH,
    FOOTER_HEIGHT,
    HEADER_HEIGHT,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SUBTITLE,
    TITLE,
    Face,
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
    opening = compose_cover(document, language, control) if document.cover else _title(document, language)
    content = [*opening, *composer.flow(document.blocks, 0 if document.cover else 1)]
    target = BytesIO()
    template = BaseDocTemplate(
        target, pageTemplates=_pages(document, language, control), **_about(document, language, control)
    )
    template.build(content, canvasmaker=_canvas_in(document, language))
    return target.getvalue()


def _title(document: Document, language: Language) -> list[Flowable]:
    text = language.word(document.title)
    parts: list[Flowable] = [Heading.of(markup(text, TITLE.face), TITLE, (text, 0), ruled=False)]
    if document.subtitle:
        parts.append(paragraph(language.word(document.subtitle), SUBTITLE))
    return parts


def _pages(document: Document, language: Language, control: str) -> list[PageTemplate]:
    words = PageWords.of(document, language, control)

    def around_cover(canvas: Any, _template: object) -> None:
        draw_cover(canvas, words)

    def around_page(canvas: Any, _template: object) -> None:
        draw_page(canvas, words)

    page = PageTemplate("page", [_frame()], onPage=around_page)
    cover = PageTemplate("cover", [_frame()], onPage=around_cover)
    return [cover, page] if document.cover else [page]


def _frame() -> Frame:
    height = PAGE_HEIGHT - 2 * MARGIN - HEADER_HEIGHT - FOOTER_HEIGHT
    return Frame(
        MARGIN,
        MARGIN + FOOTER_HEIGHT,
        CONTENT_WIDTH,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _about(document: Document, language: Language, control: str) -> dict[str, Any]:
    """What the file says of itself; `invariant` leaves out the clock, so that equal content gives equal bytes."""
    return {
        "pagesize": (PAGE_WIDTH, PAGE_HEIGHT),
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
    return type("PackCanvas", (PackCanvas,), {"language": language, "made": document.made})
