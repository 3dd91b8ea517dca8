"""The nearest names of two lists, without comparing every one with every other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from budgetwatch.analysis.names import likeness, telling, words
from budgetwatch.analysis.passage import label_of
from budgetwatch.domain.comparison import ComparisonRow

_BEGINNING = 3
"""Letters of a word under which names are looked up: an abbreviation or a slip seldom touches them."""
_RAREST, _CANDIDATES = 3, 60
"""How many of a name's beginnings are looked up, the rarest first, and how many names are looked at under each."""
_ROUGH, _LOOKED_AT = 40, 5
"""The plain likeness under which a candidate is left, and how many of the others are weighed word by word."""
_TIE = 2
"""Points within which two candidates are equally near."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places whose names are each other's nearest, and another as near, if there is one."""

    before: ComparisonRow
    after: ComparisonRow
    score: int
    rival: ComparisonRow | None


def nearest(gone: Sequence[ComparisonRow], come: Sequence[ComparisonRow], least: int) -> list[Pair]:
    """The pairs that are each other's nearest with at least that likeness, whatever the order of the lists."""
    scores = _scores(gone, come, least)
    backward: dict[int, dict[int, int]] = defaultdict(dict)
    for place, found in scores.items():
        for other, score in found.items():
            backward[other][place] = score
    pairs = []
    for place, found in scores.items():
        other = _best(found, come)
        if _best(backward[other], gone) == place:
            tied = [one for one in found if one != other and found[one] >= found[other] - _TIE]
            pairs.append(Pair(gone[place], come[other], found[other], come[_best_of(tied, come)] if tied else None))
    return pairs


def _best(found: Mapping[int, int], rows: Sequence[ComparisonRow]) -> int:
    return min(found, key=lambda place: (-found[place], rows[place].key))


def _best_of(places: Iterable[int], rows: Sequence[ComparisonRow]) -> int:
    return min(places, key=lambda place: rows[place].key)


def _scores(gone: Sequence[ComparisonRow], come: Sequence[ComparisonRow], least: int) -> dict[int, dict[int, int]]:
    """For each place that goes, the places that come and are alike enough, with their likeness."""
    if not gone or not come:
        return {}
    from rapidfuzz import fuzz, process

    texts = [" ".join(telling(label_of(row))) for row in come]
    index, single = _index(come), {at for at, row in enumerate(come) if len(words(label_of(row))) == 1}
    found: dict[int, dict[int, int]] = {}
    for place, row in enumerate(gone):
        label = label_of(row)
        near = {other: texts[other] for other in _candidates(label, index) if _may_meet(row, come[other])}
        rough = process.extract(
            " ".join(telling(label)), near, scorer=fuzz.token_sort_ratio, score_cutoff=_ROUGH, limit=_LOOKED_AT
        )
        brief = near if len(words(label)) == 1 else near.keys() & single
        looked_at = {*(other for _, _, other in rough), *brief}
        scored = {other: likeness(label, label_of(come[other])) for other in looked_at}
        if kept := {other: score for other, score in scored.items() if score >= least}:
            found[place] = kept
    return found


def _may_meet(row: ComparisonRow, other: ComparisonRow) -> bool:
    return row.parent is None or other.parent is None or row.parent == other.parent


def _index(rows: Sequence[ComparisonRow]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for beginning in _beginnings(label_of(row)):
            index[beginning].append(place)
    return index


def _beginnings(label: str) -> frozenset[str]:
    """The first letters of each word, and the name's own first letters as one word."""
    found = words(label)
    if not found:
        return frozenset()
    whole = found[0] if len(found) == 1 else "".join(word[0] for word in found)
    return frozenset([f"={whole}", *(word[:_BEGINNING] for word in found)])


def _candidates(label: str, index: Mapping[str, Sequence[int]]) -> set[int]:
    lists = sorted((index[one] for one in _beginnings(label) if one in index), key=lambda found: (len(found), found))
    return set(chain.from_iterable(found[:_CANDIDATES] for found in lists[:_RAREST]))
