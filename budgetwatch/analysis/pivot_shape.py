"""Where every amount of a pivot belongs: its row under the rows above it, and its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from budgetwatch.analysis.pivot_cuts import Cut
from budgetwatch.domain.pivot import FieldKind, Member, Path, PivotField

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Amounts, Numbers

_DENSE = 2**24
"""As many possible rows are marked in an array; more are sorted."""


@dataclass(frozen=True)
class Level:
    """The rows of one depth in their order: the values that lead to each, and the first of its children one level below."""

    numbers: Numbers
    values: tuple[Numbers, ...]
    children: Numbers
    parents: Numbers


@dataclass(frozen=True)
class Column:
    """One column on show: the values that lead to it, and the narrow columns that it adds up."""

    path: Path
    parts: Numbers


class Shape:
    """The rows and columns of a pivot, whatever their sums. `number` places every amount in the narrowest table.

    Narrow columns tell apart the years, whatever is on show.
    """

    def __init__(
        self,
        amounts: Amounts,
        rows: Sequence[Cut],
        across: Sequence[Cut],
        shown: Sequence[PivotField],
        line_ids: Numbers,
    ) -> None:
        self.amounts, self.cuts, self.across, self.line_ids = amounts, rows, across, line_ids
        self._shown = shown
        number = _joined([cut.of for cut in rows], [cut.count for cut in rows], len(amounts.slot))
        self.leaves, self._row = _compact(number, prod(cut.count for cut in rows))
        self._column = _joined([cut.of for cut in across], [cut.count for cut in across], len(amounts.slot))
        self.width = prod(cut.count for cut in across)
        self.number = self._row * self.width + self._column
        self.levels = tuple(self._levels())

    def _levels(self) -> list[Level]:
        import numpy as np

        numbers, found = self.leaves, list[Level]()
        below: Numbers = np.arange(len(numbers))
        for depth in range(len(self.cuts), 0, -1):
            above, parents = np.unique(numbers // self.cuts[depth - 1].count, return_inverse=True)
            found.append(Level(numbers, self._values(numbers, depth), below, parents.reshape(-1)))
            below = np.append(np.searchsorted(parents.reshape(-1), np.arange(len(above))), len(numbers))
            numbers = above
        return found[::-1]

    def _values(self, numbers: Numbers, depth: int) -> tuple[Numbers, ...]:
        values = []
        for cut in reversed(self.cuts[:depth]):
            values.append(numbers % cut.count)
            numbers = numbers // cut.count
        return tuple(reversed(values))

    def path(self, depth: int, at: int) -> Path:
        """The values that lead to a row."""
        values = self.levels[depth].values
        return tuple(cut.members[int(of[at])] for cut, of in zip(self.cuts, values, strict=False))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns on show that have a cell, in the order of their fields; all places together after each of them."""
        import numpy as np

        present = np.bincount(self._column, minlength=self.width) > 0
        shape = [cut.count for cut in self.across]
        grid = np.arange(self.width).reshape(shape)
        made = []
        for choice in product(*(self._choices(field) for field in self._shown)):
            asked = dict(zip(self._shown, choice, strict=True))
            at = tuple(self._picked(cut, asked) for cut in self.across)
            parts = grid[at].reshape(-1)
            if present[parts].any():
                made.append(Column(tuple(member for _, member in choice), parts[present[parts]]))
        return tuple(made)

    def _choices(self, field: PivotField) -> list[tuple[int, Member]]:
        cut = next(one for one in self.across if one.field == field)
        several = field.kind is FieldKind.PLACE and cut.count > 1
        whole = [(-1, Member(field, "whole", whole=True))] if several else []
        return [*enumerate(cut.members), *whole]

    def _picked(self, cut: Cut, asked: dict[PivotField, tuple[int, Member]]) -> slice:
        at, member = asked.get(cut.field, (-1, None))
        return slice(None) if member is None or member.whole else slice(at, at + 1)

    @cached_property
    def _by_row(self) -> tuple[Numbers, Numbers]:
        import numpy as np

        ends = np.cumsum(np.bincount(self._row, minlength=len(self.leaves)))
        return np.argsort(self._row, kind="stable"), ends

    def lines(self, first: int, last: int, parts: Numbers) -> Numbers:
        """The lines of some rows next to each other at the deepest level, in these narrow columns only."""
        import numpy as np

        order, ends = self._by_row
        own = order[ends[first - 1] if first else 0 : ends[last - 1] if last else 0]
        return np.unique(self.amounts.line[own[np.isin(self._column[own], parts)]])

    def leaves_of(self, depth: int, at: int) -> tuple[int, int]:
        """The rows at the deepest level under a row: from the first to before the last."""
        first, last = at, at + 1
        for level in self.levels[depth:-1]:
            first, last = int(level.children[first]), int(level.children[last])
        return first, last


def _joined(values: Sequence[Numbers], counts: Sequence[int], size: int) -> Numbers:
    """One number for the values of several fields, in the order of the first field, then of the next."""
    import numpy as np

    joined: Numbers = np.zeros(size, dtype=np.int64)
    for of, count in zip(values, counts, strict=True):
        joined = joined * count + of
    return joined


def _compact(numbers: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """The distinct numbers in their order, and for each number its place among them."""
    import numpy as np

    if most > _DENSE:
        distinct, places = np.unique(numbers, return_inverse=True)
        return distinct, places.reshape(-1)
    present = np.zeros(most, dtype=bool)
    present[numbers] = True
    places = np.cumsum(present) - 1
    return np.flatnonzero(present), places[numbers]
