"""In which years documents give amounts at a code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.spots import Spot


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
        standing, facts = self._frame.standing, self._frame.facts
        standing = standing[standing["code_id"].isin(asked)]
        dated = facts.loc[facts["line"].isin(standing["line"]) & (facts["year"] > 0), ["line", "year"]]
        pairs = standing.merge(dated.drop_duplicates(), on="line")[["code_id", "year"]].drop_duplicates()
        found: dict[int, set[int]] = defaultdict(set)
        for code_id, year in pairs.itertuples(index=False, name=None):
            found[int(code_id)].add(int(year))
        return {code_id: frozenset(years) for code_id, years in found.items()}
