"""Documents become bytes here. Comes in: Document, Language, a way to explain figures. Goes out: PDF, Word file, workbook, chart, page images.

Never reads a dossier, never decides what a document says. Its heavy libraries load at the first call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from budgetwatch.domain.document import Chart, Document
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.stored import StoredCode
from budgetwatch.i18n import Language
from budgetwatch.rendering.control import control_hash
from budgetwatch.rendering.method import Method

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing  # noqa: TC004  # named in __all__ for annotations only

__all__ = [
    "Drawing",
    "Method",
    "control_hash",
    "count_pages",
    "draw_chart",
    "draw_page",
    "is_picture",
    "preview_pages",
    "render_pdf",
    "render_word",
    "render_workbook",
]


def render_pdf(
    document: Document,
    language: Language,
    explain: Callable[[Figure], Explanation],
    corrected: Callable[[Figure], bool] = lambda _figure: False,
) -> bytes:
    """The document as a PDF in a language; `explain` is asked once for each distinct figure, for the annex.

    `corrected` says which figures rest on a cell that a person corrected: they carry a sign.
    """
    from budgetwatch.rendering.pdf import render

    return render(document, language, explain, corrected)


def render_word(
    document: Document,
    language: Language,
    explain: Callable[[Figure], Explanation],
    corrected: Callable[[Figure], bool] = lambda _figure: False,
) -> bytes:
    """The document as a Word file (.docx) in a language, to be edited; the arguments are those of the PDF."""
    from budgetwatch.rendering.word import render

    return render(document, language, explain, corrected)


def render_workbook(
    document: Document,
    language: Language,
    explain: Callable[[Figure], Explanation],
    corrected: Callable[[Figure], bool] = lambda _figure: False,
    places: Callable[[Figure], Sequence[StoredCode]] = lambda _figure: (),
    method: Method = Method(),  # noqa: B008 - a frozen value
) -> bytes:
    """The document as a workbook (.xlsx) in a language, to be checked; `places` are those that a figure is about."""
    from budgetwatch.rendering.workbook import render

    return render(document, language, explain, corrected, places, method)


def is_picture(content: bytes) -> bool:
    """Whether the bytes are a PNG or JPEG picture that a letterhead can show."""
    from budgetwatch.rendering.logo import read_picture

    return read_picture(content) is not None


def draw_chart(chart: Chart, language: Language, size: tuple[float, float] = (499, 190)) -> Drawing:
    """The chart as a matplotlib figure of that width and height in points, for screen and paper alike."""
    from budgetwatch.rendering.chart import draw

    return draw(chart, language, size)


def preview_pages(pdf: bytes, width: int = 900, *, grey: bool = True) -> tuple[bytes, ...]:
    """A PNG image of each page, `width` pixels wide, in the greys of a printer unless asked otherwise."""
    from budgetwatch.rendering.preview import draw_pages

    return draw_pages(pdf, width, grey=grey)


def draw_page(pdf: bytes, number: int, width: int) -> bytes:
    """A PNG image of one page, counted from 1, in the greys of a printer."""
    from budgetwatch.rendering.preview import draw_one

    return draw_one(pdf, number, width)


def count_pages(pdf: bytes) -> int:
    """How many pages the PDF has."""
    from budgetwatch.rendering.preview import count

    return count(pdf)
