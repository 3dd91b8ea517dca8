"""Codes that documents print alike, taken together: many years print thousands of codes the same way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from budgetwatch.analysis.names import canonical
from budgetwatch.analysis.numbering import numbered_alike
from budgetwatch.analysis.spots import plain_text

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.line_codes import Axis, LineCodes
    from budgetwatch.analysis.spots import Spot, Spots

_DEEPEST = 64
"""Levels beyond which codes that stand above one another stand in a circle."""


def parents_first(spots: Spots) -> list[Group]:
    """The codes by classification and level, so that every group comes after those of its parents."""
    import numpy as np

    known, depth = spots.known, _depths(spots.known)
    members = [np.flatnonzero(known.axis == at) for at in range(len(known.axes))]
    depths = [int(depth[own].max(initial=0)) for own in members]
    order = sorted(range(len(members)), key=lambda at: (depths[at], known.axes[at][1], known.axes[at][0]))
    return [Group(spots, known.axes[at], members[at]) for at in order]


def _depths(known: LineCodes) -> Numbers:
    """How many codes stand above each one."""
    import numpy as np

    ids, parents = known.ids, known.parents
    at = np.searchsorted(ids[:-1], parents)  # the last where a number is greater than all
    above = np.where(ids[at] == parents, at, -1) if len(ids) else at
    depths, standing = np.zeros(len(ids), dtype=np.int64), above
    for _ in range(_DEEPEST):
        deeper = standing >= 0
        if not deeper.any():
            break
        depths += deeper
        standing = np.where(deeper, above[standing], -1)
    return depths


class Group:
    """The codes of one classification and level, by their places among all."""

    def __init__(self, spots: Spots, axis: Axis, at: Numbers) -> None:
        self._spots, self._axis, self._at = spots, axis, at

    def printings(self, keys_above: Mapping[int, str]) -> list[Printing]:
        """The codes by what they print and the place they stand under; one without a code is like no other."""
        import numpy as np

        spots, names, above = self._spots, *self._above(keys_above)
        codes, labels = (numbers[self._at] for numbers in spots.numbers)
        alone = np.where(spots.bare[self._at], self._at, -1)
        alike = numbered_alike(codes, labels, above, alone)
        order = np.argsort(alike, kind="stable")
        ends = np.cumsum(np.bincount(alike))
        starts, under = np.append(0, ends[:-1]), above[order].tolist()
        latest = np.maximum.reduceat(spots.ranks[self._at[order]], starts).tolist()
        bounds, places = zip(starts.tolist(), ends.tolist(), latest, strict=True), self._at[order].tolist()
        return [
            Printing(spots, self._axis, places[start:end], names[under[start]], late) for start, end, late in bounds
        ]

    def _above(self, keys: Mapping[int, str]) -> tuple[list[str], Numbers]:
        """The keys of the places above ("" none), each once, and that of each code as a place among them."""
        import pandas as pd

        numbers, parents = pd.factorize(self._spots.known.parents[self._at])
        texts = [keys.get(parent, f"#{parent}") if parent else "" for parent in parents.tolist()]
        places, names = pd.factorize(pd.Series(texts, dtype=object))
        return names.tolist(), places[numbers]


class Printing:
    """Codes that documents print alike at one `axis`: the same code and label under one place, of the key `above` or "".

    `_latest` is how late the newest of them is printed.
    """

    def __init__(self, spots: Spots, axis: Axis, at: Sequence[int], above: str, latest: int) -> None:
        self._all, self._at, self._latest = spots, at, latest
        self.axis, self.above = axis, above
        self.code, self.label = spots.codes[at[0]], spots.labels[at[0]]
        self.ids = [spots.ids[one] for one in at]

    @property
    def id(self) -> int:
        """The number of the first of its codes."""
        return self.ids[0]

    @property
    def plain(self) -> str:
        """Their label without case, accents and punctuation."""
        return plain_text(self.label)

    @property
    def name(self) -> str:
        """Their label as the words that tell it."""
        return canonical(self.label)

    @property
    def spots(self) -> list[Spot]:
        """The codes one by one."""
        return [self._all[one] for one in self._at]

    def newest(self, but: Collection[int] = ()) -> int:
        """How late the newest of its codes is printed, some left out: a later one has a greater number; -1 for none."""
        left = [at for at, id_ in zip(self._at, self.ids, strict=True) if id_ not in but] if but else self._at
        return self._latest if len(left) == len(self._at) else self._all.newest(left)

    @cached_property
    def datasets(self) -> frozenset[int]:
        """The documents that print them."""
        return frozenset(map(self._all.owners.__getitem__, self._at))

    def under(self, keys: Mapping[int, str]) -> Iterator[tuple[str, Printing]]:
        """Itself with the key of its codes; in parts where they have several."""
        found = dict.fromkeys(map(keys.__getitem__, self.ids))
        if len(found) == 1:
            yield next(iter(found)), self
            return
        for key in found:
            at = [one for one, id_ in zip(self._at, self.ids, strict=True) if keys[id_] == key]
            yield key, Printing(self._all, self.axis, at, self.above, self._all.newest(at))


def under_one_key(every: Iterable[Printing], keys: Mapping[int, str]) -> Iterator[tuple[str, Printing]]:
    """The printings with the key of their codes; one whose codes have several keys comes in parts."""
    for printing in every:
        yield from printing.under(keys)
