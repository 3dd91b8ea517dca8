"""The typefaces of Word files: those of every office, with what stands in for each, and letters that need their own."""

from __future__ import annotations

from dataclasses import dataclass

from budgetwatch.rendering.style import Face

ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
TIFINAGH = "\u2d30-\u2d7f"


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface by its name, the one of the same widths where it is missing, and its kind after that."""

    name: str
    instead: str
    family: str


SERIF, SANS = Typeface("Cambria", "Caladea", "roman"), Typeface("Calibri", "Carlito", "swiss")
RARE = (Typeface("Ebrima", "Noto Sans Tifinagh", "swiss"), Typeface("Arial", "Liberation Sans", "swiss"))
"""For Tifinagh, and for Arabic. Other letters, hooked ones among them, are in both faces above."""
_SERIFS = {Face.SERIF, Face.SERIF_BOLD, Face.SERIF_ITALIC}
BOLD = {Face.SERIF_BOLD, Face.SANS_BOLD}


def typeface(face: Face) -> Typeface:
    """What a face of the PDF is in a Word file: an editable document keeps to what every office has."""
    return SERIF if face in _SERIFS else SANS
