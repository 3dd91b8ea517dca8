"""Two versions of one table side by side: lines added, dropped and renamed, and amounts that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from budgetwatch.domain.code import normalised
from budgetwatch.domain.fact import Line
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.money import ZERO, Amount, Value
from budgetwatch.domain.source import CellRef
from budgetwatch.store.readings import StoredColumn, StoredTable

Stage: TypeAlias = tuple[Measure | None, Basis | None, int | None]
"""What an amount is of: its stage, basis and year."""

_plain = lru_cache(maxsize=1 << 16)(normalised)
"""The label of a line and that of its code are mostly one, and stand in both versions."""


@dataclass(frozen=True, slots=True)
class LineRef:
    """A line of one version: its code, label, the first cell of its amounts, and the places that it stands at."""

    code: str
    label: str
    cell: CellRef
    places: tuple[str, ...] = ()

    @property
    def named(self) -> str:
        """The line as told from others of its label: with its places."""
        return " — ".join(part for part in (self.label, ", ".join(self.places)) if part)


@dataclass(frozen=True, slots=True)
class RenamedLine:
    """A line that has the same code, or the same place and amounts, under another label."""

    before: LineRef
    after: LineRef


@dataclass(frozen=True, slots=True)
class ChangedAmount:
    """One amount that differs between the versions, with both cells; `places` are those that its line stands at."""

    line: str
    measure: Measure | None
    basis: Basis | None
    year: int | None
    before: Value
    after: Value
    before_cell: CellRef
    after_cell: CellRef
    places: tuple[str, ...] = ()

    @property
    def named(self) -> str:
        """The line as told from others of its label: with its places."""
        return " — ".join(part for part in (self.line, ", ".join(self.places)) if part)

    @property
    def moved(self) -> Amount:
        """By how much; what has no amount counts as nothing."""
        was, now = (value if isinstance(value, Amount) else ZERO for value in (self.before, self.after))
        return now - was


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two versions; `same` counts the lines that both have, `compared` their amounts."""

    added: tuple[LineRef, ...]
    dropped: tuple[LineRef, ...]
    renamed: tuple[RenamedLine, ...]
    amounts: tuple[ChangedAmount, ...]
    same: int
    compared: int

    @property
    def unchanged(self) -> float:
        """The share of the compared amounts that are equal in both."""
        return 1 - len(self.amounts) / max(1, self.compared)

    def moved(self) -> dict[Stage, Amount]:
        """By how much the amounts of each stage, basis and year changed: those of two bases are never added together."""
        found: dict[Stage, Amount] = {}
        for one in self.amounts:
            stage = one.measure, one.basis, one.year
            found[stage] = found.get(stage, ZERO) + one.moved
        return found

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.dropped or self.renamed or self.amounts)


@dataclass(frozen=True, slots=True)
class Version:
    """One version: the file and sheet it stands in, and its lines and amounts."""

    sha256: str
    sheet: str
    table: StoredTable

    def cell(self, line: int, column: StoredColumn | None = None) -> CellRef:
        """The place of an amount of a line; of its first column where none is named."""
        place = column or next(iter(self.table.columns), None)
        return CellRef(self.sha256, self.sheet, self.table.lines[line].row, place.place if place else 1)

    def reference(self, line: int) -> LineRef:
        """The line as one refers to it."""
        own = self.table.lines[line]
        return LineRef(own_code(own), own.label, self.cell(line), places_of(own))


def places_of(line: Line) -> tuple[str, ...]:
    """The programmes, services and natures that a line stands at under other names than its own, as printed."""
    other = (code for code in line.codes if code.label and _plain(code.label) != _plain(line.label))
    return tuple(" ".join(part for part in (code.code, code.label) if part) for code in other)


def own_code(line: Line) -> str:
    """The code that is printed for the line itself, not for the headings above it; empty where none is."""
    own = [code.code for code in line.codes if code.code and _plain(code.label) in ("", _plain(line.label))]
    return " ".join(sorted(own))


def lines_in_common(before: StoredTable, after: StoredTable) -> float:
    """The share of the lines of the longer version that both have."""
    one, other = Counter(map(_said_of, before.lines)), Counter(map(_said_of, after.lines))
    return (one & other).total() / max(1, one.total(), other.total())


def changes_between(before: Version, after: Version) -> Changes:
    """What differs from one version to the next; years and stages that only one of them has are not compared."""
    matching = _matched(before, after)
    met = sorted(matching.met, key=lambda pair: pair[1])
    columns = _in_both(before.table, after.table)
    return Changes(
        added=tuple(after.reference(line) for line in matching.new),
        dropped=tuple(before.reference(line) for line in matching.gone),
        renamed=tuple(
            RenamedLine(before.reference(one), after.reference(other))
            for one, other in met
            if _plain(before.table.lines[one].label) != _plain(after.table.lines[other].label)
        ),
        amounts=tuple(change for pair in columns for change in _changed(before, after, met, *pair)),
        same=len(met),
        compared=len(met) * len(columns),
    )


def same_amounts(before: Version, after: Version) -> dict[tuple[int, int], tuple[CellRef, Value]]:
    """For the row and column of each amount of one version, the cell of the same amount in the next and what is there."""
    met = _matched(before, after).met
    return {
        (before.table.lines[one].row, earlier.place): (after.cell(other, column), column.values[other])
        for earlier, column in _in_both(before.table, after.table)
        for one, other in met
    }


_Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Matching:
    """Lines of both versions together, by their places, and the places of those that only one has."""

    met: _Pairs
    gone: Sequence[int]
    new: Sequence[int]

    def by(self, earlier: Sequence[Hashable], now: Sequence[Hashable]) -> _Matching:
        """With those of the lines left that have equal keys, the first with the first; None is a key of its own."""
        waiting: dict[Hashable, list[int]] = {}
        for place in reversed(self.new):
            waiting.setdefault(now[place], []).append(place)
        found = [
            (place, waiting[earlier[place]].pop())
            for place in self.gone
            if earlier[place] is not None and waiting.get(earlier[place])
        ]
        used, taken = {one for one, _ in found}, {other for _, other in found}
        gone = [place for place in self.gone if place not in used]
        return _Matching([*self.met, *found], gone, [place for place in self.new if place not in taken])


def _matched(before: Version, after: Version) -> _Matching:
    """The lines together that say the same in the same place, then elsewhere, then under another label or code."""
    earlier, now = before.table.lines, after.table.lines
    matching = _Matching([], range(len(earlier)), range(len(now)))
    for key in (_placed, _said_of, _coded):
        matching = matching.by(list(map(key, earlier)), list(map(key, now)))
    return matching.by(_amounts(before.table), _amounts(after.table))


def _said_of(line: Line) -> Hashable:
    return own_code(line), _plain(line.label), line.year, line.period


def _placed(line: Line) -> Hashable:
    return _said_of(line), tuple(sorted(code.code or _plain(code.label) for code in line.codes))


def _coded(line: Line) -> Hashable:
    return (own_code(line), line.year, line.period) if own_code(line) else None


def _amounts(table: StoredTable) -> list[Hashable]:
    """The amounts of each line as one key; None for a line without any."""
    rows = zip(*(column.values for column in table.columns), strict=True)
    return [row if any(isinstance(value, Amount) and value for value in row) else None for row in rows]


def _in_both(before: StoredTable, after: StoredTable) -> list[tuple[StoredColumn, StoredColumn]]:
    """The columns that say the same in both versions."""
    columns = {_said(column): column for column in before.columns}
    return [(columns[_said(column)], column) for column in after.columns if _said(column) in columns]


def _said(column: StoredColumn) -> tuple[object, ...]:
    return column.measure, column.basis, column.year, column.variant, column.counts


def _differ(was: Value, now: Value) -> bool:
    """Whether two values differ; most amounts of two versions stand at the same exponent and are compared at once."""
    if isinstance(was, Amount) and isinstance(now, Amount) and was.exponent == now.exponent:
        return was.mantissa != now.mantissa
    return was != now


def _changed(
    before: Version, after: Version, met: _Pairs, earlier: StoredColumn, column: StoredColumn
) -> Iterator[ChangedAmount]:
    for one, other in met:
        was, now = earlier.values[one], column.values[other]
        if _differ(was, now):
            line = after.table.lines[other]
            year = column.year or (line.year.number if line.year else None)
            places = before.cell(one, earlier), after.cell(other, column)
            yield ChangedAmount(line.label, column.measure, column.basis, year, was, now, *places, places_of(line))
