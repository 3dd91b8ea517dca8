"""Which lines a printed total adds: tried in order of nearness, decided by addition."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from budgetwatch.domain.money import Absent
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.numbers import counted

_REACH = 60  # boundaries tried on each side of a total
_NEAR = 4  # those tried once many totals were found that no lines explain
_MOST_UNEXPLAINED = 300


@dataclass(frozen=True, slots=True)
class Scope:
    """The lines (from `start` to before `end`, in the order of the lines) that the total in `row` adds.

    `agree` and `stated` count its columns that add up and those that state an amount.
    """

    row: int
    start: int
    end: int
    agree: int = 0
    stated: int = 0


class Sums:
    """Sums of consecutive lines, column by column, in constant time."""

    def __init__(self, cells: Cells, rows: Sequence[int]) -> None:
        self.cells, self.rows = cells, rows
        self.unexplained = 0
        self._places: dict[int, dict[int, list[int]]] = {}

    @cached_property
    def _running(self) -> list[list[int]]:
        """The sum of each column before each line; a table without printed sums never needs it."""
        columns = [counted(self.cells.lines(column, self.rows)) for column in self.cells.columns]
        return [list(accumulate(column, initial=0)) for column in columns]

    def matches(self, row: int) -> list[int]:
        """The places at which the lines read from a total's row on, or up to it, add up to its largest amount."""
        values = self.cells.row(row)
        stated = [
            (abs(value), number) for number, value in enumerate(values) if not isinstance(value, Absent) and value
        ]
        if not stated:
            return []
        number = max(stated)[1]
        if number not in self._places:
            places: dict[int, list[int]] = {}
            for place, total in enumerate(self._running[number]):
                places.setdefault(total, []).append(place)
            self._places[number] = places
        here, value = self._running[number][self.place(row)], values[number]
        wanted = () if isinstance(value, Absent) else (here - value, here + value)
        return [place for total in wanted for place in self._places[number].get(total, [])]

    def place(self, row: int) -> int:
        """How many lines stand above a row."""
        return bisect_left(self.rows, row)

    def added(self, start: int, end: int) -> list[int]:
        """The sum of each column over some lines."""
        return [column[end] - column[start] for column in self._running]

    def stated(self, row: int) -> list[tuple[list[int], int]]:
        """The sum of the lines before each line beside the amount that a row states, column by column; nil is none."""
        values = zip(self._running, self.cells.row(row), strict=True)
        return [(running, value) for running, value in values if not isinstance(value, Absent) and value]

    def scope(self, row: int, start: int, end: int) -> Scope:
        """How well some lines explain the total in a row; rounding may cost half a unit per line."""
        stated = self.stated(row)
        return Scope(row, start, end, _agree(stated, start, end), len(stated))

    def is_exact(self, row: int) -> bool:
        """Whether a total is the sum of all lines in every column that it states."""
        whole = self.scope(row, 0, len(self.rows))
        return whole.agree == whole.stated > 0


def _agree(stated: Sequence[tuple[list[int], int]], start: int, end: int) -> int:
    """How many stated amounts are the sums of some lines, but for half a unit a line."""
    rounding = (end - start) // 2
    return sum([-rounding <= running[end] - running[start] - value <= rounding for running, value in stated])


def breaks_of(sums: Sums, rows: Iterable[int]) -> list[int]:
    """The places in the order of the lines where a part may begin or end."""
    return sorted({0, len(sums.rows), *(sums.place(row) for row in rows)})


def best_scope(sums: Sums, row: int, breaks: Sequence[int], *, above: bool = True, below: bool = True) -> Scope | None:
    """The nearest run of lines, up to a break above or below, that explains most columns of a total.

    `breaks` are the places in the order of the lines where a part may begin or end. Where nothing agrees, the nearest
    part on the first side asked for, with nothing agreeing; None where there is no line on that side.
    """
    best = _nearest(sums, row, breaks, above=above, below=below)
    if best is None or best.agree == best.stated:
        return best
    # Lines may go on after a part without any row that says so: then only the addition tells where it ends.
    other = _nearest(sums, row, sorted({*sums.matches(row), sums.place(row)}), above=above, below=below)
    best = other if other is not None and other.agree > best.agree else best
    sums.unexplained += best.agree < best.stated
    return best


def scope_of_parts(sums: Sums, row: int, parts: Sequence[Scope]) -> Scope | None:
    """The lines of the printed parts just above a total whose printed amounts add up to it, though their lines may not.

    None where no run of parts does. Of parts that end together the widest is taken, or else the narrowest everywhere.
    """
    widest: dict[int, Scope] = {}
    narrowest: dict[int, Scope] = {}
    for part in sorted(parts, key=lambda part: part.start):
        if part.row < row and part.start < part.end:
            widest.setdefault(part.end, part)
            narrowest[part.end] = part
    return _run_of_parts(sums, row, widest) or _run_of_parts(sums, row, narrowest)


def _run_of_parts(sums: Sums, row: int, ending: Mapping[int, Scope]) -> Scope | None:
    told = [(number, known) for number, value in enumerate(sums.cells.row(row)) if (known := _known(value))]
    start, rest = sums.place(row), [value for _, value in told]
    for parts in range(1, _REACH + 1):
        if not told or start not in ending:
            return None
        values = sums.cells.row(ending[start].row)
        rest = [left - _known(values[number]) for left, (number, _) in zip(rest, told, strict=True)]
        start = ending[start].start
        if all(abs(left) <= parts // 2 for left in rest):
            return sums.scope(row, start, sums.place(row))
    return None


def _known(value: int | Absent) -> int:
    return 0 if isinstance(value, Absent) else value


def _nearest(sums: Sums, row: int, breaks: Sequence[int], *, above: bool, below: bool) -> Scope | None:
    stated = sums.stated(row)
    best, most = None, -1
    at, lines = sums.place(row), len(sums.rows)
    reach = _REACH if sums.unexplained < _MOST_UNEXPLAINED else _NEAR
    for start, end in _candidates(at, breaks, lines, reach, above=above, below=below):
        agree = _agree(stated, start, end)
        if agree > most:
            best, most = (start, end), agree
        if stated and agree == len(stated):
            break
    return Scope(row, *best, most, len(stated)) if best is not None else None


def _candidates(
    place: int, breaks: Sequence[int], lines: int, reach: int, *, above: bool, below: bool
) -> Iterator[tuple[int, int]]:
    """Runs of lines ending or starting at a place, the nearest first; all lines above and all lines last."""
    at = bisect_left(breaks, place)
    before = [start for start in reversed(breaks[max(0, at - reach) : at]) if start < place] if above else []
    after = [end for end in breaks[at : at + reach] if end > place] if below else []
    for start in before:
        yield start, place
    for end in after:
        yield place, end
    if above and place and 0 not in before:
        yield 0, place
    if below and place < lines and lines not in after:
        yield place, lines
    if 0 < place < lines and above and below:
        yield 0, lines
