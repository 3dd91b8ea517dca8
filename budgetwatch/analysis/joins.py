"""Places whose keys a code or a label alone cannot settle: one name in two writings, a code used anew, a person's word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from budgetwatch.analysis.code_years import Years
from budgetwatch.analysis.names import canonical, one_name
from budgetwatch.analysis.printings import Printing
from budgetwatch.analysis.spots import Spot, Spots
from budgetwatch.domain.crosswalk import JOINING, Link, LinkKind, PlaceName


@dataclass(frozen=True, slots=True)
class Settled:
    """The keys of a group's codes: `own` before a person joined any, `joined` the key of each that was joined since.

    `heads` gives the places whose words a joined key shows, `applied` the key that each link acts on.
    """

    own: Mapping[int, str]
    joined: Mapping[str, str]
    heads: Mapping[str, tuple[str, ...]]
    applied: tuple[tuple[Link, str], ...]

    @property
    def keys(self) -> Mapping[int, str]:
        """The keys of the codes after every link."""
        return {id_: self.joined.get(key, key) for id_, key in self.own.items()} if self.joined else self.own


def settle(
    printed: Sequence[Printing],
    keys: Mapping[int, str],
    spots: Spots,
    links: Sequence[Link],
    years: Years,
) -> Settled:
    """The keys of the codes of one classification and level, given those by code and label."""
    group_links = [link for link in links if _axis(link) == printed[0].axis]
    own = _tell_apart(printed, _one_place(printed, keys), group_links, years)
    joining = [link for link in group_links if link.kind in JOINING]
    if not joining:
        return Settled(own, {}, {}, ())
    group = [spot for one in printed for spot in one.spots]
    return _Union(_Search(group, own, spots, years)).joined(own, joining)


def _axis(link: Link) -> tuple[str, int]:
    place = (*link.before, *link.after)[0]
    return str(place.classification), place.level


def _one_place(printed: Iterable[Printing], keys: Mapping[int, str]) -> dict[int, str]:
    """Keys of one name in two writings under one parent become one, where neither has a code and no document prints both.

    A name that has a code in one document waits for a person: the code may have been given for a reason.
    """
    coded = {keys[one.id] for one in printed if one.code}
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    datasets: dict[str, set[int]] = defaultdict(set)
    for one in printed:
        key = keys[one.id]
        if key not in coded:
            datasets[key] |= one.datasets
            if one.name:
                named[key.rpartition("/")[0], one.name].add(key)
    moved: dict[str, str] = {}
    for same in named.values():
        apart = sum(len(datasets[key]) for key in same) == len(set[int]().union(*(datasets[key] for key in same)))
        if len(same) > 1 and apart:
            moved |= dict.fromkeys(same, min(same))
    return {id_: moved.get(key, key) for id_, key in keys.items()} if moved else dict(keys)


# -- one code, two things


def _tell_apart(
    printed: Iterable[Printing], keys: dict[int, str], links: Sequence[Link], years: Years
) -> dict[int, str]:
    """A code that names another thing from some year on has a key of its own from then on."""
    by_key: dict[str, list[Printing]] = defaultdict(list)
    for one in printed:
        by_key[keys[one.id]].append(one)
    parted = [link for link in links if link.kind is LinkKind.APART]
    doubtful = [
        (key, sorted(spot for one in same for spot in one.spots))
        for key, same in by_key.items()
        if (len(same) > 1 and len({one.name for one in same} - {""}) > 1)
        or any(_between(link, same) for link in parted)
    ]
    known = years.of(spot for _, same in doubtful for spot in same)
    for key, same in doubtful:
        for link in parted:
            if _between(link, same):
                same = _cut_by_person(key, same, link, known, keys)  # noqa: PLW2901 - what is left under the key
        _cut_by_year(key, same, links, known, keys)
    return keys


def _between(link: Link, same: Sequence[Spot | Printing]) -> bool:
    """Whether a link speaks of two places that stand under one key."""
    return all(any(stands(name, spot) for spot in same for name in side) for side in (link.before, link.after))


def stands(name: PlaceName, spot: Spot | Printing) -> bool:
    """Whether a code is the place of that name, as far as its own code and label tell."""
    return name.code == spot.code and canonical(name.label) == spot.name


def _cut_by_person(
    key: str, same: Sequence[Spot], link: Link, known: Mapping[int, frozenset[int]], keys: dict[int, str]
) -> list[Spot]:
    """Give the later side of a link that keeps places apart a key of its own; what is left of the key."""
    left: list[Spot] = []
    for spot in same:
        before = any(canonical(name.label) == spot.name for name in link.before)
        after = any(canonical(name.label) == spot.name for name in link.after)
        later = after if before != after else min(known[spot.id], default=0) >= link.year
        if later:
            keys[spot.id] = f"{key}>{link.year}"
        else:
            left.append(spot)
    return left


def _cut_by_year(
    key: str,
    same: Sequence[Spot],
    links: Sequence[Link],
    known: Mapping[int, frozenset[int]],
    keys: dict[int, str],
) -> None:
    named: dict[int, set[str]] = defaultdict(set)
    for spot in same:
        for year in known[spot.id]:
            named[year].add(spot.label)
    said = [link for link in links if link.kind in JOINING]
    cuts = [
        year
        for before, year in pairwise(sorted(named))
        if not any(one_name(left, right) for left in named[before] for right in named[year])
        and not any(_between(link, same) and link.year == year for link in said)
    ]
    for spot in same:
        last = max((cut for cut in cuts if known[spot.id] and min(known[spot.id]) >= cut), default=0)
        if last:
            keys[spot.id] = f"{key}>{last}"


# -- what a person joined


class _Search:
    """Finds the keys that a name means among the codes of a group."""

    def __init__(self, group: Sequence[Spot], keys: Mapping[int, str], spots: Spots, years: Years) -> None:
        self._keys, self._spots, self._years = keys, spots, years
        self._by_code: dict[str, list[Spot]] = defaultdict(list)
        self._by_name: dict[str, list[Spot]] = defaultdict(list)
        for spot in group:
            self._by_code[spot.code].append(spot)
            self._by_name[spot.name].append(spot)

    def keys(self, names: Iterable[PlaceName], year: int, *, after: bool) -> list[str]:
        """The keys of the names on one side of a year, each once; a name that may mean several places means none."""
        found = (self._key(name, year, after=after) for name in names)
        return list(dict.fromkeys(key for key in found if key is not None))

    def _key(self, name: PlaceName, year: int, *, after: bool) -> str | None:
        for spots in self._candidates(name):
            under = [spot for spot in spots if self._is_under(spot, name.under)] or spots
            met = {self._keys[spot.id] for spot in under}
            if len(met) > 1:
                met = {self._keys[spot.id] for spot in under if self._on_side(spot, year, after=after)}
            if len(met) == 1:
                return met.pop()
            if met:
                return None
        return None

    def _candidates(self, name: PlaceName) -> Iterator[list[Spot]]:
        """Codes of that code and label, else of the code alone, else of the label alone where one prints no code."""
        called = self._by_name[canonical(name.label)]
        yield [spot for spot in called if spot.code == name.code]
        if name.code:
            yield self._by_code[name.code]
        yield [spot for spot in called if not (name.code and spot.code)]

    def _is_under(self, spot: Spot, above: str) -> bool:
        parent = self._spots.find(spot.parent_id)
        return parent is not None and bool(above) and (parent.code == above or parent.name == canonical(above))

    def _on_side(self, spot: Spot, year: int, *, after: bool) -> bool:
        years = self._years.of([spot])[spot.id]
        return any(one >= year if after else one < year for one in years)


class _Union:
    """Joins keys, the newest standing for all."""

    def __init__(self, search: _Search) -> None:
        self._search = search
        self._into: dict[str, str] = {}
        self._heads: dict[str, tuple[str, ...]] = {}

    def joined(self, own: Mapping[int, str], links: Iterable[Link]) -> Settled:
        """The keys after every link, the oldest first."""
        applied = []
        for link in sorted(links, key=lambda link: (link.year, link.id)):
            before = self._search.keys(link.before, link.year, after=False)
            after = self._search.keys(link.after, link.year, after=True)
            if before and after:
                self._join(before, after, shared=link.kind is LinkKind.SPLIT)
                applied.append((link, after[0]))
        told = tuple((link, self._newest(key)) for link, key in applied)
        joined = {key: newest for key in {*own.values()} if (newest := self._newest(key)) != key}
        heads = {key: heads for key, heads in self._heads.items() if self._newest(key) == key}
        return Settled(own, joined, heads, told)

    def _newest(self, key: str) -> str:
        while key in self._into:
            key = self._into[key]
        return key

    def _join(self, before: Sequence[str], after: Sequence[str], *, shared: bool) -> None:
        newest = self._newest(after[0])
        shown = after if shared else after[:1]
        heads = tuple(dict.fromkeys(head for key in shown for head in self._heads.get(self._newest(key), (key,))))
        for key in (*before, *after):
            if (old := self._newest(key)) != newest:
                self._into[old] = newest
        self._heads[newest] = heads
