"""Whether two tables give the same money: by their places and, where they stand at the same ones, by their amounts."""

from __future__ import annotations

from enum import Enum
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.analysis.gaps import Gaps, PlaceSums, gaps_between, place_sums
from budgetwatch.analysis.marks import APPROPRIATIONS
from budgetwatch.domain.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pandas as pd

    from budgetwatch.analysis.amounts import Amounts, Numbers
    from budgetwatch.analysis.places import LinePlaces

SAME_MONEY = 0.5
"""Two tables speak of the same money only if they share at least this part of their places, or of those amounts."""
_ROUNDING = 1000
"""Two amounts are the same if they differ by less than one part in this many: documents round differently."""
_REVISION = 4
"""Two votes for a place may be one vote and its revision if they differ by less than one part in this many."""
_ALIKE = 50
"""Two labels of one code are related from this likeness on (0 to 100)."""

_ByPlace: TypeAlias = "Mapping[int, int]"


class Likeness(Enum):
    """Whether two tables give the same money in a year: shown by amounts, only likely, or not at all."""

    SAME = "same"
    UNSURE = "unsure"
    APART = "apart"


class Overlap:
    """What every two tables have in common; each answer is worked out once."""

    def __init__(self, datasets: pd.DataFrame, exponent: int, places: LinePlaces, amounts: Amounts) -> None:
        self._datasets, self._exponent, self._places, self._amounts = datasets, exponent, places, amounts
        self._slots = {slot[:3]: amounts.slots.index(slot) for slot in amounts.present}
        self.share = cache(self._share)
        self.of = cache(self._of)
        self.lines = cache(self._lines)
        self.gaps = cache(self._gaps)

    def total(self, dataset: int, year: int, measure: Measure) -> int:
        """The sum of the known amounts of a stage in a table."""
        return int(self._amounts.by_slot.totals[self._slots[dataset, year, measure]])

    def adds_nothing(self, left: int, right: int, year: int, measure: Measure) -> bool:
        """Whether the first table has amounts of a stage only at places where the second has one too."""
        import numpy as np

        ours, theirs = (self._sums(pair, year, measure) for pair in ((left, right), (right, left)))
        return bool(np.isin(ours.names[ours.sums != 0], theirs.names).all())

    def _gaps(self, left: int, right: int, year: int, measure: Measure) -> Gaps:
        """Where two tables give other amounts of a stage: at the places that both have, or as a whole if cut otherwise."""
        ours, theirs = (self._sums(pair, year, measure) for pair in ((left, right), (right, left)))
        if not self._comparable(left, right) and self.share(min(left, right), max(left, right)) < SAME_MONEY:
            ours, theirs = ours.as_one(), theirs.as_one()
        return gaps_between(ours, theirs, max(self._step(left), self._step(right)))

    def _step(self, dataset: int) -> int:
        """How many units of the frame one step of the amounts of a table is: 1 where nothing tells how it is printed."""
        if "exponent" not in self._datasets:
            return 1
        exponents = self._datasets.set_index("dataset")["exponent"]
        finer = int(exponents[dataset]) - self._exponent
        return int(10**finer)

    def _lines(self, dataset: int) -> Numbers:
        """The lines of a table that have an amount to compare."""
        return self._by_dataset.get(dataset, self._amounts.line[:0])

    @cached_property
    def _by_dataset(self) -> Mapping[int, Numbers]:
        import numpy as np

        cells = self._amounts.cell_lines
        lines = cells[np.diff(cells, prepend=-1) > 0]
        owners = self._places.codes.dataset[lines]
        return {dataset: lines[owners == dataset] for dataset in {slot.dataset for slot in self._amounts.present}}

    def _share(self, left: int, right: int) -> float:
        """The part of the smaller table's places that the other has too."""
        names = self._named(left, right)
        here, there = (set(names[self.lines(dataset)].tolist()) for dataset in (left, right))
        return len(here & there) / min(len(here), len(there))

    def _of(self, left: int, right: int, year: int) -> Likeness:
        """How alike the money of two tables is in a year, whatever their order."""
        pairs = [pair for measure in Measure if (pair := self._both(left, right, year, measure)) is not None]
        if self.share(left, right) < SAME_MONEY:
            shown = not self._comparable(left, right) and any(_same_whole(*amounts) for _, amounts in pairs)
            return Likeness.SAME if shown else Likeness.APART
        if self._other_institution(left, right):
            return Likeness.APART
        if any(_part(_same, *amounts) >= SAME_MONEY for _, amounts in pairs):
            return Likeness.SAME
        votes = [amounts for measure, amounts in pairs if measure in APPROPRIATIONS]
        far = bool(votes) and all(_part(_near, *amounts) < SAME_MONEY for amounts in votes)
        return Likeness.APART if far or not self._labels_alike(left, right) else Likeness.UNSURE

    def _both(
        self, left: int, right: int, year: int, measure: Measure
    ) -> tuple[Measure, tuple[_ByPlace, _ByPlace]] | None:
        ours, theirs = self._by_place((left, right), year, measure), self._by_place((right, left), year, measure)
        return (measure, (ours, theirs)) if ours and theirs else None

    def _by_place(self, pair: tuple[int, int], year: int, measure: Measure) -> dict[int, int]:
        """The known amounts of the first table of a pair, by place as both tables name places."""
        found = self._sums(pair, year, measure)
        return dict(zip(found.names.tolist(), found.sums.tolist(), strict=True))

    def _sums(self, pair: tuple[int, int], year: int, measure: Measure) -> PlaceSums:
        """The known amounts of the first table of a pair at each place, as both tables name places."""
        slot = self._slots.get((pair[0], year, measure))
        amounts = self._amounts
        own = slice(0) if slot is None else slice(*amounts.starts[slot : slot + 2])
        known = amounts.missing[own] == 0
        lines = amounts.line[own][known]
        return place_sums(self._named(*pair)[lines], amounts.value[own][known], lines)

    def _named(self, left: int, right: int) -> Numbers:
        """The place of every line, as a number of the words that both tables have."""
        return self._places.named(self._places.common((left, right)))

    def _comparable(self, left: int, right: int) -> bool:
        """Whether both tables carry a classification in common."""
        return bool(self._places.common((left, right)))

    def _other_institution(self, left: int, right: int) -> bool:
        if "institution" not in self._datasets:
            return False
        told = self._datasets.set_index("dataset")["institution"]
        ours, theirs = str(told[left] or ""), str(told[right] or "")
        return bool(ours and theirs) and ours.casefold() != theirs.casefold()

    def _labels_alike(self, left: int, right: int) -> bool:
        """Whether the labels of the codes that both print are mostly related."""
        from rapidfuzz import fuzz

        ours, theirs = self._places.labels(left), self._places.labels(right)
        pairs = [(ours[key], theirs[key]) for key in ours.keys() & theirs.keys() if ours[key] and theirs[key]]
        alike = sum(fuzz.token_set_ratio(*pair) >= _ALIKE for pair in pairs)
        return not pairs or alike >= SAME_MONEY * len(pairs)


def _same(ours: int, theirs: int) -> bool:
    return abs(ours - theirs) * _ROUNDING <= max(abs(ours), abs(theirs))


def _near(ours: int, theirs: int) -> bool:
    return abs(ours - theirs) * _REVISION <= max(abs(ours), abs(theirs))


def _same_whole(ours: _ByPlace, theirs: _ByPlace) -> bool:
    """Whether two tables cut otherwise add up to the same; one line alone proves nothing."""
    return min(len(ours), len(theirs)) > 1 and _same(sum(ours.values()), sum(theirs.values()))


def _part(alike: Callable[[int, int], bool], ours: _ByPlace, theirs: _ByPlace) -> float:
    """The part of the places of both tables whose amounts are alike; 0 where no place has two."""
    pairs = list(_pairs(ours, theirs))
    return sum(alike(*pair) for pair in pairs) / len(pairs) if pairs else 0.0


def _pairs(ours: _ByPlace, theirs: _ByPlace) -> Iterator[tuple[int, int]]:
    """The amounts of the places for which both tables have one that is not zero."""
    return ((ours[name], theirs[name]) for name in ours.keys() & theirs.keys() if ours[name] and theirs[name])
