"""The amounts that a comparison may take, as arrays of numbers: one place each in a table, a line, a year and a stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from budgetwatch.analysis.bases import Slot
from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.line_codes import line_codes
from budgetwatch.analysis.numbering import places_of, starts_of_runs
from budgetwatch.analysis.periods import Parts, read_parts
from budgetwatch.analysis.sums import Sums, add_up, exact
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.money import Absent

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from budgetwatch.analysis.frame import FactFrame

    Numbers: TypeAlias = npt.NDArray[Any]


_KEPT = 4


@dataclass(frozen=True, eq=False)
class Amounts:
    """Amounts as parallel arrays, slot after slot: `line` is a place in the frame's lines, `slot` one in `slots`, `year` one in `years`.

    The amounts of a slot begin at its place in `starts` and end where those of the next begin.
    Lines are counted in the order of their numbers. Places have 32 bits, as many as a million amounts want little fresh
    memory: they are widened before they are multiplied. `parts` are the slots that count by months or quarters. `value` is the mantissa, 0 where `missing` is not 0: 1 nil, 2 anything that nobody can tell.
    """

    slots: tuple[Slot, ...]
    years: tuple[int, ...]
    starts: Numbers
    line: Numbers
    value: Numbers
    missing: Numbers
    parts: Parts = field(default_factory=Parts)

    _parts: dict[frozenset[Slot], Amounts] = field(default_factory=dict, init=False, repr=False)

    def of(self, slots: Iterable[Slot]) -> Amounts:
        """The amounts of these slots only; the last few answers are kept."""
        asked = frozenset(slots)
        if asked.issuperset(self.present):
            return self
        if asked not in self._parts:
            if len(self._parts) == _KEPT:
                self._parts.clear()
            self._parts[asked] = self._of(asked)
        return self._parts[asked]

    def _of(self, asked: frozenset[Slot]) -> Amounts:
        import numpy as np

        return self._where(np.repeat(np.array([slot in asked for slot in self.slots], dtype=bool), self._counts))

    def at_lines(self, inside: Numbers) -> Amounts:
        """The amounts of some lines only, those for which `inside` is true."""
        return self._where(inside[self.line])

    def _where(self, wanted: Numbers) -> Amounts:
        import numpy as np

        starts = np.append(0, np.cumsum(wanted))[self.starts]
        line, value, missing = (array[wanted] for array in (self.line, self.value, self.missing))
        return Amounts(self.slots, self.years, starts, line, value, missing, self.parts)

    @property
    def slices(self) -> Iterator[tuple[int, slice]]:
        """The slots that have amounts, as places in `slots`, and where these stand."""
        bounds = pairwise(self.starts.tolist())
        return ((at, slice(start, end)) for at, (start, end) in enumerate(bounds) if end > start)

    @cached_property
    def _counts(self) -> Numbers:
        import numpy as np

        return np.diff(self.starts)

    def _each(self, of_slots: Sequence[int]) -> Numbers:
        """What the slots have, for every amount."""
        import numpy as np

        return np.repeat(np.array(of_slots, dtype=np.int32), self._counts)

    @cached_property
    def present(self) -> tuple[Slot, ...]:
        """The slots that have a cell."""
        return tuple(self.slots[at] for at, _ in self.slices)

    @cached_property
    def slot(self) -> Numbers:
        """The slot of every amount."""
        return self._each(range(len(self.slots)))

    @cached_property
    def year(self) -> Numbers:
        """The year of every amount."""
        return self._each(self._years)

    @property
    def _years(self) -> list[int]:
        return [self.years.index(slot.year) for slot in self.slots]

    @property
    def width(self) -> int:
        """How many numbers the cells of a line take: one a year."""
        return len(self.years)

    @property
    def cells(self) -> Numbers:
        """The lines and years that have an amount, each once, in the order of the lines: `width` numbers a line."""
        return self._celled[0]

    @property
    def at_cell(self) -> Numbers:
        """For every amount its line and year, as a place in `cells`."""
        return self._celled[1]

    @cached_property
    def _celled(self) -> tuple[Numbers, Numbers]:
        import numpy as np

        present = np.zeros((int(self.line.max(initial=-1)) + 1, max(1, self.width)), dtype=bool)
        years = self._years
        for slot, own in self.slices:
            present[:, years[slot]][self.line[own]] = True
        cells = np.flatnonzero(present)
        places, at = np.empty(present.shape, dtype=np.int32), np.empty(len(self.line), dtype=np.int32)
        places.reshape(-1)[cells] = np.arange(len(cells))
        for slot, own in self.slices:
            at[own] = places[:, years[slot]][self.line[own]]
        return cells, at

    @cached_property
    def cell_lines(self) -> Numbers:
        """The line of each of `cells`."""
        lines: Numbers = self.cells // max(1, self.width)
        return lines

    @cached_property
    def cell_years(self) -> Numbers:
        """The year of each of `cells`, as a place in `years`."""
        years: Numbers = self.cells - self.cell_lines * self.width
        return years

    @cached_property
    def stages(self) -> tuple[Measure, ...]:
        """The stages that some slot has, in the order of the chain."""
        present = {slot.measure for slot in self.slots}
        return tuple(stage for stage in CHAIN if stage in present)

    @cached_property
    def stage(self) -> Numbers:
        """The stage of every amount, as a place in `stages`."""
        return self._each([self.stages.index(slot.measure) for slot in self.slots])

    @cached_property
    def by_slot(self) -> Sums:
        """The sums of whole slots."""
        import numpy as np

        if self.missing.any():
            return add_up(self.slot, self.value, self.missing, len(self.slots))
        given = np.flatnonzero(self._counts)
        totals = np.zeros(len(self.slots), dtype=self.value.dtype)
        totals[given] = np.add.reduceat(self.value, self.starts[given]) if len(given) else 0
        return Sums(totals, self._counts, self._counts, np.zeros_like(self._counts))

    @cached_property
    def lines_of_years(self) -> Mapping[int, int]:
        """How many lines have an amount in each year."""
        import numpy as np

        counts = np.bincount(self.cell_years, minlength=self.width).tolist()
        return dict(zip(self.years, counts, strict=True))


def comparable(frame: FactFrame, years: tuple[int, ...]) -> Amounts:
    """Spending that counts, of a stage of the chain and these years; of any known year where none is asked."""
    every = kept_beside(frame, "amounts", None, lambda: _read(frame))
    return every.of(slot for slot in every.slots if slot.year in years) if years else every


def _read(frame: FactFrame) -> Amounts:
    import numpy as np

    facts = frame.facts
    wanted = facts["counts"] & (facts["year"] > 0) & _among(facts["measure"], CHAIN) & (facts["flow"] != "revenue")
    facts = facts if wanted.all() else facts[wanted]
    slots, slot = _slots(facts)
    parts = read_parts(frame, facts, slots, slot)
    if parts.left_out is not None:
        facts, slot = facts[~parts.left_out], slot[~parts.left_out]
    if (slot[1:] < slot[:-1]).any():
        order = np.argsort(slot, kind="stable")
        facts, slot = facts.iloc[order], slot[order]
    return Amounts(
        slots,
        tuple(sorted({one.year for one in slots})),
        np.searchsorted(slot, np.arange(len(slots) + 1, dtype=np.int32)),
        places_of(line_codes(frame).lines, facts["line"].to_numpy()),
        exact(facts["amount"]).to_numpy(),
        _missing(facts["state"]),
        parts,
    )


def _among(column: pd.Series, words: Iterable[str]) -> Numbers:
    """Whether each value of a column is one of these words: they are compared once for each that the column has."""
    import numpy as np

    known = column.astype("category").cat
    return np.isin(known.categories, [str(word) for word in words])[known.codes.to_numpy()]


def _missing(state: pd.Series) -> Numbers:
    """0 where there is an amount, 1 where it is nil, 2 where nobody can tell it."""
    import numpy as np

    nil, given = state == str(Absent.NIL), state == ""
    return np.where(given, 0, np.where(nil, 1, 2)).astype(np.int8) if not given.all() else np.zeros(len(state), np.int8)


def _slots(facts: pd.DataFrame) -> tuple[tuple[Slot, ...], Numbers]:
    """The slots in the order in which the facts come, and that of every fact."""
    import numpy as np

    names = ["dataset", "year", "measure", "basis"]
    # Facts come column after column of their tables: they are looked at run by run, not one by one.
    starts = starts_of_runs(*(_codes_of(facts[name]) for name in names))
    numbers: dict[tuple[int, int, str, str], int] = {}
    rows = facts[names].iloc[starts].itertuples(index=False, name=None)
    of_runs = [numbers.setdefault(row, len(numbers)) for row in rows]
    slots = tuple(Slot(int(row[0]), int(row[1]), Measure(row[2]), str(row[3])) for row in numbers)
    return slots, np.repeat(np.array(of_runs, dtype=np.int32), np.diff(starts, append=len(facts)))


def _codes_of(column: pd.Series) -> Numbers:
    """Numbers that differ where the values of a column differ."""
    return column.cat.codes.to_numpy() if column.dtype == "category" else column.to_numpy()
