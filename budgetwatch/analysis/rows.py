"""The rows of a comparison, one a key and year, in the order in which the oldest document prints them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.line_rows import by_line
from budgetwatch.analysis.place_rows import by_place
from budgetwatch.analysis.row_words import NOT_CLASSIFIED, RowWords
from budgetwatch.domain.figure import FactSelection, Operation, Trace

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Amounts, Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.analysis.row_words import Keyed
    from budgetwatch.analysis.sources import Chosen
    from budgetwatch.domain.comparison import CompareQuery
    from budgetwatch.domain.measure import Measure

__all__ = ["NOT_CLASSIFIED", "Rows", "arrange", "selected"]


class Rows:
    """For each row its key and year, as places in the keys and in the years of the amounts.

    `stands` tells for every key in which years it has a row.
    """

    def __init__(self, keyed: Keyed, amounts: Amounts, lines: Numbers) -> None:
        import numpy as np

        width = max(1, amounts.width)
        numbers = keyed.key * width + amounts.cell_years
        counts = np.bincount(numbers, minlength=len(keyed.names) * width)
        present = np.flatnonzero(counts)
        present = present[np.lexsort((present, _ranks(keyed)[present // width], keyed.first[present // width]))]
        places = np.zeros(len(counts), dtype=np.int64)
        places[present] = np.arange(len(present))
        self.keyed, self.years = keyed, amounts.years
        self.key, self.year = present // width, present % width
        self.n_lines = counts[present]
        self.stands = (counts > 0).reshape(len(keyed.names), width)
        self.of_cells = places[numbers]
        self._cells, self._lines = amounts.cell_lines, lines

    def __len__(self) -> int:
        return len(self.key)

    def name(self, row: int) -> str:
        """The key of a row."""
        return self.keyed.names[int(self.key[row])]

    def words(self, row: int) -> RowWords:
        """What a row shows."""
        return self.keyed.words[int(self.key[row])]

    def of(self, amounts: Amounts) -> Numbers:
        """The row of each of the amounts that these rows were made of."""
        of_amounts: Numbers = self.of_cells[amounts.at_cell]
        return of_amounts

    @cached_property
    def placed(self) -> Numbers:
        """Whether each row is a place, not the lines that stand nowhere."""
        placed: Numbers = self.keyed.placed[self.key]
        return placed

    def traces(self, row: int, stages: Iterable[Measure], chosen: Chosen) -> dict[Measure, Trace]:
        """The questions whose answers are the row's amounts of some stages."""
        codes, year = self.keyed.codes_of(self.name(row)), self.years[self.year[row]]
        within, lines = ((codes,), ()) if codes else ((), self._lines_of(row))
        return {stage: selected(chosen, year, stage, within, lines) for stage in stages}

    def _lines_of(self, row: int) -> tuple[int, ...]:
        order, ends = self._cells_by_row
        return tuple(self._lines[self._cells[order[ends[row] - self.n_lines[row] : ends[row]]]].tolist())

    @cached_property
    def _cells_by_row(self) -> tuple[Numbers, Numbers]:
        import numpy as np

        return np.argsort(self.of_cells, kind="stable"), np.cumsum(self.n_lines)


def selected(
    chosen: Chosen,
    year: int,
    measure: Measure,
    within: tuple[tuple[int, ...], ...] = (),
    lines: tuple[int, ...] = (),
) -> Trace:
    """The sum over the chosen tables of one stage and year; nothing more given means all their lines inside the perimeter."""
    without: tuple[int, ...] = ()
    if chosen.bounds and not lines:
        within, without = (*within, *chosen.bounds.within), chosen.bounds.without
    return Trace(
        Operation.SUM,
        tuple(
            FactSelection(measure, year, basis, within, lines, datasets, without=without, periods=periods)
            for basis, datasets, periods in chosen.questions(year, measure)
        ),
    )


def arrange(frame: FactFrame, query: CompareQuery, places: LinePlaces, chosen: Chosen) -> Rows:
    """The rows that a query asks for: places of one level, or lines matched across documents."""
    axis = None if query.classification is None else (str(query.classification), query.level)

    def rows() -> Rows:
        keyed = by_place(frame, places, axis, chosen) if axis else by_line(frame, places, chosen)
        return Rows(keyed, chosen.amounts, places.codes.lines)

    return kept_beside(frame, f"rows {axis}", (places, chosen.amounts, chosen.families), rows)


def _ranks(keyed: Keyed) -> Numbers:
    """The alphabetical order of keys where several begin with one line, which leaves their order open."""
    import numpy as np

    ranks = np.zeros(len(keyed.names), dtype=np.int64)
    if len(np.unique(keyed.first)) < len(keyed.names):
        order = sorted(range(len(keyed.names)), key=keyed.names.__getitem__)
        ranks[order] = np.arange(len(order))
    return ranks
