"""The codes that documents print, one by one, before anyone says which of them are one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from budgetwatch.analysis.line_codes import line_codes
from budgetwatch.analysis.names import canonical
from budgetwatch.domain.code import normalised

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame


@dataclass(frozen=True, slots=True)
class Spot:
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
        return self.classification, self.level

    @property
    def plain(self) -> str:
        """Its label without case, accents and punctuation."""
        return _plain(self.label)

    @property
    def name(self) -> str:
        """Its label as the words that tell it."""
        return canonical(self.label)


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
    return [replace(spot, label="") if spot.id in shared else spot for spot in spots]


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
    firsts = ~frame.codes["code_id"].duplicated()
    distinct = frame.codes.loc[firsts, columns].sort_values("code_id")
    printed_in = line_codes(frame).printed_in
    rows = zip(distinct.itertuples(index=False, name=None), printed_in, strict=True)
    for (code_id, classification, level, code, label, parent), datasets in rows:
        yield Spot(code_id, classification, level, code, label, parent, datasets)


def parents_first(spots: Mapping[int, Spot]) -> list[list[Spot]]:
    """The spots by classification and level, so that every group comes after those of its parents."""
    depths: dict[tuple[str, int], int] = defaultdict(int)
    groups: dict[tuple[str, int], list[Spot]] = defaultdict(list)
    for spot in spots.values():
        groups[spot.group].append(spot)
        depths[spot.group] = max(depths[spot.group], _depth(spot, spots))
    return [groups[name] for name in sorted(groups, key=lambda name: (depths[name], name[1], name[0]))]


def _depth(spot: Spot, spots: Mapping[int, Spot]) -> int:
    depth, above = 0, spots.get(spot.parent_id)
    while above is not None and depth < len(spots):
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
