"""The lines of a perimeter: those at or under the places that are counted, less those at or under what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.names import canonical
from budgetwatch.analysis.row_words import file_of
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import Break
from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.crosswalk import Crosswalk
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.analysis.sources import Chosen
    from budgetwatch.domain.crosswalk import PlaceName
    from budgetwatch.domain.perimeter import Perimeter


@dataclass(frozen=True)
class Bounds:
    """A perimeter in the codes of some documents: each place that it names with its code ids, none where no document has it."""

    counted: Mapping[PlaceName, tuple[int, ...]]
    left_out: Mapping[PlaceName, tuple[int, ...]]

    @cached_property
    def within(self) -> tuple[tuple[int, ...], ...]:
        """The conditions of a `FactSelection`; no line meets a condition without codes."""
        return (_every(self.counted),) if self.counted else ()

    @cached_property
    def without(self) -> tuple[int, ...]:
        """The codes that no line inside has."""
        return _every(self.left_out)

    @property
    def missing(self) -> tuple[PlaceName, ...]:
        """The places that no document names."""
        return tuple(name for name, ids in (*self.counted.items(), *self.left_out.items()) if not ids)


def bound(chosen: Chosen, perimeter: Perimeter, frame: FactFrame, places: LinePlaces) -> Chosen:
    """What was chosen, inside the perimeter only."""
    if perimeter.is_whole:
        return chosen

    def inside() -> Chosen:
        bounds = _bounds(perimeter, places)
        return replace(chosen, amounts=chosen.amounts.at_lines(lines_inside(bounds, places)), bounds=bounds)

    return kept_beside(frame, f"inside {perimeter.name}", (chosen.amounts, perimeter, places), inside)


def notes_on_bounds(frame: FactFrame, chosen: Chosen, places: LinePlaces) -> Iterator[Break]:
    """What a perimeter names and no document has, what only some years have, and the documents that cannot tell."""
    if chosen.bounds is None:
        return
    for name in chosen.bounds.missing:
        reason = msg("No document names “{place}”, which the perimeter speaks of.", place=_called(name))
        yield from (Break(year, reason) for year in chosen.years)
    yield from _absent_in_years(chosen, chosen.bounds, places)
    yield from _unable_to_tell(frame, chosen, chosen.bounds, places)


def _absent_in_years(chosen: Chosen, bounds: Bounds, places: LinePlaces) -> Iterator[Break]:
    amounts = chosen.amounts
    for name, ids in bounds.counted.items():
        present = {amounts.years[at] for at in set(amounts.year[_at(ids, places)[amounts.line]].tolist())}
        reason = msg("“{place}” of the perimeter has no line this year.", place=_called(name))
        yield from (Break(year, reason) for year in chosen.years if present and year not in present)


def _unable_to_tell(frame: FactFrame, chosen: Chosen, bounds: Bounds, places: LinePlaces) -> Iterator[Break]:
    """A table no line of which says on which side of the perimeter it is."""
    named = {(str(name.classification), name.level) for name in (*bounds.counted, *bounds.left_out)}
    known = _at({*chain.from_iterable(bounds.within), *bounds.without}, places)
    for year in chosen.years:
        for dataset in chosen.datasets(year):
            mute = not any(places.has(dataset, Classification(axis), level) for axis, level in named)
            if mute and not known[places.codes.dataset == dataset].any():
                table = file_of(frame, dataset)
                outside = msg(
                    "“{table}” does not say where its lines belong: none of them is counted in the perimeter.",
                    table=table,
                )
                inside = msg("“{table}” does not say where its lines belong: nothing is left out of it.", table=table)
                yield Break(year, outside if bounds.counted else inside)


def _called(name: PlaceName) -> str:
    return f"{name.code} {name.label}".strip()


def _every(named: Mapping[PlaceName, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted({id_ for ids in named.values() for id_ in ids}))


def lines_inside(bounds: Bounds, places: LinePlaces) -> Numbers:
    """For every line of the documents whether it is inside."""
    out = _at(bounds.without, places)
    return ~out if not bounds.within else _at(bounds.within[0], places) & ~out


def _at(ids: Iterable[int], places: LinePlaces) -> Numbers:
    """For every line whether it has one of these codes."""
    import numpy as np

    codes = places.codes
    having = np.zeros(len(codes.lines), dtype=bool)
    having[codes.line[np.isin(codes.ids, list(ids))[codes.code]]] = True
    return having


def _bounds(perimeter: Perimeter, places: LinePlaces) -> Bounds:
    under = _Under(places.crosswalk)
    return Bounds(
        {name: under.ids(name) for name in perimeter.counted},
        {name: under.ids(name) for name in perimeter.left_out},
    )


class _Under:
    """Finds the codes at and under a place by its name."""

    def __init__(self, crosswalk: Crosswalk) -> None:
        self._crosswalk = crosswalk
        self._lineage: dict[str, frozenset[str]] = {}

    def ids(self, name: PlaceName) -> tuple[int, ...]:
        """The code ids at and under the places of that name."""
        keys = self._keys(name)
        return tuple(id_ for id_, key in self._crosswalk.keys.items() if keys and not keys.isdisjoint(self._above(key)))

    def _above(self, key: str) -> frozenset[str]:
        """A key and those above it."""
        if key not in self._lineage:
            parent = self._crosswalk.places[key].parent if key in self._crosswalk.places else None
            self._lineage[key] = frozenset({key}) | (self._above(parent) if parent else frozenset())
        return self._lineage[key]

    def _keys(self, name: PlaceName) -> frozenset[str]:
        """The places of that code and label; else of the code alone, or of the label alone where it has no code."""
        level = [
            (key, self._crosswalk.name(place))
            for key, place in self._crosswalk.places.items()
            if (place.classification, place.level) == (str(name.classification), name.level)
        ]
        called = [(key, one) for key, one in level if canonical(one.label) == canonical(name.label)]
        exact = [(key, one) for key, one in called if one.code == name.code]
        coded = [(key, one) for key, one in level if name.code and one.code == name.code]
        found = exact or coded or [(key, one) for key, one in called if not (name.code and one.code)]
        under = [(key, one) for key, one in found if one.under == name.under]
        return frozenset(key for key, _ in under or found)
