"""The names of a place over the years, where documents give it more than one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.analysis.names import canonical

if TYPE_CHECKING:
    from budgetwatch.analysis.code_years import Years
    from budgetwatch.analysis.crosswalk import Place
    from budgetwatch.analysis.printings import Printing
    from budgetwatch.analysis.spots import Spot

History: TypeAlias = Mapping[int, tuple["Spot", ...]]
"""The codes that print one place in each year."""


def histories(named: Iterable[tuple[str, Printing]], years: Years) -> dict[str, History]:
    """For each key that has several names or codes, the codes that print it in each year."""
    by_key: dict[str, list[Printing]] = defaultdict(list)
    for key, printing in named:
        by_key[key].append(printing)
    renamed = {key: [spot for one in same for spot in one.spots] for key, same in by_key.items() if _has_names(same)}
    known = years.of(spot for same in renamed.values() for spot in same)
    return {key: _by_year(same, known) for key, same in renamed.items()}


def _has_names(same: Sequence[Printing]) -> bool:
    codes = {one.code for one in same} - {""}
    return len(codes) > 1 or (len(same) > 1 and len({one.name for one in same} - {""}) > 1)


def _by_year(same: Iterable[Spot], known: Mapping[int, frozenset[int]]) -> History:
    found: dict[int, list[Spot]] = defaultdict(list)
    for spot in sorted(same, key=lambda spot: spot.id):
        for year in known[spot.id]:
            found[year].append(spot)
    return {year: tuple(found[year]) for year in sorted(found)}


def outdated(known: Mapping[str, History]) -> frozenset[int]:
    """The codes whose name is not among those of the last year of their place."""
    old: set[int] = set()
    for history in known.values():
        last = {spot.name for spot in history[max(history)]} if history else set()
        old |= {spot.id for spots in history.values() for spot in spots if spot.name not in last}
    return frozenset(old)


def called(known: Mapping[str, History], places: Mapping[str, Place]) -> dict[tuple[str, int], tuple[str, ...]]:
    """What the documents of a year call each place where it is not what the place is called now."""
    names: dict[tuple[str, int], tuple[str, ...]] = {}
    for key, history in known.items():
        last = {(spot.code, spot.name) for spot in history[max(history)]} if history else set()
        now = {name for _, name in last} | {canonical(places[key].label)}
        codes = {code for code, _ in last if code}
        for year, spots in history.items():
            told = [_told(spot, codes) for spot in spots if spot.name not in now or _recoded(spot, codes)]
            if told and year < max(history):
                names[key, year] = tuple(dict.fromkeys(told))
    return names


def _recoded(spot: Spot, codes: set[str]) -> bool:
    return bool(spot.code and codes) and spot.code not in codes


def _told(spot: Spot, codes: set[str]) -> str:
    label = " ".join(spot.label.split())
    return f"{spot.code} {label}".strip() if _recoded(spot, codes) else label
