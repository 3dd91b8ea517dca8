"""Totals that name the heading they close: "Total section 210" ends what "SECTION 210 – DÉFENSE" began."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.layout import Layout, RowKind
from budgetwatch.mapping.labels import split_code, summed_name
from budgetwatch.mapping.text import plain


def namesake_above(layout: Layout, row: int, label_of: Callable[[int], str]) -> int | None:
    """The nearest heading above a total that bears the name which the total says it adds; None where none does."""
    name = summed_name(label_of(row))
    if not name or name == label_of(row) or RowKind.HEADING not in layout.rows:
        return None
    for above in range(row - 1, layout.area.top - 1, -1):
        if layout.rows[above - layout.area.top] is RowKind.HEADING and _same(label_of(above), name):
            return above
    return None


def _same(heading: str, name: str) -> bool:
    """Whether a heading has that name: the same words, the same code, or a numbered name and more words after it."""
    mine, other = plain(heading), plain(name)
    if mine == other:
        return True
    codes = split_code(heading)[0], split_code(name)[0]
    if all(codes):
        return codes[0] == codes[1]
    return mine.startswith(f"{other} ") and any(ch.isdigit() for ch in other)
