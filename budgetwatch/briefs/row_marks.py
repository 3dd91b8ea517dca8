"""How a row of a comparison is named on paper: code, label, and a small shape for each of its flags."""

from __future__ import annotations

from collections.abc import Iterable

from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.document import Verbatim
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES

SHAPES: dict[str, tuple[str, Message]] = {
    "over_revised": ("\u25b2", msg("Executed above the revised credits, by the stage named")),
    "over_voted": ("\u25b3", msg("Executed above the voted credits, by the stage named")),
    "under_executed": ("\u25bc", msg("Largely under-executed")),
    "no_counterpart": ("\u25cb", msg("Without counterpart: voted or executed only")),
    "new_line": ("\u25c6", msg("Absent the year before")),
}


_PARTLY, _PARTLY_WORDS = "*", msg("Some amount behind it is not known: the figures are those of the others")
_EXCEEDED = {"over_revised": Measure.REVISED, "over_voted": Measure.VOTED}


def named(row: ComparisonRow) -> Verbatim | Message:
    """The row's name with its shapes; a row outside the classification has words instead of a name.

    A shape that says that an appropriation is exceeded is followed by the stage that goes furthest above it: the rate
    beside it may be that of another.
    """
    name = f"{row.code} {row.label}".strip()
    if not name:
        return msg("Not classified")
    words: Verbatim | Message = Verbatim(name)
    for flag, (shape, _) in SHAPES.items():
        if flag in row.flags:
            base = _EXCEEDED.get(flag)
            words = _marked(words, shape, row.overrun(base) if base else None)
    return _marked(words, _PARTLY, None) if row.unknown else words


def total_named(total: ComparisonRow) -> Message:
    """What a total is called, with the shape that says that it is not all."""
    words = msg("Total")
    return msg("{name}\u00a0{shape}", name=words, shape=_PARTLY) if total.unknown else words


def _marked(words: Verbatim | Message, shape: str, stage: Measure | None) -> Verbatim | Message:
    if stage is None and isinstance(words, Verbatim):
        return Verbatim(f"{words.text}\u00a0{shape}")
    name = words.text if isinstance(words, Verbatim) else words
    if stage is None:
        return msg("{name}\u00a0{shape}", name=name, shape=shape)
    return msg("{name}\u00a0{shape}\u00a0{stage}", name=name, shape=shape, stage=MEASURES[stage])


def key_of(rows: Iterable[ComparisonRow]) -> list[Message]:
    """What the shapes mean that these rows carry."""
    shown = tuple(rows)
    seen = {flag for row in shown for flag in row.flags}
    shapes = [one for code, one in SHAPES.items() if code in seen]
    if any(row.unknown for row in shown):
        shapes.append((_PARTLY, _PARTLY_WORDS))
    return [msg("{shape} {words}", shape=shape, words=words) for shape, words in shapes]
