"""Two versions of one table side by side: lines added, dropped and renamed, and amounts that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetwatch.domain.code import normalised
from budgetwatch.domain.fact import Line
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.money import Value
from budgetwatch.domain.source import CellRef
from budgetwatch.store.readings import StoredColumn, StoredTable


@dataclass(frozen=True, slots=True)
class LineRef:
    """A line of one version: its code, label, and the first cell of its amounts."""

    code: str
    label: str
    cell: CellRef


@dataclass(frozen=True, slots=True)
class RenamedLine:
    """A line that has the same code, or the same place and amounts, under another label."""

    before: LineRef
    after: LineRef


@dataclass(frozen=True, slots=True)
class ChangedAmount:
    """One amount that differs between the versions, with both cells."""

    line: str
    measure: Measure | None
    basis: Basis | None
    year: int | None
    before: Value
    after: Value
    before_cell: CellRef
    after_cell: CellRef


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
        return LineRef(code_of(self.table.lines[line]), self.table.lines[line].label, self.cell(line))


def code_of(line: Line) -> str:
    """The codes printed for a line, the most detailed of each classification, as one text."""
    return " ".join(code.code for code in line.codes if code.code)


def lines_in_common(before: StoredTable, after: StoredTable) -> float:
    """The share of the lines of the longer version that both have."""
    one, other = Counter(map(_key, before.lines)), Counter(map(_key, after.lines))
    return (one & other).total() / max(1, one.total(), other.total())


def changes_between(before: Version, after: Version) -> Changes:
    """What differs from one version to the next; years and stages that only one of them has are not compared."""
    met, gone, new = _matched(before.table.lines, after.table.lines)
    renamed, gone, new = _renamed(before, after, gone, new)
    met = sorted([*met, *renamed], key=lambda pair: pair[1])
    columns = _in_both(before.table, after.table)
    return Changes(
        added=tuple(after.reference(line) for line in new),
        dropped=tuple(before.reference(line) for line in gone),
        renamed=tuple(
            RenamedLine(before.reference(one), after.reference(other))
            for one, other in met
            if normalised(before.table.lines[one].label) != normalised(after.table.lines[other].label)
        ),
        amounts=tuple(change for pair in columns for change in _changed(before, after, met, *pair)),
        same=len(met),
        compared=len(met) * len(columns),
    )


_Key = tuple[str, str, int | None, str]


def _key(line: Line) -> _Key:
    year, period = line.year, line.period
    return code_of(line), normalised(line.label), year.number if year else None, period.part if period else ""


_Pairs = list[tuple[int, int]]


def _matched(before: Sequence[Line], after: Sequence[Line]) -> tuple[_Pairs, list[int], list[int]]:
    """Lines of the same codes and label in both, by their places; then those that only one has."""
    return _met(list(map(_key, before)), list(map(_key, after)), range(len(before)), range(len(after)))


def _met(
    keys: Sequence[object], others: Sequence[object], left: Sequence[int], right: Sequence[int]
) -> tuple[_Pairs, list[int], list[int]]:
    """The places of equal keys together, the first with the first; then those left on either side."""
    places: dict[object, list[int]] = {}
    for place in reversed(right):
        places.setdefault(others[place], []).append(place)
    met, gone = [], []
    for place in left:
        waiting = places.get(keys[place])
        if waiting:
            met.append((place, waiting.pop()))
        else:
            gone.append(place)
    return met, gone, sorted(place for waiting in places.values() for place in waiting)


def _renamed(before: Version, after: Version, gone: list[int], new: list[int]) -> tuple[_Pairs, list[int], list[int]]:
    """Of the lines that only one version has: those of the same code, else of the very same amounts."""
    by_code, gone, new = _named_otherwise(before, after, gone, new)
    by_amounts, gone, new = _met(_amounts(before.table), _amounts(after.table), gone, new)
    return [*by_code, *by_amounts], gone, new


def _named_otherwise(
    before: Version, after: Version, gone: list[int], new: list[int]
) -> tuple[_Pairs, list[int], list[int]]:
    left = [place for place in gone if code_of(before.table.lines[place])]
    right = [place for place in new if code_of(after.table.lines[place])]
    keys = [(code_of(line), line.year) for line in before.table.lines]
    others = [(code_of(line), line.year) for line in after.table.lines]
    met, _, _ = _met(keys, others, left, right)
    used, taken = {one for one, _ in met}, {other for _, other in met}
    return met, [place for place in gone if place not in used], [place for place in new if place not in taken]


def _amounts(table: StoredTable) -> list[object]:
    """The amounts of each line as one key; a line without any amount is like no other."""
    return [
        values if any(values) else line
        for line, values in enumerate(zip(*(column.values for column in table.columns), strict=True))
    ]


def _in_both(before: StoredTable, after: StoredTable) -> list[tuple[StoredColumn, StoredColumn]]:
    """The columns that say the same in both versions."""
    columns = {_said(column): column for column in before.columns}
    return [(columns[_said(column)], column) for column in after.columns if _said(column) in columns]


def _said(column: StoredColumn) -> tuple[object, ...]:
    return column.measure, column.basis, column.year, column.variant, column.counts


def _changed(
    before: Version, after: Version, met: _Pairs, earlier: StoredColumn, column: StoredColumn
) -> Iterator[ChangedAmount]:
    for one, other in met:
        was, now = earlier.values[one], column.values[other]
        if was != now:
            line = after.table.lines[other]
            year = column.year or (line.year.number if line.year else None)
            places = before.cell(one, earlier), after.cell(other, column)
            yield ChangedAmount(line.label, column.measure, column.basis, year, was, now, *places)
