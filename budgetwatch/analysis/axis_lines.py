"""Which lines carry which tag: by the places they stand at, the finer tag before the coarser one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.analysis.joins import stands
from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.names import canonical
from budgetwatch.analysis.spots import Spot, read_spots
from budgetwatch.domain.code import normalised

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.domain.axis import AxisTag, Tagged
    from budgetwatch.domain.crosswalk import PlaceName

Found: TypeAlias = tuple[frozenset[str], str]
"""The keys of the places that a tag names, and the label that it asks for ("" any)."""


@dataclass(frozen=True)
class TaggedLines:
    """For every line the place in `tags` of the tag that counts for it, -1 without; the tags stand from coarse to fine.

    `found` gives for each tag what it stands on in these documents, `clashes` the tags that share lines of another axis
    without being part of each other: the one that counts, the other, and those lines.
    """

    tags: tuple[AxisTag, ...]
    found: tuple[Found, ...]
    lost: tuple[AxisTag, ...]
    tag: Numbers
    clashes: tuple[tuple[int, int, Numbers], ...]

    def served(self, axes: Sequence[int]) -> Numbers:
        """For every line the place of its axis among these ids; their number for a line without."""
        import numpy as np

        places = {axis: at for at, axis in enumerate(axes)}
        of_tag = np.array([*(places.get(tag.axis, len(axes)) for tag in self.tags), len(axes)], dtype=np.int64)
        served: Numbers = of_tag[self.tag]
        return served


def tagged_lines(frame: FactFrame, places: LinePlaces, tags: Sequence[AxisTag]) -> TaggedLines:
    """The lines of every tag that these documents print.

    A tag on fewer lines is the finer one, of two on as many the one that names more or stands deeper; it counts.
    """
    return kept_beside(frame, "tagged lines", (places, tuple(tags)), lambda: _tagged(frame, places, tags))


def _tagged(frame: FactFrame, places: LinePlaces, tags: Sequence[AxisTag]) -> TaggedLines:
    import numpy as np

    search = PlaceSearch(frame, places)
    reached = [(tag, found, _lines(places, found)) for tag in tags if (found := search.find(tag.tagged)) is not None]
    reached = [one for one in reached if len(one[2])]
    known = {tag.id for tag, _, _ in reached}
    reached.sort(key=lambda one: (-len(one[2]), len(one[1][0]), _depth(one[0].tagged), one[0].id))
    owner = np.full(len(places.codes.lines), -1, dtype=np.int64)
    clashes: list[tuple[int, int, Numbers]] = []
    for at, (_, _, lines) in enumerate(reached):
        clashes += _clashes(at, reached, owner)
        owner[lines] = at
    lost = tuple(tag for tag in tags if tag.id not in known)
    return TaggedLines(
        tuple(tag for tag, _, _ in reached), tuple(found for _, found, _ in reached), lost, owner, tuple(clashes)
    )


def _depth(tagged: Tagged) -> int:
    return max((place.level for place in tagged.places), default=0)


def _clashes(
    at: int, reached: Sequence[tuple[AxisTag, Found, Numbers]], owner: Numbers
) -> Iterator[tuple[int, int, Numbers]]:
    """The coarser tags of another axis that share lines with this one, which is no part of them."""
    import numpy as np

    tag, _, lines = reached[at]
    for other in np.unique(owner[lines]).tolist():
        if other < 0 or reached[other][0].axis == tag.axis:
            continue
        shared = lines[owner[lines] == other]
        if len(np.intersect1d(lines, reached[other][2], assume_unique=True)) < len(lines):
            yield at, other, shared


def _lines(places: LinePlaces, found: Found) -> Numbers:
    """The lines that stand at all of the places and have the label, in their order."""
    import numpy as np

    keys, label = found
    inside = np.ones(len(places.codes.lines), dtype=bool)
    for key in sorted(keys):
        place = places.crosswalk.places[key]
        standing = places.at((place.classification, place.level))
        inside &= standing.key == standing.keys.index(key)
    if label:
        labels, texts = places.codes.words
        inside &= labels == (texts.index(label) if label in texts else -1)
    return np.flatnonzero(inside)


class PlaceSearch:
    """Finds the places that names mean: as documents print them in any year, or as linked places are shown now."""

    def __init__(self, frame: FactFrame, places: LinePlaces) -> None:
        self._crosswalk = places.crosswalk
        self._spots: dict[tuple[str, int], list[Spot]] = defaultdict(list)
        self._known: dict[int, Spot] = {}
        for spot in read_spots(frame):
            self._spots[spot.group].append(spot)
            self._known[spot.id] = spot
        self._shown = {self._crosswalk.name(place): key for key, place in self._crosswalk.places.items()}

    def find(self, tagged: Tagged) -> Found | None:
        """The keys of all the places and the label; None where a name means no place, or several."""
        keys = [self.key(name) for name in tagged.places]
        if any(key is None for key in keys):
            return None
        return frozenset(key for key in keys if key is not None), normalised(tagged.label)

    def key(self, name: PlaceName) -> str | None:
        """The key of the one place that a name means."""
        if name in self._shown:
            return self._shown[name]
        for spots in self._candidates(name):
            under = [spot for spot in spots if self._is_under(spot, name.under)] or spots
            met = {self._crosswalk.keys[spot.id] for spot in under}
            if met:
                return met.pop() if len(met) == 1 else None
        return None

    def _candidates(self, name: PlaceName) -> Iterable[list[Spot]]:
        """Codes of that code and label, else of the code alone, else of the label alone where one prints no code."""
        group = self._spots.get((str(name.classification), name.level), [])
        called = canonical(name.label)
        yield [spot for spot in group if stands(name, spot)]
        yield [spot for spot in group if name.code and spot.code == name.code]
        yield [spot for spot in group if called and spot.name == called and not (name.code and spot.code)]

    def _is_under(self, spot: Spot, above: str) -> bool:
        parent = self._known.get(spot.parent_id)
        return parent is not None and bool(above) and (parent.code == above or parent.name == canonical(above))
