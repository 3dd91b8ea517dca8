"""The codes that documents print, one by one, before anyone says which of them are one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from budgetwatch.analysis.line_codes import line_codes
from budgetwatch.analysis.names import canonical
from budgetwatch.domain.code import normalised

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame


class Spot(NamedTuple):
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
        """The classification and level it stands at."""
        return self[1:3]

    @property
    def plain(self) -> str:
        """Its label without case, accents and punctuation."""
        return _plain(self.label)

    @property
    def name(self) -> str:
        """Its label as the words that tell it."""
        return canonical(self.label)


@dataclass(frozen=True)
class Printing:
    """Codes that documents print alike: the same code and label under one place, told by the key `above` ("" for none)."""

    spots: Sequence[Spot]
    above: str

    @property
    def id(self) -> int:
        """The number of the first of its codes."""
        return self.spots[0].id

    @property
    def code(self) -> str:
        """The code that all print."""
        return self.spots[0].code

    @property
    def plain(self) -> str:
        """Their label without case, accents and punctuation."""
        return self.spots[0].plain

    @property
    def name(self) -> str:
        """Their label as the words that tell it."""
        return self.spots[0].name

    @cached_property
    def datasets(self) -> frozenset[int]:
        """The documents that print them."""
        return frozenset().union(*(spot.datasets for spot in self.spots))


def printings(group: Iterable[Spot], keys_above: Mapping[int, str]) -> list[Printing]:
    """The codes of a group by what they print and the place they stand under; one without a code is like no other."""
    alike: dict[tuple[str, str, str, int], list[Spot]] = defaultdict(list)
    for spot in group:
        parent = spot.parent_id
        above = keys_above.get(parent, f"#{parent}") if parent else ""
        alike[spot.code, spot.label, above, 0 if spot.code else spot.id].append(spot)
    return [Printing(same, above) for (_, _, above, _), same in alike.items()]


def under_one_key(every: Iterable[Printing], keys: Mapping[int, str]) -> Iterator[tuple[str, Printing]]:
    """The printings with the key of their codes; one whose codes have several keys comes in parts."""
    for printing in every:
        found = dict.fromkeys(keys[spot.id] for spot in printing.spots)
        for key in found:
            if len(found) == 1:
                yield key, printing
            else:
                yield key, Printing([spot for spot in printing.spots if keys[spot.id] == key], printing.above)


@cache
def _plain(label: str) -> str:
    return normalised(label)


_NAMES = 3  # of one code in one document, from which on none of them is its own


def read_spots(frame: FactFrame) -> list[Spot]:
    """Every distinct code, with the datasets that print it.

    Where a document prints a code beside many names, they are those of its lines: the code then has none.
    """
    spots = list(_printed(frame))
    same: dict[tuple[str, int, str, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        same[*spot.group, spot.code, spot.parent_id].append(spot)
    shared = {spot.id for (*_, code, _), some in same.items() if code and _name_lines(some) for spot in some}
    return [spot._replace(label="") if spot.id in shared else spot for spot in spots] if shared else spots


def _name_lines(some: Sequence[Spot]) -> bool:
    """Whether one document prints many names beside the one code of these spots."""
    if len(some) < _NAMES:
        return False
    names: dict[int, set[str]] = defaultdict(set)
    for spot in some:
        for dataset in spot.datasets:
            names[dataset].add(spot.plain)
    return max(map(len, names.values()), default=0) >= _NAMES


def _printed(frame: FactFrame) -> Iterator[Spot]:
    """The codes as they are printed."""
    if frame.codes.empty:
        return
    columns = ["code_id", "classification", "level", "code", "label", "parent_id"]
    known = line_codes(frame)
    distinct = frame.codes[columns].iloc[known.firsts]
    yield from map(Spot, *(distinct[name].tolist() for name in columns), known.printed_in)


def parents_first(spots: Mapping[int, Spot]) -> list[list[Spot]]:
    """The spots by classification and level, so that every group comes after those of its parents."""
    depths: dict[tuple[str, int], int] = defaultdict(int)
    groups: dict[tuple[str, int], list[Spot]] = defaultdict(list)
    depth_of: dict[int, int] = {}
    for spot in spots.values():
        groups[spot.group].append(spot)
        depth_of[spot.id] = depth = _depth(spot, spots, depth_of)
        depths[spot.group] = max(depths[spot.group], depth)
    return [groups[name] for name in sorted(groups, key=lambda name: (depths[name], name[1], name[0]))]


def _depth(spot: Spot, spots: Mapping[int, Spot], known: Mapping[int, int]) -> int:
    depth, above = 0, spots.get(spot.parent_id)
    while above is not None and depth < len(spots):
        if above.id in known:
            return depth + 1 + known[above.id]
        depth, above = depth + 1, spots.get(above.parent_id)
    return depth


class Years:
    """In which years each code has a cell; asked only of the few codes that need it."""

    def __init__(self, frame: FactFrame) -> None:
        self._frame = frame
        self._known: dict[int, frozenset[int]] = {}

    def of(self, spots: Iterable[Spot]) -> Mapping[int, frozenset[int]]:
        """The years of these codes, by code id."""
        asked = {spot.id for spot in spots} - self._known.keys()
        if asked:
            self._known.update(dict.fromkeys(asked, frozenset[int]()))
            self._known.update(self._read(asked))
        return self._known

    def _read(self, asked: set[int]) -> dict[int, frozenset[int]]:
        codes, facts = self._frame.codes, self._frame.facts
        standing = codes.loc[codes["code_id"].isin(asked), ["line", "code_id"]]
        dated = facts.loc[facts["line"].isin(standing["line"]) & (facts["year"] > 0), ["line", "year"]]
        pairs = standing.merge(dated.drop_duplicates(), on="line")[["code_id", "year"]].drop_duplicates()
        found: dict[int, set[int]] = defaultdict(set)
        for code_id, year in pairs.itertuples(index=False, name=None):
            found[int(code_id)].add(int(year))
        return {code_id: frozenset(years) for code_id, years in found.items()}
