"""The checklist at a glance: each topic a box, filled by its answer, family by family."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.checklist import Answer, AnsweredItem
from budgetwatch.domain.document import Chart, ChartKind, Pattern, Series, Tile, Verbatim, Words
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import ANSWERS

LEAST = 6
"""Topics under which a table says as much."""
_KINDS: tuple[tuple[Words, Pattern, frozenset[Answer]], ...] = (
    (ANSWERS[Answer.YES], Pattern.HOLLOW, frozenset({Answer.YES})),
    (ANSWERS[Answer.PARTLY], Pattern.HATCH, frozenset({Answer.PARTLY})),
    (ANSWERS[Answer.NO], Pattern.SOLID, frozenset({Answer.NO})),
    (msg("withheld or unavailable"), Pattern.CROSS, frozenset({Answer.REFUSED, Answer.CLASSIFIED, Answer.UNAVAILABLE})),
    (msg("not applicable or without an answer"), Pattern.PALE, frozenset({Answer.NOT_APPLICABLE})),
)


def checklist_chart(items: Sequence[AnsweredItem]) -> Chart | None:
    """A row for each family of topics, by the letter their numbers begin with; None for a few topics."""
    if len(items) < LEAST:
        return None
    families = list(dict.fromkeys(item.item.id[:1] for item in items))
    tiles = tuple(Tile(families.index(item.item.id[:1]), _kind(item), _text(item)) for item in items)
    used = sorted({tile.series for tile in tiles})
    nothing = (Absent.NIL,) * len(families)
    series = tuple(Series(_KINDS[at][0], _KINDS[at][1], nothing) for at in used)
    placed = tuple(Tile(tile.category, used.index(tile.series), tile.text) for tile in tiles)
    names: tuple[Words, ...] = tuple(Verbatim(letter) for letter in families)
    caption = msg("The checklist at a glance: dark boxes are answered “no”, “?” is proposed and not confirmed")
    return Chart(caption, ChartKind.TILES, names, series, tiles=placed)


def _kind(item: AnsweredItem) -> int:
    return next((at for at, (_, _, answers) in enumerate(_KINDS) if item.answer in answers), len(_KINDS) - 1)


def _text(item: AnsweredItem) -> str:
    return f"{item.item.id}\u00a0?" if item.automatic and item.answer is not None else item.item.id
