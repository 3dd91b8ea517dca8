"""The look of paper as data: page, fonts, sizes, spaces, greys and patterns. Points, unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.document import Pattern
from budgetwatch.domain.pack import Paper

MILLIMETRE = 72 / 25.4
CONTENT_WIDTH = 176 * MILLIMETRE
HEADER_HEIGHT = 46.0
FOOTER_HEIGHT = 24.0

BLACK, DARK, GREY, PALE, WHITE = "#000000", "#333333", "#8c8c8c", "#e0e0e0", "#ffffff"
HAIRLINE, RULE, THICK = 0.4, 0.7, 1.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper in points, and its white above and below.

    Its content is as wide on every paper, so that lines and tables break alike.
    """

    width: float
    height: float
    margin: float

    @property
    def left(self) -> float:
        """Where the content begins."""
        return (self.width - CONTENT_WIDTH) / 2

    @property
    def right(self) -> float:
        """Where the content ends."""
        return self.width - self.left

    @property
    def top(self) -> float:
        """Where the header begins, counted from the foot of the sheet."""
        return self.height - self.margin


SHEETS = {
    Paper.A4: Sheet(210 * MILLIMETRE, 297 * MILLIMETRE, 17 * MILLIMETRE),
    Paper.LETTER: Sheet(612.0, 792.0, 12.7 * MILLIMETRE),  # lower than A4: less white keeps a dossier to as many pages
}


class Face(StrEnum):
    """A typeface and weight, by the name it has in the PDF."""

    SERIF = "Serif"
    SERIF_BOLD = "Serif-SemiBold"
    SERIF_ITALIC = "Serif-Italic"
    SANS = "Sans"
    SANS_BOLD = "Sans-SemiBold"
    SANS_ITALIC = "Sans-Italic"
    TIFINAGH = "Tifinagh"
    FALLBACK = "Fallback"


FILES = {
    Face.SERIF: "SourceSerif4_400Regular.ttf",
    Face.SERIF_BOLD: "SourceSerif4_600SemiBold.ttf",
    Face.SERIF_ITALIC: "SourceSerif4_400Regular_Italic.ttf",
    Face.SANS: "SourceSans3-Regular.ttf",
    Face.SANS_BOLD: "SourceSans3-Semibold.ttf",
    Face.SANS_ITALIC: "SourceSans3-It.ttf",
}
RARE_FILES = {Face.TIFINAGH: "NotoSansTifinagh-Regular.ttf"}
"""The fonts that are loaded only when a letter needs them."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of text is set."""

    face: Face
    size: float
    leading: float
    before: float = 0
    after: float = 0
    indent: float = 0


COVER_TITLE = TextStyle(Face.SERIF_BOLD, 26, 32, after=8)
COVER_SUBTITLE = TextStyle(Face.SERIF, 13, 18, after=10)
COVER_LINE = TextStyle(Face.SANS, 10.5, 15)
COVER_STRONG = TextStyle(Face.SANS_BOLD, 10.5, 15)
TITLE = TextStyle(Face.SERIF_BOLD, 17, 21, before=4, after=7)
HEADINGS = (
    TextStyle(Face.SERIF_BOLD, 17, 21, before=16, after=6),
    TextStyle(Face.SERIF_BOLD, 12.5, 16, before=12, after=6),
    TextStyle(Face.SANS_BOLD, 10.5, 14, before=8, after=3),
)
SUBTITLE = TextStyle(Face.SANS, 9.75, 13, after=8)
BODY = TextStyle(Face.SERIF, 11.25, 15, after=6)
ITEM = TextStyle(Face.SERIF, 11.25, 14.4, after=4, indent=20)
FINE_ITEM = TextStyle(Face.SANS, 9, 11.6, after=2, indent=20)
REPLY = TextStyle(Face.SANS, 9.75, 13, before=1, after=7, indent=20)
CAPTION = TextStyle(Face.SANS_BOLD, 9.75, 13, before=10, after=4)
CELL = TextStyle(Face.SANS, 9.4, 11.6)
CELL_BOLD = TextStyle(Face.SANS_BOLD, 9.4, 11.6)
SMALL = TextStyle(Face.SANS, 8.25, 10.2)
SMALL_BOLD = TextStyle(Face.SANS_BOLD, 8.25, 10.2)
NOTE = TextStyle(Face.SANS, 8.25, 10.6, before=3, after=8)
BOX = TextStyle(Face.SANS, 9.75, 13)
LIMITS_BOX = TextStyle(Face.SANS, 8.6, 11)
KEY_LABEL = TextStyle(Face.SANS, 9, 11.5)
KEY_VALUE = TextStyle(Face.SANS_BOLD, 16, 20)
PAGE_LINE = TextStyle(Face.SANS, 8.25, 10.6)
PAGE_STRONG = TextStyle(Face.SANS_BOLD, 8.25, 10.6)


@dataclass(frozen=True, slots=True)
class Fill:
    """How a pattern is painted: fill, outline and matplotlib hatch."""

    face: str
    hatch: str | None = None


FILLS = {
    Pattern.HOLLOW: Fill(WHITE),
    Pattern.HATCH: Fill(WHITE, "//"),
    Pattern.PALE: Fill(PALE),
    Pattern.SOLID: Fill(DARK),
    Pattern.CROSS: Fill(WHITE, "xx"),
    Pattern.DOTS: Fill(WHITE, ".."),
}
DOTTED = Fill(WHITE, "...")
"""What stops before the end of its year."""
