"""One key for each place in a classification, across documents and years: by code, else by label under one parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budgetwatch.analysis.histories import called, histories, outdated
from budgetwatch.analysis.joins import Settled, settle
from budgetwatch.analysis.spots import Spot, Years, parents_first, read_spots
from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import PlaceName

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.domain.crosswalk import Link


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a classification as shown: the best code and label met for it, and the key of the place above."""

    classification: str
    level: int
    code: str
    label: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """`keys` gives the key of every code id, `places` the words of every key.

    `called` gives the other names under which the documents of a year print a place, by key and year; `applied` the
    links of a person with the key that each acts on.
    """

    keys: Mapping[int, str]
    places: Mapping[str, Place]
    called: Mapping[tuple[str, int], tuple[str, ...]]
    applied: tuple[tuple[Link, str], ...]

    def above(self, place: Place) -> str:
        """The words of the place above: its label, else its code; nothing where there is none."""
        parent = self.places.get(place.parent or "")
        return parent.label or parent.code if parent else ""

    def name(self, place: Place) -> PlaceName:
        """The place as documents name it."""
        parent = self.places.get(place.parent or "")
        under = parent.code or parent.label if parent else ""
        return PlaceName(Classification(place.classification), place.level, place.code, place.label, under)


def cross(frame: FactFrame, links: Sequence[Link] = ()) -> Crosswalk:
    """The keys of every place: the same code is one place; a label alone joins the only place it can mean.

    A label never joins across parents: "Administration" under two votes stays two places. A code that names another
    thing from some year on is two places. What a person joined is one place, under its newest code and label.
    """
    spots = {spot.id: spot for spot in read_spots(frame)}
    years = Years(frame)
    keys: dict[int, str] = {}
    parts: list[Settled] = []
    for group in parents_first(spots):
        settled = settle(group, _Group(group, keys).keys(), spots, links, years)
        keys.update({id_: settled.joined.get(key, key) for id_, key in settled.own.items()})
        parts.append(settled)
    own = {id_: key for part in parts for id_, key in part.own.items()}
    heads = {key: found for part in parts for key, found in part.heads.items()}
    joined = {old: newest for part in parts for old, newest in part.joined.items()}
    known = histories(spots.values(), keys, years)
    places = _joined_places(_places(spots.values(), own, keys, outdated(known)), heads, joined)
    applied = tuple(one for part in parts for one in part.applied)
    return Crosswalk(keys, places, called(known, places), applied)


class _Group:
    """The spots of one classification and level, and what their codes and labels can mean."""

    def __init__(self, spots: list[Spot], keys_above: Mapping[int, str]) -> None:
        self._spots = spots
        self._prefix = "{}:{}".format(*spots[0].group)
        self._above = {spot.id: _above(spot, keys_above) for spot in spots}
        self._relative = {code for code, same in self._by_code().items() if self._needs_parent(same)}
        self._named: dict[str, list[tuple[str, str, Spot]]] = defaultdict(list)

    def keys(self) -> dict[int, str]:
        """Codes first, then labels under a parent, then bare labels: each joins what stood before it."""
        keys: dict[int, str] = {}
        for spot in sorted(self._spots, key=lambda spot: (not spot.code, not self._above[spot.id], spot.id)):
            key = self._coded(spot) if spot.code else self._labelled(spot)
            keys[spot.id] = key
            self._named[spot.plain].append((self._above[spot.id], key, spot))
        return keys

    def _by_code(self) -> dict[str, list[Spot]]:
        same: dict[str, list[Spot]] = defaultdict(list)
        for spot in self._spots:
            if spot.code:
                same[spot.code].append(spot)
        return same

    def _needs_parent(self, same: list[Spot]) -> bool:
        """Whether a code only means something under its parent: numbered anew in each, or other words elsewhere."""
        parents = {self._above[spot.id] for spot in same if self._above[spot.id]}
        if len(parents) < 2:
            return False
        seen: dict[int, set[str]] = defaultdict(set)
        for spot in same:
            for dataset in spot.datasets:
                seen[dataset].add(self._above[spot.id])
        return any(len(above) > 1 for above in seen.values()) or len({spot.plain for spot in same}) > 1

    def _coded(self, spot: Spot) -> str:
        above = self._above[spot.id]
        return f"{self._prefix}:{above}/{spot.code}" if above and spot.code in self._relative else self._bare(spot)

    def _bare(self, spot: Spot) -> str:
        return f"{self._prefix}:{spot.code}"

    def _labelled(self, spot: Spot) -> str:
        above = self._above[spot.id]
        own = f"{self._prefix}:{above}/~{spot.plain}" if spot.plain else f"{self._prefix}:#{spot.id}"
        if not spot.plain:
            return own
        named = self._named[spot.plain]
        if any(parent == above and key == own for parent, key, _ in named):
            return own
        return _only(_joinable(named, above, spot)) or own


def _above(spot: Spot, keys: Mapping[int, str]) -> str:
    return keys.get(spot.parent_id, f"#{spot.parent_id}") if spot.parent_id else ""


def _joinable(named: Iterable[tuple[str, str, Spot]], above: str, spot: Spot) -> set[str]:
    """The keys a label may mean: those under its own parent, else those whose parent one of the two does not print."""
    others = [(parent, key) for parent, key, other in named if not other.datasets & spot.datasets]
    same_parent = {key for parent, key in others if parent == above}
    if same_parent:
        return same_parent
    if above:
        parents = {parent for parent, _ in others if parent}
        return set() if parents else {key for _, key in others}
    return {key for _, key in others}


def _only(keys: set[str]) -> str | None:
    return next(iter(keys)) if len(keys) == 1 else None


def _places(
    spots: Iterable[Spot], own: Mapping[int, str], keys: Mapping[int, str], outdated: frozenset[int]
) -> dict[str, Place]:
    """The words of each key before joining: a real code before none, plain writing before capitals, the latest document.

    Codes that print an outdated name say nothing of the words.
    """
    best: dict[str, Spot] = {}
    codes: dict[str, str] = {}
    parents: dict[str, str] = {}
    for spot in sorted(spots, key=lambda spot: (spot.id not in outdated, *_worst_first(spot))):
        key = own[spot.id]
        best[key] = spot
        codes[key] = spot.code or codes.get(key, "")
        parents[key] = _above(spot, keys) or parents.get(key, "")
    return {
        key: Place(spot.classification, spot.level, codes[key], _cleaned(spot.label), parents[key] or None)
        for key, spot in best.items()
    }


def _joined_places(
    places: Mapping[str, Place], heads: Mapping[str, tuple[str, ...]], joined: Mapping[str, str]
) -> dict[str, Place]:
    """The words of each key: those of its newest place, of all newest places where one was split.

    Where the newest documents print no code, the only code of the older ones stays.
    """
    codes: dict[str, set[str]] = defaultdict(set)
    for old, key in joined.items():
        codes[key] |= {places[old].code} - {""}
    shown = {}
    for key in places.keys() - joined.keys():
        newest = [places[head] for head in heads.get(key, (key,))]
        code = " + ".join(place.code for place in newest if place.code)
        kept = code or (next(iter(codes[key])) if len(codes[key]) == 1 else "")
        shown[key] = replace(newest[0], code=kept, label=" + ".join(place.label for place in newest))
    return shown


def _worst_first(spot: Spot) -> tuple[bool, bool, int, int]:
    shouted = spot.label.isupper() or not spot.label
    return not shouted, not spot.label.startswith(("-", "–", "—")), max(spot.datasets, default=0), spot.id


def _cleaned(label: str) -> str:
    return " ".join(label.lstrip("-–— \u00a0").split()) or label
