"""Places that became one, or one that became several: by what their names join, weighed by their amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetwatch.analysis.names import telling
from budgetwatch.analysis.passage import Passage, Proposal, apart_by, label_of, weighed
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.crosswalk import LinkKind
from budgetwatch.domain.message import Message, msg

_COVERED = 2 / 3
"""The part of the whole's name that the names of its parts must give."""
_NAMED, _DETAILED = 85, 75
"""How sure one is, of 100, where the whole's name joins the parts' names, and where the parts' names detail it."""
_MOST = 12
"""Parts beyond which a common word says nothing."""
_AGREE = Decimal("1.5")
"""The factor up to which amounts may differ where names alone would be too little."""
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Whole:
    """A place that may be made of several of the other side; `other` is itself there, if it goes on."""

    row: ComparisonRow
    words: frozenset[str]
    other: ComparisonRow | None = None
    other_words: frozenset[str] = frozenset()


def find_unions(passage: Passage) -> Iterator[Proposal]:
    """Merges, then splits, each place in one of them at most."""
    merged = tuple(_found(_wholes(passage, later=True), passage.gone, passage.year, LinkKind.MERGED))
    yield from merged
    rest = passage.without(merged)
    yield from _found(_wholes(rest, later=False), rest.come, passage.year, LinkKind.SPLIT)


def _wholes(passage: Passage, *, later: bool) -> list[_Whole]:
    alone = passage.come if later else passage.gone
    wholes = [_Whole(row, _words(row)) for row in alone]
    for old, new in passage.renamed:
        here, there = (new, old) if later else (old, new)
        wholes.append(_Whole(here, _words(here), there, _words(there)))
    return sorted(wholes, key=lambda whole: (-len(whole.words), whole.row.key))


def _words(row: ComparisonRow) -> frozenset[str]:
    return frozenset(telling(label_of(row)))


def _found(wholes: Iterable[_Whole], rows: Sequence[ComparisonRow], year: int, kind: LinkKind) -> Iterator[Proposal]:
    index: dict[str, list[ComparisonRow]] = defaultdict(list)
    for row in rows:
        for word in _words(row):
            index[word].append(row)
    rare: dict[str, list[ComparisonRow]] = defaultdict(list)
    for row in rows:
        if words := _words(row):
            rare[min(words, key=lambda word: (len(index[word]), word))].append(row)
    taken: set[str] = set()
    for whole in wholes:
        made = _joined(whole, rare, taken) or _detailed(whole, index, taken)
        if made:
            parts, score, reason = made
            taken |= {part.key for part in parts} | {whole.row.key}
            before, after = (parts, (whole.row,)) if kind is LinkKind.MERGED else ((whole.row,), parts)
            yield weighed(kind, year, before, after, score, [reason])


def _joined(
    whole: _Whole, rare: Mapping[str, Sequence[ComparisonRow]], taken: set[str]
) -> tuple[tuple[ComparisonRow, ...], int, Message] | None:
    """Parts whose names the whole's name puts together: "Défense", "Anciens combattants".

    A part has all its words in that name, so its rarest word is enough to find it.
    """
    near = [row for word in sorted(whole.words) for row in rare.get(word, ()) if _words(row) <= whole.words]
    parts = [row for row in near if not _words(row) <= whole.other_words and _may_join(row, whole, taken)]
    given = frozenset().union(*(_words(row) for row in parts), whole.other_words)
    every = [*([whole.other] if whole.other else []), *sorted(parts, key=lambda row: row.key)]
    if not parts or len(every) < _SEVERAL or len(given & whole.words) < _COVERED * len(whole.words):
        return None
    return tuple(every), _NAMED, msg("One name puts the others together.")


def _detailed(
    whole: _Whole, index: Mapping[str, Sequence[ComparisonRow]], taken: set[str]
) -> tuple[tuple[ComparisonRow, ...], int, Message] | None:
    """Parts whose names all begin with the whole's and whose amounts add up to about its own: "Défense – Terre"."""
    lists = [index.get(word, ()) for word in whole.words]
    shortest = min(lists, key=len, default=())
    if whole.other is not None or len(shortest) > _MOST:
        return None
    parts = [row for row in shortest if whole.words < _words(row) and _may_join(row, whole, taken)]
    factor = apart_by(parts, [whole.row])
    if len(parts) < _SEVERAL or factor is None or factor > _AGREE:
        return None
    told = msg("The names of the ones are the other's name in more detail.")
    return tuple(sorted(parts, key=lambda row: row.key)), _DETAILED, told


def _may_join(row: ComparisonRow, whole: _Whole, taken: set[str]) -> bool:
    family = row.parent is None or whole.row.parent is None or row.parent == whole.row.parent
    return family and row.key not in taken and row.key != whole.row.key
