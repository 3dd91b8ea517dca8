"""The letterhead of a PDF, laid out once: logo at the left, lines beside it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader

from budgetwatch.domain.document import Document
from budgetwatch.rendering.logo import Logo, read_picture
from budgetwatch.rendering.pages import INSTITUTION_WIDTH, PackCanvas, fitted, write
from budgetwatch.rendering.style import COVER_LINE, COVER_STRONG, TextStyle
from budgetwatch.rendering.text import wrapped

_GAP = 12.0
_MOST_LINES = 10
"""Lines on paper: a letterhead is no page."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a first page."""

    logo: Logo | None
    lines: tuple[tuple[str, TextStyle], ...]

    @property
    def height(self) -> float:
        """Points from the top of the content to the end of the letterhead."""
        return max(self.logo.height if self.logo else 0.0, len(self.lines) * COVER_LINE.leading)

    def draw(self, canvas: PackCanvas) -> None:
        """The logo and the lines, at the top left of the page."""
        left, top = canvas.sheet.left, canvas.sheet.top
        if self.logo:
            picture = ImageReader(BytesIO(self.logo.png))
            canvas.drawImage(picture, left, top - self.logo.height, self.logo.width, self.logo.height)
            left += self.logo.width + _GAP
        for place, (line, style) in enumerate(self.lines):
            write(canvas, line, style, left, top - COVER_STRONG.size - place * COVER_LINE.leading)


def lay_out(document: Document) -> Head | None:
    """The letterhead of a document, with the institution's lines where it has none of its own; None for no letterhead."""
    logo = read_picture(document.letterhead.logo) if document.letterhead.logo else None
    told = document.letterhead.lines or (document.institution if logo else ())
    if not told:
        return None
    room = INSTITUTION_WIDTH - (logo.width + _GAP if logo else 0.0)
    lines = [
        (line, style)
        for place, text in enumerate(told)
        for style in (COVER_LINE if place else COVER_STRONG,)
        for line in wrapped(text, style, room)
    ]
    if len(lines) > _MOST_LINES:
        last, style = lines[_MOST_LINES - 1]
        lines[_MOST_LINES - 1 :] = [(fitted(f"{last} …", style, room), style)]
    return Head(logo, tuple(lines))
