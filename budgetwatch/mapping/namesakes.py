"""Totals that name the heading they close: "Total section 210" ends what "SECTION 210 – DÉFENSE" began."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from budgetwatch.domain.layout import Layout, RowKind
from budgetwatch.mapping.labels import split_code, summed_name
from budgetwatch.mapping.text import plain

_WORDS = 6  # the longest beginning of a heading by which a total may call it


class Headings:
    """The headings of a table, looked up by what the totals below them may call them."""

    def __init__(self, layout: Layout, label_of: Callable[[int], str]) -> None:
        self._layout, self._label_of = layout, label_of

    def namesake_above(self, row: int) -> int | None:
        """The nearest heading above a total that bears the name which the total says it adds; None where none does."""
        name = summed_name(self._label_of(row))
        if not name or name == self._label_of(row):
            return None
        found = (self._nearest(rows, row, name) for key in _keys_of_name(name) if (rows := self._rows.get(key)))
        return max((heading for heading in found if heading is not None), default=None)

    def _nearest(self, rows: Sequence[int], row: int, name: str) -> int | None:
        above = reversed(rows[: bisect_left(rows, row)])
        return next((heading for heading in above if _same(self._label_of(heading), name)), None)

    @cached_property
    def _rows(self) -> Mapping[str, list[int]]:
        """The rows of the headings, in order, by every text that may name them."""
        rows: dict[str, list[int]] = defaultdict(list)
        for row, kind in enumerate(self._layout.rows, self._layout.area.top):
            if kind is RowKind.HEADING:
                for key in set(_keys_of_heading(self._label_of(row))):
                    rows[key].append(row)
        return rows


def _keys_of_name(name: str) -> set[str]:
    return {plain(name), split_code(name)[0]} - {""}


def _keys_of_heading(label: str) -> Iterator[str]:
    text = plain(label)
    yield text
    yield split_code(label)[0]
    words = text.split(" ")[: _WORDS + 1]
    beginnings = (" ".join(words[:end]) for end in range(1, len(words)))
    yield from (one for one in beginnings if any(ch.isdigit() for ch in one))


def _same(heading: str, name: str) -> bool:
    """Whether a heading has that name: the same words, the same code, or a numbered name and more words after it."""
    mine, other = plain(heading), plain(name)
    if mine == other:
        return True
    codes = split_code(heading)[0], split_code(name)[0]
    if all(codes):
        return codes[0] == codes[1]
    return mine.startswith(f"{other} ") and any(ch.isdigit() for ch in other)
