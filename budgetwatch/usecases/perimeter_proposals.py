"""Perimeters to start from: what usually counts as defence, by the words of labels; a person checks every place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from budgetwatch.analysis import ListedPlace
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import normalised
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.paths import resources
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.perimeter_places import list_places


@dataclass(frozen=True, slots=True)
class Proposal:
    """A perimeter to start from: its name and footnote in both languages, and the places of this dossier it would take."""

    name: Bilingual
    footnote: Bilingual
    source: str
    counted: tuple[PlaceName, ...]
    left_out: tuple[PlaceName, ...]

    def worded(self, language: str) -> Perimeter:
        """The perimeter in a language, not yet kept."""
        return Perimeter(self.name.text(language), self.counted, self.left_out, self.footnote.text(language))


def propose_perimeters(dossier: Dossier) -> tuple[Proposal, ...]:
    """The proposals that find a place in this dossier; to be checked place by place."""
    places, told = list_places(dossier), _shipped()
    proposals = (_proposed(one, told, places) for one in told["perimeter"])
    return tuple(one for one in proposals if one.counted)


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads((resources() / "perimeters" / "proposals.toml").read_text("utf-8"))


def _proposed(told: Mapping[str, Any], shipped: Mapping[str, Any], places: Sequence[ListedPlace]) -> Proposal:
    parts, never = shipped["parts"], shipped["never"]

    def listed(words: str) -> list[str]:
        return [text for part in told.get(words, ()) for text in parts[part]]

    counting, leaving, codes = listed("count"), listed("leave_out"), told.get("codes", ())
    counted = _outermost(
        places, told["among"], lambda one: one.name.code in codes or (_has(one, counting) and not _has(one, never))
    )
    left_out = _under(places, counted, lambda one: _has(one, leaving))
    return Proposal(
        Bilingual(**told["name"]),
        Bilingual(**told["footnote"]),
        told["source"],
        tuple(one.name for one in counted),
        tuple(one.name for one in left_out),
    )


def _has(place: ListedPlace, phrases: Iterable[str]) -> bool:
    """Whether every word of some phrase begins a word of the place's label."""
    words = normalised(place.name.label).split()
    return any(all(any(word.startswith(part) for word in words) for part in phrase.split()) for phrase in phrases)


def _outermost(
    places: Sequence[ListedPlace], among: Iterable[str], wanted: Callable[[ListedPlace], bool]
) -> list[ListedPlace]:
    """The wanted places of the first classification that has any, none of them under another."""
    for classification in among:
        found = {one.key: one for one in places if one.name.classification == classification and wanted(one)}
        if found:
            parents = {one.key: one.parent for one in places}
            return [one for one in found.values() if found.keys().isdisjoint(_above(one.parent, parents))]
    return []


def _under(
    places: Sequence[ListedPlace], counted: Sequence[ListedPlace], wanted: Callable[[ListedPlace], bool]
) -> list[ListedPlace]:
    """The wanted places that stand under a counted one."""
    parents, keys = {one.key: one.parent for one in places}, {one.key for one in counted}
    found = {one.key: one for one in places if wanted(one) and not keys.isdisjoint(_above(one.parent, parents))}
    return [one for one in found.values() if found.keys().isdisjoint(_above(one.parent, parents))]


def _above(key: str | None, parents: Mapping[str, str | None]) -> Iterable[str]:
    while key is not None:
        yield key
        key = parents.get(key)
