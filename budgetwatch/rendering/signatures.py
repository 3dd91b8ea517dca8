"""The places for signatures in a PDF: where and when, room to sign, a rule, who signs."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table, TableStyle

from budgetwatch.i18n import Language
from budgetwatch.rendering.signing import ACROSS, place_and_day
from budgetwatch.rendering.style import BLACK, CELL, CELL_BOLD, CONTENT_WIDTH, RULE
from budgetwatch.rendering.text import paragraph

_ROOM, _GAP = 46.0, 14.0
"""Points: the height of a signature, the white between two."""


def draw_signatures(signatories: Sequence[str], language: Language) -> list[Flowable]:
    """A place for each signatory, up to three beside one another, none cut by the end of a page."""
    rows = (signatories[at : at + ACROSS] for at in range(0, len(signatories), ACROSS))
    return [KeepTogether([Spacer(0, 18), _side_by_side(row, language)]) for row in rows]


def _side_by_side(signatories: Sequence[str], language: Language) -> Table:
    filled = place_and_day(language)
    columns = len(signatories) * 2
    above = [cell for _ in signatories for cell in (paragraph(filled, CELL), "")]
    below = [cell for name in signatories for cell in (paragraph(name, CELL_BOLD), "")]
    widths = [CONTENT_WIDTH / ACROSS - _GAP, _GAP] * len(signatories)
    table = Table([above, [""] * columns, below], colWidths=widths, rowHeights=[None, _ROOM, None], hAlign="LEFT")
    rules = [("LINEABOVE", (at, 2), (at, 2), RULE, BLACK) for at in range(0, columns, 2)]
    font = ("FONT", (0, 0), (-1, -1), CELL.face.value, CELL.size)
    table.setStyle(
        TableStyle([font, *rules, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)])
    )
    return table
