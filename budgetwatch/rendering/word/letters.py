"""What makes a pack a letter of its committee: the letterhead in front, the signatures at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.domain.document import Document
from budgetwatch.i18n import Language
from budgetwatch.rendering.logo import read_picture
from budgetwatch.rendering.signing import ACROSS, place_and_day
from budgetwatch.rendering.style import CONTENT_WIDTH
from budgetwatch.rendering.word.grids import CellLook, cell, grid, row
from budgetwatch.rendering.word.markup import paragraph, runs, said, w
from budgetwatch.rendering.word.pictures import Pictures


def compose_letterhead(document: Document, pictures: Pictures) -> list[BaseOxmlElement]:
    """The picture, then the lines, or the institution's under a picture alone; nothing for an empty letterhead.

    A rule ends it where the content follows on the same page.
    """
    letterhead = document.letterhead
    logo = read_picture(letterhead.logo) if letterhead.logo else None
    lines = letterhead.lines or (document.institution if logo else ())
    head = [said("CoverLine" if at else "CoverStrong", line) for at, line in enumerate(lines)]
    if logo:
        head.insert(0, paragraph("CoverLine", [pictures.place(logo, ", ".join(lines))]))
    if head and not document.cover:
        head[-1][0].append(w("pBdr", w("bottom", val="single", sz=6, space=6, color="000000")))
    return head


def compose_signatures(signatories: Sequence[str], language: Language) -> Iterator[BaseOxmlElement]:
    """A line to sign on for each, up to three beside one another, kept together, with where and when."""
    for at in range(0, len(signatories), ACROSS):
        together = signatories[at : at + ACROSS]
        wide = CONTENT_WIDTH / ACROSS
        white = row([cell(_room(language), CellLook("TableText", joined=True), wide) for _ in together])
        names = row([cell(runs(name), CellLook("TableText", thick=True), wide) for name in together])
        yield grid([wide] * len(together), [white, names], "", style="TableNormal")
        yield said("Note", "")


def _room(language: Language) -> list[BaseOxmlElement]:
    """Where and when, and the height of a signature."""
    return [*runs(place_and_day(language)), *(w("r", w("br")) for _ in range(4))]
