"""One key for each place in a classification, across documents and years: by code, else by label under one parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from budgetwatch.analysis.code_years import Years
from budgetwatch.analysis.histories import called, histories, outdated
from budgetwatch.analysis.joins import Settled, settle
from budgetwatch.analysis.printings import Printing, parents_first, under_one_key
from budgetwatch.analysis.spots import read_spots
from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import PlaceName

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.domain.crosswalk import Link


class Place(NamedTuple):
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
    spots, years = read_spots(frame), Years(frame)
    own: dict[int, str] = {}
    keys: dict[int, str] = {}
    parts: list[Settled] = []
    every: list[Printing] = []
    for group in parents_first(spots):
        printed = group.printings(keys)
        settled = settle(printed, _Group(printed).keys(), spots, links, years)
        own |= settled.own
        keys |= settled.keys
        parts.append(settled)
        every += printed
    heads = {key: found for part in parts for key, found in part.heads.items()}
    joined = {old: newest for part in parts for old, newest in part.joined.items()}
    named = list(under_one_key(every, own))
    known = histories(under_one_key(every, keys) if joined else named, years)
    places = _joined_places(_places(named, outdated(known)), heads, joined)
    applied = tuple(one for part in parts for one in part.applied)
    return Crosswalk(keys, places, called(known, places), applied)


class _Group:
    """What the codes and labels of one classification and level can mean."""

    def __init__(self, printed: Sequence[Printing]) -> None:
        self._printed = printed
        self._prefix = "{}:{}".format(*printed[0].axis)
        self._relative = {code for code, same in self._by_code().items() if _needs_parent(same)}
        self._named: dict[str, list[tuple[str, Printing]]] = defaultdict(list)

    def keys(self) -> dict[int, str]:
        """Codes first, then labels under a parent, then bare labels: each joins what stood before it."""
        ranked = sorted(self._printed, key=lambda one: (not one.code, not one.above, one.id))
        keys: dict[int, str] = {}
        for one in ranked:
            if not one.code:
                break
            keys.update(dict.fromkeys(one.ids, self._coded(one)))
        labelled = [one for one in ranked if not one.code]
        for one in ranked if labelled else ():
            key = keys[one.id] if one.code else self._labelled(one)
            keys.update(dict.fromkeys(one.ids, key))
            self._named[one.plain].append((key, one))
        return keys

    def _by_code(self) -> dict[str, list[Printing]]:
        same: dict[str, list[Printing]] = defaultdict(list)
        for one in self._printed:
            if one.code:
                same[one.code].append(one)
        return same

    def _coded(self, one: Printing) -> str:
        relative = one.above and one.code in self._relative
        return f"{self._prefix}:{one.above}/{one.code}" if relative else f"{self._prefix}:{one.code}"

    def _labelled(self, one: Printing) -> str:
        if not one.plain:
            return f"{self._prefix}:#{one.id}"
        own = f"{self._prefix}:{one.above}/~{one.plain}"
        named = self._named[one.plain]
        if any(other.above == one.above and key == own for key, other in named):
            return own
        return _only(_joinable(named, one)) or own


def _needs_parent(same: Sequence[Printing]) -> bool:
    """Whether a code only means something under its parent: numbered anew in each, or other words elsewhere."""
    parents = {one.above for one in same if one.above}
    if len(parents) < 2:
        return False
    seen: dict[int, set[str]] = defaultdict(set)
    for one in same:
        for dataset in one.datasets:
            seen[dataset].add(one.above)
    return any(len(above) > 1 for above in seen.values()) or len({one.plain for one in same}) > 1


def _joinable(named: Iterable[tuple[str, Printing]], one: Printing) -> set[str]:
    """The keys a label may mean: those under its own parent, else those whose parent one of the two does not print."""
    elsewhere = [(other.above, key) for key, other in named if _is_printed_elsewhere(other, one)]
    same_parent = {key for parent, key in elsewhere if parent == one.above}
    if same_parent:
        return same_parent
    if one.above:
        parents = {parent for parent, _ in elsewhere if parent}
        return set() if parents else {key for _, key in elsewhere}
    return {key for _, key in elsewhere}


def _is_printed_elsewhere(other: Printing, one: Printing) -> bool:
    """Whether a document prints the other and not this one."""
    return not other.datasets <= one.datasets


def _only(keys: set[str]) -> str | None:
    return next(iter(keys)) if len(keys) == 1 else None


def _places(named: Iterable[tuple[str, Printing]], outdated: frozenset[int]) -> dict[str, Place]:
    """The words of each key before joining: a real code before none, plain writing before capitals, the latest document.

    Codes that print an outdated name say nothing of the words.
    """
    best: dict[str, Printing] = {}
    codes: dict[str, str] = {}
    parents: dict[str, str] = {}
    for key, one in sorted(named, key=lambda row: _worth(row[1], outdated)):
        best[key] = one
        codes[key] = one.code or codes.get(key, "")
        parents[key] = one.above or parents.get(key, "")
    return {key: Place(*one.axis, codes[key], _cleaned(one.label), parents[key] or None) for key, one in best.items()}


def _joined_places(
    places: Mapping[str, Place], heads: Mapping[str, tuple[str, ...]], joined: Mapping[str, str]
) -> dict[str, Place]:
    """The words of each key: those of its newest place, of all newest places where one was split.

    Where the newest documents print no code, the only code of the older ones stays.
    """
    if not joined and not heads:
        return dict(places)
    codes: dict[str, set[str]] = defaultdict(set)
    for old, key in joined.items():
        codes[key] |= {places[old].code} - {""}
    shown = {}
    for key in places.keys() - joined.keys():
        newest = [places[head] for head in heads.get(key, (key,))]
        code = " + ".join(place.code for place in newest if place.code)
        kept = code or (next(iter(codes[key])) if len(codes[key]) == 1 else "")
        shown[key] = newest[0]._replace(code=kept, label=" + ".join(place.label for place in newest))
    return shown


def _worth(one: Printing, outdated: frozenset[int]) -> tuple[bool, bool, bool, int]:
    """How well a printing speaks for the words of its place."""
    newest = one.newest(but=outdated)
    shouted = one.label.isupper() or not one.label
    dashed = one.label.startswith(("-", "–", "—"))
    return newest >= 0, not shouted, not dashed, newest if newest >= 0 else one.newest()


def _cleaned(label: str) -> str:
    return " ".join(label.lstrip("-–— \u00a0").split()) or label
