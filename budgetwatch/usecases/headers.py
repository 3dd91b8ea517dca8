"""Tables told apart and brought together by what stands over their columns, whatever years they are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from budgetwatch.domain.code import normalised
from budgetwatch.domain.layout import Column

_NUMBERS = re.compile(r"\b\d{2,}\b(?: \d{2,}\b)*")
ALIKE, NEAR = 0.6, 0.6
"""How alike two headers are, and how many of the columns must pair, for a renamed column and a near table."""
_NEARER = 0.25


@dataclass(frozen=True, slots=True)
class Pair:
    """A column as it was and as it is; None where one of the two tables lacks it."""

    earlier: Column | None
    now: Column | None

    @property
    def renamed(self) -> bool:
        """Whether both have the column, under other headers."""
        return self.earlier is not None and self.now is not None and abstract(self.earlier) != abstract(self.now)


def abstract(column: Column) -> str:
    """The header without case, accents, punctuation, years and other numbers: "LFI 2023" and "LFI 2024" are one.

    A single digit stays: "Titre 2" and "Titre 3" are two columns.
    """
    return without_numbers(column.header)


def without_numbers(text: str) -> str:
    """A text without case, accents, punctuation, years and other numbers of two digits or more."""
    return _NUMBERS.sub("#", normalised(text))


def fingerprint(columns: Sequence[Column]) -> str:
    """What two sheets of the same make have in common: the abstract headers of their columns, in order."""
    return " | ".join(abstract(column) for column in columns)


def pairs(earlier: Sequence[Column], now: Sequence[Column]) -> tuple[Pair, ...]:
    """Every column of both tables, those under the same header together, then those under similar ones."""
    same = list(_same(earlier, now))
    left = [column for column in earlier if column not in [old for old, _ in same]]
    right = [column for column in now if column not in [new for _, new in same]]
    similar = list(_similar(left, right))
    both = [*same, *similar]
    gone = [Pair(column, None) for column in left if column not in [old for old, _ in similar]]
    new = [Pair(None, column) for column in right if column not in [one for _, one in similar]]
    met = [Pair(old, one) for old, one in both]
    return (*sorted((*met, *new), key=lambda pair: pair.now.index if pair.now else 0), *gone)


def nearness(paired: Sequence[Pair]) -> float:
    """The share of the columns that both tables have; a renamed one counts half."""
    met = sum(1.0 if not pair.renamed else 0.5 for pair in paired if pair.earlier and pair.now)
    return met / max(1, len(paired))


def _same(earlier: Sequence[Column], now: Sequence[Column]) -> Iterator[tuple[Column, Column]]:
    """The columns under one header, the first with the first where several share it."""
    places = dict(zip(_numbered(now), now, strict=True))
    for key, column in zip(_numbered(earlier), earlier, strict=True):
        if key in places:
            yield column, places[key]


def _numbered(columns: Sequence[Column]) -> list[tuple[str, int]]:
    seen: Counter[str] = Counter()
    keys = []
    for column in columns:
        name = abstract(column)
        keys.append((name, seen[name]))
        seen[name] += 1
    return keys


def _similar(left: Sequence[Column], right: Sequence[Column]) -> Iterator[tuple[Column, Column]]:
    """The most alike of the columns that remain, each once."""
    ranked = sorted(
        ((_alike(old, new), old.index, new.index, old, new) for old in left for new in right), key=lambda one: -one[0]
    )
    used: set[int] = set()
    taken: set[int] = set()
    for alike, before, after, old, new in ranked:
        if alike >= ALIKE and before not in used and after not in taken:
            used.add(before)
            taken.add(after)
            yield old, new


def _alike(old: Column, new: Column) -> float:
    """How alike two headers are; one that only adds words to the other, or stands in its place, is nearer."""
    one, other = abstract(old), abstract(new)
    in_place = (old.index, old.role) == (new.index, new.role)
    longer = f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
    return SequenceMatcher(None, one, other).ratio() + _NEARER * (in_place + longer)
