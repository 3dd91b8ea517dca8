"""One key for each place in a classification, across documents and years: by code, else by label under one parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from budgetwatch.domain.code import normalised

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame


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
    """`keys` gives the key of every code id, `places` the words of every key."""

    keys: Mapping[int, str]
    places: Mapping[str, Place]

    def above(self, place: Place) -> str:
        """The words of the place above: its label, else its code; nothing where there is none."""
        parent = self.places.get(place.parent or "")
        return parent.label or parent.code if parent else ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """One code as one or several documents print it."""

    id: int
    classification: str
    level: int
    code: str
    label: str
    parent_id: int
    datasets: frozenset[int]

    @property
    def group(self) -> tuple[str, int]:
        return self.classification, self.level

    @property
    def plain(self) -> str:
        return _plain(self.label)


@cache
def _plain(label: str) -> str:
    return normalised(label)


def cross(frame: FactFrame) -> Crosswalk:
    """The keys of every place: the same code is one place; a label alone joins the only place it can mean.

    A label never joins across parents: "Administration" under two votes stays two places.
    """
    spots = {spot.id: spot for spot in _spots(frame)}
    keys: dict[int, str] = {}
    for group in _parents_first(spots):
        keys.update(_Group(group, keys).keys())
    return Crosswalk(keys, _places(spots.values(), keys))


def _spots(frame: FactFrame) -> Iterator[_Spot]:
    """Every distinct code, with the datasets that print it."""
    if frame.codes.empty:
        return
    dataset_of = frame.lines.set_index("line")["dataset"]
    used = frame.codes[["code_id", "line"]].assign(dataset=frame.codes["line"].map(dataset_of))
    used = used[["code_id", "dataset"]].drop_duplicates()
    datasets: dict[int, set[int]] = defaultdict(set)
    for code_id, dataset in zip(used["code_id"].tolist(), used["dataset"].tolist(), strict=True):
        datasets[code_id].add(dataset)
    columns = ["code_id", "classification", "level", "code", "label", "parent_id"]
    distinct = frame.codes[columns].drop_duplicates("code_id").sort_values("code_id")
    for code_id, classification, level, code, label, parent in distinct.itertuples(index=False, name=None):
        yield _Spot(code_id, classification, level, code, label, parent, frozenset(datasets[code_id]))


def _parents_first(spots: Mapping[int, _Spot]) -> list[list[_Spot]]:
    """The spots by classification and level, so that every group comes after those of its parents."""
    depths: dict[tuple[str, int], int] = defaultdict(int)
    groups: dict[tuple[str, int], list[_Spot]] = defaultdict(list)
    for spot in spots.values():
        groups[spot.group].append(spot)
        depths[spot.group] = max(depths[spot.group], _depth(spot, spots))
    return [groups[name] for name in sorted(groups, key=lambda name: (depths[name], name[1], name[0]))]


def _depth(spot: _Spot, spots: Mapping[int, _Spot]) -> int:
    depth, above = 0, spots.get(spot.parent_id)
    while above is not None and depth < len(spots):
        depth, above = depth + 1, spots.get(above.parent_id)
    return depth


class _Group:
    """The spots of one classification and level, and what their codes and labels can mean."""

    def __init__(self, spots: list[_Spot], keys_above: Mapping[int, str]) -> None:
        self._spots = spots
        self._prefix = "{}:{}".format(*spots[0].group)
        self._above = {spot.id: _above(spot, keys_above) for spot in spots}
        self._relative = {code for code, same in self._by_code().items() if self._needs_parent(same)}
        self._named: dict[str, list[tuple[str, str, _Spot]]] = defaultdict(list)

    def keys(self) -> dict[int, str]:
        """Codes first, then labels under a parent, then bare labels: each joins what stood before it."""
        keys: dict[int, str] = {}
        for spot in sorted(self._spots, key=lambda spot: (not spot.code, not self._above[spot.id], spot.id)):
            key = self._coded(spot) if spot.code else self._labelled(spot)
            keys[spot.id] = key
            self._named[spot.plain].append((self._above[spot.id], key, spot))
        return keys

    def _by_code(self) -> dict[str, list[_Spot]]:
        same: dict[str, list[_Spot]] = defaultdict(list)
        for spot in self._spots:
            if spot.code:
                same[spot.code].append(spot)
        return same

    def _needs_parent(self, same: list[_Spot]) -> bool:
        """Whether a code only means something under its parent: numbered anew in each, or other words elsewhere."""
        parents = {self._above[spot.id] for spot in same if self._above[spot.id]}
        if len(parents) < 2:
            return False
        seen: dict[int, set[str]] = defaultdict(set)
        for spot in same:
            for dataset in spot.datasets:
                seen[dataset].add(self._above[spot.id])
        return any(len(above) > 1 for above in seen.values()) or len({spot.plain for spot in same}) > 1

    def _coded(self, spot: _Spot) -> str:
        above = self._above[spot.id]
        return f"{self._prefix}:{above}/{spot.code}" if above and spot.code in self._relative else self._bare(spot)

    def _bare(self, spot: _Spot) -> str:
        return f"{self._prefix}:{spot.code}"

    def _labelled(self, spot: _Spot) -> str:
        above = self._above[spot.id]
        own = f"{self._prefix}:{above}/~{spot.plain}" if spot.plain else f"{self._prefix}:#{spot.id}"
        if not spot.plain:
            return own
        named = self._named[spot.plain]
        if any(parent == above and key == own for parent, key, _ in named):
            return own
        return _only(_joinable(named, above, spot)) or own


def _above(spot: _Spot, keys: Mapping[int, str]) -> str:
    return keys.get(spot.parent_id, f"#{spot.parent_id}") if spot.parent_id else ""


def _joinable(named: Iterable[tuple[str, str, _Spot]], above: str, spot: _Spot) -> set[str]:
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


def _places(spots: Iterable[_Spot], keys: Mapping[int, str]) -> dict[str, Place]:
    """The words of each key: a real code before none, plain writing before capitals and dashes, the latest document."""
    best: dict[str, _Spot] = {}
    codes: dict[str, str] = {}
    parents: dict[str, str] = {}
    for spot in sorted(spots, key=_worst_first):
        key = keys[spot.id]
        best[key] = spot
        codes[key] = spot.code or codes.get(key, "")
        parents[key] = _above(spot, keys) or parents.get(key, "")
    return {
        key: Place(spot.classification, spot.level, codes[key], _cleaned(spot.label), parents[key] or None)
        for key, spot in best.items()
    }


def _worst_first(spot: _Spot) -> tuple[bool, bool, int, int]:
    shouted = spot.label.isupper() or not spot.label
    return not shouted, not spot.label.startswith(("-", "–", "—")), max(spot.datasets, default=0), spot.id


def _cleaned(label: str) -> str:
    return " ".join(label.lstrip("-–— \u00a0").split()) or label
