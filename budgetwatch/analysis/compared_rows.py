"""The rows of a comparison, made from sums where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from budgetwatch.analysis.lazy_rows import LazyRows
from budgetwatch.analysis.sums import Sums, add_up
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.measure import EXECUTION, Measure

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Amounts, Numbers
    from budgetwatch.analysis.figures import RowFigures
    from budgetwatch.analysis.marks import Marker
    from budgetwatch.analysis.rows import Rows


class RowSums:
    """What the amounts of every row and stage add up to: tables with a line per row and a column per stage."""

    def __init__(self, rows: Rows, amounts: Amounts) -> None:
        self._rows, self.stages = rows, amounts.stages
        width = len(self.stages)
        self._sums: Sums = add_up(
            rows.of(amounts) * width + amounts.stage, amounts.value, amounts.missing, len(rows) * width
        )
        self.seen: Numbers = (self._sums.cells > 0).reshape(len(rows), width)

    def of(self, row: int) -> dict[Measure, int]:
        """The mantissa of each stage of a row that has an amount."""
        given = zip(self.stages, self._line(self._sums.totals, row), self._line(self._sums.known, row), strict=True)
        return {stage: value for stage, value, known in given if known}

    def unknown(self, row: int) -> frozenset[Measure]:
        """The stages of a row with a cell whose amount nobody can tell."""
        counts = self._line(self._sums.unknown, row) if self._has_unknown else ()
        return frozenset(stage for stage, count in zip(self.stages, counts, strict=False) if count)

    @cached_property
    def placed(self) -> Numbers:
        """Which stages the places of each year have: a line per year, a column per stage."""
        import numpy as np

        years = max(1, len(self._rows.years))
        placed = (self._rows.year[self._rows.placed & seen] for seen in self.seen.T)
        counts = [np.bincount(of_stage, minlength=years) for of_stage in placed]
        return np.array(counts, dtype=bool).reshape(len(counts), years).T

    @cached_property
    def alone(self) -> Numbers:
        """Whether each row has appropriations only or execution only, in a year whose places have both."""
        import numpy as np

        executed = np.array([stage in EXECUTION for stage in self.stages], dtype=bool)
        sides = executed, ~executed
        here = [np.asarray(self.seen[:, side].any(axis=1)) for side in sides]
        there = [np.asarray(self.placed[:, side].any(axis=1)) for side in sides]
        alone: Numbers = (there[0] & there[1])[self._rows.year] & (here[0] != here[1]) & self._rows.placed
        return alone

    @cached_property
    def new(self) -> Numbers:
        """Whether the year before, which the comparison has, lacks each row."""
        import numpy as np

        rows, years = self._rows, self._rows.years
        present = np.asarray(rows.stands.any(axis=0))
        follows = np.array([year - 1 in years and bool(present[years.index(year - 1)]) for year in years] or [False])
        before = np.array([years.index(year - 1) if year - 1 in years else 0 for year in years] or [0])
        new: Numbers = follows[rows.year] & ~rows.stands[rows.key, before[rows.year]]
        return new

    @cached_property
    def _has_unknown(self) -> bool:
        return bool(self._sums.unknown.any())

    def _line(self, numbers: Numbers, row: int) -> list[int]:
        width = len(self.stages)
        line: list[int] = numbers[row * width : (row + 1) * width].tolist()
        return line


@dataclass(frozen=True)
class PlacesOfYear(Mapping[str, ComparisonRow]):
    """The places that documents name in one year, by key: where their rows stand, those on one side of the year only.

    `renamed` are the keys of places that the documents of the year call otherwise than now.
    """

    rows: Sequence[ComparisonRow]
    places: Mapping[str, int]
    alone: Sequence[int]
    renamed: Sequence[str]

    def __getitem__(self, key: str) -> ComparisonRow:
        return self.rows[self.places[key]]

    def __contains__(self, key: object) -> bool:
        return key in self.places

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    def beyond(self, other: PlacesOfYear) -> tuple[ComparisonRow, ...]:
        """The rows of the places that another year does not have."""
        return tuple(self.rows[at] for key, at in self.places.items() if key not in other.places)

    def one_sided(self) -> list[ComparisonRow]:
        """The rows that have appropriations only or execution only."""
        return [self.rows[at] for at in self.alone]


class ComparedRows(LazyRows):
    """One row per place and year, in the order in which the oldest document prints them."""

    def __init__(self, rows: Rows, sums: RowSums, figures: RowFigures, marker: Marker) -> None:
        super().__init__(len(rows), self._row)
        self._of, self._sums, self._figures, self._marker = rows, sums, figures, marker

    @property
    def keys(self) -> Sequence[str]:
        """The key of every place that has a row, each once."""
        import numpy as np

        names = self._of.keyed.names
        return [names[key] for key in np.flatnonzero(self._of.stands.any(axis=1)).tolist()]

    def places_of_years(self) -> dict[int, PlacesOfYear]:
        """The places of each year that documents name."""
        import numpy as np

        rows, names = self._of, self._of.keyed.names
        linkable = rows.keyed.linkable[rows.key]
        found: dict[int, PlacesOfYear] = {}
        for number, year in enumerate(rows.years):
            own = np.flatnonzero(linkable & (rows.year == number))
            places = dict(zip(map(names.__getitem__, rows.key[own].tolist()), own.tolist(), strict=True))
            alone = own[self._sums.alone[own]].tolist()
            renamed = sorted(self._figures.renamed(year) & places.keys(), key=places.__getitem__)
            if places:
                found[year] = PlacesOfYear(self, places, alone, renamed)
        return found

    def _row(self, at: int) -> ComparisonRow:
        row = self._figures.row(self._of, at, self._sums)
        flags = self._marker.flags(row, alone=bool(self._sums.alone[at]), new=bool(self._sums.new[at]))
        return replace(row, flags=flags) if flags else row


def keys_of(rows: Sequence[ComparisonRow]) -> frozenset[str]:
    """The keys of the rows of a comparison, none of which is made for it where they are not yet."""
    return frozenset(rows.keys if isinstance(rows, ComparedRows) else (row.key for row in rows))
