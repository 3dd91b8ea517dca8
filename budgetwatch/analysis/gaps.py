"""Where two tables that give the same money disagree, place by place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers

WHOLE = -1
"""The number of the one place that everything in a table makes, where two tables are cut in different ways."""


@dataclass(frozen=True)
class PlaceSums:
    """What a table gives: `names` are the numbers of its places, growing, `sums` and `lines` what and how many add up there.

    `place` (as a place in `names`), `value` and `line` are those of every amount.
    """

    names: Numbers
    sums: Numbers
    lines: Numbers
    place: Numbers
    value: Numbers
    line: Numbers

    def as_one(self) -> PlaceSums:
        """Everything as one place."""
        import numpy as np

        return place_sums(np.full(len(self.value), WHOLE), self.value, self.line)

    def lines_at(self, name: int) -> Numbers:
        """The lines that add up at a place, in their order."""
        import numpy as np

        lines: Numbers = np.sort(self.line[self.place == np.searchsorted(self.names, name)])
        return lines


@dataclass(frozen=True)
class Gaps:
    """The numbers of the places where two tables give other amounts, the largest gap first, then line by line; and what each table gives."""

    names: tuple[int, ...]
    ours: PlaceSums
    theirs: PlaceSums


def place_sums(names: Numbers, values: Numbers, lines: Numbers) -> PlaceSums:
    """What amounts add up to at each place, given the number of the place and the line of every amount."""
    import numpy as np

    distinct, place = np.unique(names, return_inverse=True)
    sums = np.zeros(len(distinct), dtype=values.dtype)
    np.add.at(sums, place, values)
    return PlaceSums(distinct, sums, np.bincount(place, minlength=len(distinct)), place, values, lines)


def gaps_between(ours: PlaceSums, theirs: PlaceSums, step: int) -> Gaps:
    """The places of both tables whose amounts differ by more than rounding: one `step` of the coarser table a line."""
    import numpy as np

    names, here, there = np.intersect1d(ours.names, theirs.names, assume_unique=True, return_indices=True)
    gaps = np.abs(ours.sums[here] - theirs.sums[there])
    lines = np.maximum(ours.lines[here], theirs.lines[there])
    step = min(step, int(gaps.max(initial=0)) + 1)  # a step beyond every gap says no more, and could leave 64 bits
    apart = np.flatnonzero(-(-gaps // step) > lines)
    firsts = np.full(len(ours.names), len(ours.line) and int(ours.line.max()) + 1)
    np.minimum.at(firsts, ours.place, ours.line)
    largest = apart[np.lexsort((firsts[here][apart], -gaps[apart]))]
    return Gaps(tuple(names[largest].tolist()), ours, theirs)
