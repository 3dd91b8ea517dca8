"""Years at which a classification changes so much that rows do not go on from the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from budgetwatch.analysis.rows import NOT_CLASSIFIED
from budgetwatch.domain.comparison import Break
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year

CONTINUITY = 0.5
"""A year goes on from the one before if it shares at least this part of the smaller one's places (default)."""


def find_breaks(present: Iterable[tuple[str, int]]) -> Iterator[Break]:
    """The years that share too few places with the year before, given which place stands in which year."""
    places: dict[int, set[str]] = defaultdict(set)
    for key, year in present:
        if key != NOT_CLASSIFIED:
            places[year].add(key)
    for year in sorted(places):
        before, now = places.get(year - 1, set()), places[year]
        if before and len(before & now) < CONTINUITY * min(len(before), len(now)):
            reason = msg(
                "Only {count} of the {n} places of {year} stand in {before}: the classification changed.",
                count=len(before & now),
                n=len(now),
                year=Year(year),
                before=Year(year - 1),
            )
            yield Break(year, reason)
