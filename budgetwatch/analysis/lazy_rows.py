"""Rows that are made when they are asked for, and then kept: a page shows a few of many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from budgetwatch.domain.comparison import ComparisonRow


class LazyRows(Sequence[ComparisonRow]):
    """As many rows as are told, each made from its place; equal to any sequence of the same rows."""

    def __init__(self, count: int, make: Callable[[int], ComparisonRow]) -> None:
        self._rows: list[ComparisonRow | None] = [None] * count
        self._make = make

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> ComparisonRow: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[ComparisonRow, ...]: ...

    def __getitem__(self, at: int | slice) -> ComparisonRow | tuple[ComparisonRow, ...]:
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(len(self))))
        known = self._rows[at]
        if known is None:
            self._rows[at] = known = self._make(at % len(self))
        return known

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_same, self, other))

    def __hash__(self) -> int:
        return hash(len(self))


def _same(left: object, right: object) -> bool:
    return left == right
