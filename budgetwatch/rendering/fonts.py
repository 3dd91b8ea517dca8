"""The fonts of paper: registered once, and a second font for letters the first does not have."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from budgetwatch.paths import resources
from budgetwatch.rendering.arabic import shaped
from budgetwatch.rendering.style import FILES, RARE_FILES, Face

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
    """The font for other rare letters (Arabic, signs): the one that the chart library ships."""
    spec = find_spec("matplotlib")
    home = Path(next(iter(spec.submodule_search_locations or [""]))) if spec else Path()
    return home / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"


def font_file(face: Face) -> Path:
    """The file of a face."""
    return fallback_file() if face is Face.FALLBACK else resources() / "fonts" / (FILES | RARE_FILES)[face]


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
    """The text on one line as it is drawn: invisible characters removed, Arabic shaped, U+202F safe from breaking."""
    return shaped(text.translate(_ON_ONE_LINE))


def markup(text: str, face: Face) -> str:
    """The text as paragraph markup: escaped, and letters the face lacks given to another or shown as `?`."""
    parts = runs(text, face)
    return "".join(escape(run) if own is face else f'<font name="{own}">{escape(run)}</font>' for own, run in parts)


def runs(text: str, face: Face) -> list[tuple[Face, str]]:
    """The text in pieces, each with the face that can draw it; letters that no font has become `?`."""
    text = kept(text)
    if drawable(text, face):
        return [(face, text)]
    lettered = ((_face_for(letter, face), letter) for letter in text)
    pieces = groupby(((own or face, letter if own else REPLACEMENT) for own, letter in lettered), key=itemgetter(0))
    return [(own, "".join(letter for _, letter in piece)) for own, piece in pieces]


def _face_for(letter: str, face: Face) -> Face | None:
    """The first face that can draw a letter; None for none."""
    return next((one for one in (face, *RARE_FILES, Face.FALLBACK) if has(one, letter)), None)


def width(text: str, face: Face, size: float) -> float:
    """How wide the text is in one line, whatever fonts it takes."""
    if drawable(text, face):
        return float(font(face).stringWidth(text, size))
    return sum(float(font(own).stringWidth(run, size)) for own, run in runs(text, face))


def write_runs(canvas: Any, text: str, face: Face, size: float, place: tuple[float, float]) -> None:
    """Draw one line from a place on, each piece in the font that has its letters."""
    x, y = place
    for own, run in runs(text, face):
        canvas.setFont(own.value, size)
        canvas.drawString(x, y, run)
        x += float(font(own).stringWidth(run, size))
