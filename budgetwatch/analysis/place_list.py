"""The places that documents name, as a person picks them from a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.analysis.places import line_places

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.domain.crosswalk import Link, PlaceName


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """A place with its key, the key of the place above, and how many lines stand at it or under it."""

    name: PlaceName
    key: str
    parent: str | None
    lines: int


def list_places(frame: FactFrame, links: Sequence[Link] = ()) -> tuple[ListedPlace, ...]:
    """Every place of every classification, by classification, level, code and label."""
    places = line_places(frame, links)
    crosswalk, counts = places.crosswalk, Counter[str]()
    axes = sorted({(place.classification, place.level) for place in crosswalk.places.values()})
    for axis in axes:
        standing = places.at(axis)
        counts.update(dict(zip(standing.keys, _counted(standing.key, len(standing.keys)), strict=True)))
    listed = [
        ListedPlace(crosswalk.name(place), key, place.parent, counts[key]) for key, place in crosswalk.places.items()
    ]
    return tuple(
        sorted(
            (one for one in listed if one.lines),
            key=lambda one: (one.name.classification, one.name.level, one.name.code, one.name.label),
        )
    )


def _counted(keys: Numbers, many: int) -> list[int]:
    import numpy as np

    counts: list[int] = np.bincount(keys[keys >= 0], minlength=many).tolist()
    return counts
