"""What makes a pack a letter of its committee: the letterhead in front, the signatures at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.domain.pack import Letterhead
from budgetwatch.rendering.style import CONTENT_WIDTH
from budgetwatch.rendering.word.grids import CellLook, cell, grid, row
from budgetwatch.rendering.word.markup import paragraph, runs, said, w
from budgetwatch.rendering.word.pictures import Pictures

_HIGH, _ACROSS = 56.0, 3


def compose_letterhead(letterhead: Letterhead, pictures: Pictures) -> Iterator[BaseOxmlElement]:
    """The picture, then the lines; nothing for an empty letterhead."""
    if letterhead.logo:
        yield paragraph("CoverLine", [pictures.place(letterhead.logo, _HIGH, ", ".join(letterhead.lines))])
    yield from (said("CoverLine", line) for line in letterhead.lines)


def compose_signatures(signatories: Sequence[str]) -> Iterator[BaseOxmlElement]:
    """A line to sign on for each, up to three beside one another, kept together."""
    for at in range(0, len(signatories), _ACROSS):
        together = signatories[at : at + _ACROSS]
        wide = CONTENT_WIDTH / _ACROSS
        white = row([cell(_room(), CellLook("TableText", joined=True), wide) for _ in together])
        names = row([cell(runs(name), CellLook("TableText", thick=True), wide) for name in together])
        yield grid([wide] * len(together), [white, names], "", style="TableNormal")
        yield said("Note", "")


def _room() -> list[BaseOxmlElement]:
    """The height of a signature."""
    return [w("r", w("br")) for _ in range(3)]
