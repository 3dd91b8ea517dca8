"""PDF pages as images, for the window's preview."""

from __future__ import annotations

from io import BytesIO
from typing import Any


def draw_pages(pdf: bytes, width: int, *, grey: bool) -> tuple[bytes, ...]:
    """A PNG per page, that many pixels wide."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return tuple(_png(page, width, grey=grey) for page in document)


def draw_one(pdf: bytes, number: int, width: int) -> bytes:
    """A PNG of one page, counted from 1, in grey."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return _png(document[number - 1], width, grey=True)


def count(pdf: bytes) -> int:
    """The number of pages."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return len(document)


def _png(page: Any, width: int, *, grey: bool) -> bytes:
    bitmap = page.render(scale=width / page.get_width(), grayscale=grey)
    image = BytesIO()
    bitmap.to_pil().save(image, "PNG")
    return image.getvalue()
