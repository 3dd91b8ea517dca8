"""How a row of a comparison is named on paper: code, label, and a small shape for each of its flags."""

from __future__ import annotations

from collections.abc import Iterable

from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.document import Verbatim, Words
from budgetwatch.domain.message import Message, msg

SHAPES: dict[str, tuple[str, Message]] = {
    "over_revised": ("\u25b2", msg("Executed above the revised credits")),
    "over_voted": ("\u25b3", msg("Executed above the voted credits")),
    "under_executed": ("\u25bc", msg("Largely under-executed")),
    "no_counterpart": ("\u25cb", msg("Without counterpart: voted or executed only")),
    "new_line": ("\u25c6", msg("Absent the year before")),
}


def named(row: ComparisonRow) -> Words:
    """The row's name with its shapes; a row outside the classification has words instead of a name."""
    name = f"{row.code} {row.label}".strip()
    if not name:
        return msg("Not classified")
    return Verbatim("\u00a0".join((name, *(shape for code, (shape, _) in SHAPES.items() if code in row.flags))))


def key_of(rows: Iterable[ComparisonRow]) -> list[Message]:
    """What the shapes mean that these rows carry."""
    seen = {flag for row in rows for flag in row.flags}
    return [msg("{shape} {words}", shape=shape, words=words) for code, (shape, words) in SHAPES.items() if code in seen]
