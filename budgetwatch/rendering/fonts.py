"""The fonts of paper: registered once, and a second font for letters the first does not have."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from budgetwatch.paths import resources
from budgetwatch.rendering.style import FILES, Face

NARROW = "\u202f"
# The library breaks paragraphs at U+202F, which must not break: inside text it travels under this private code.
KEPT = "\uf8f0"
# In thousandths of the size. The fonts' own 120 is lost on a weak printer, where 22 310 must not read 22310.
NARROW_WIDTH = 165
REPLACEMENT = "?"
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), "")
_ON_ONE_LINE = _UNSEEN | {ord("\t"): " ", ord("\n"): " ", ord("\r"): "", ord(NARROW): KEPT}


class PaperFont(TTFont):
    """A font that draws the private code of U+202F as what it stands for, so that copied text is right too."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        widths: Any = self.face.charWidths
        widths[ord(NARROW)] = widths[ord(KEPT)] = NARROW_WIDTH

    def splitString(self, text: str, doc: object, encoding: str = "utf-8") -> Any:  # noqa: N802 - the library's name
        """The text as drawn, cut by font subset."""
        return super().splitString(text.replace(KEPT, NARROW), doc, encoding)


def fallback_file() -> Path:
    """The font for rare letters (hooked, Arabic, Tifinagh): the one that the chart library ships."""
    spec = find_spec("matplotlib")
    home = Path(next(iter(spec.submodule_search_locations or [""]))) if spec else Path()
    return home / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"


def font_file(face: Face) -> Path:
    """The file of a face."""
    return fallback_file() if face is Face.FALLBACK else resources() / "fonts" / FILES[face]


@cache
def font(face: Face) -> PaperFont:
    """The face, loaded and registered under its name."""
    loaded = PaperFont(face.value, str(font_file(face)))
    pdfmetrics.registerFont(loaded)
    return loaded


def register() -> None:
    """Make every ordinary face known to the library; the fallback is loaded only when a letter needs it."""
    for face in FILES:
        font(face)


@cache
def letters(face: Face) -> frozenset[str]:
    """Every letter that a face can draw."""
    return frozenset(map(chr, font(face).face.charToGlyph)) | {KEPT}


def has(face: Face, letter: str) -> bool:
    """Whether a face can draw a letter."""
    return letter in letters(face)


def drawable(text: str, face: Face) -> bool:
    """Whether a face can draw the whole text by itself."""
    return letters(face).issuperset(text)


def kept(text: str) -> str:
    """The text on one line, invisible characters removed, its narrow no-break spaces safe from line breaking."""
    return text.translate(_ON_ONE_LINE)


def markup(text: str, face: Face) -> str:
    """The text as paragraph markup: escaped, and letters the face lacks given to the fallback or shown as `?`."""
    text = kept(text)
    if drawable(text, face):
        return escape(text)
    return "".join(_lettered(letter, face) for letter in text)


def _lettered(letter: str, face: Face) -> str:
    if has(face, letter):
        return escape(letter)
    if has(Face.FALLBACK, letter):
        return f'<font name="{Face.FALLBACK}">{escape(letter)}</font>'
    return REPLACEMENT


def plain(text: str, face: Face) -> str:
    """The text for places that have one font: letters the face lacks are shown as `?`."""
    text = kept(text)
    return text if drawable(text, face) else "".join(x if has(face, x) else REPLACEMENT for x in text)


def width(text: str, face: Face, size: float) -> float:
    """How wide the text is in one line."""
    return float(font(face).stringWidth(text, size))
