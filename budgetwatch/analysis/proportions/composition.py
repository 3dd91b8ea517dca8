"""Amounts cut into groups: for each year and stage the sum of every group, and what no group takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.analysis.perimeters import bound
from budgetwatch.analysis.places import line_places
from budgetwatch.analysis.rows import selected
from budgetwatch.analysis.sources import choose
from budgetwatch.analysis.sums import add_up
from budgetwatch.domain.figure import Figure, Operation, Quantity, Trace, Unit, ratio
from budgetwatch.domain.grouping import UNALLOCATED
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.perimeter import WHOLE
from budgetwatch.domain.proportions import Composition, Part

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.proportions.standing import Membership
    from budgetwatch.analysis.sources import Chosen
    from budgetwatch.domain.comparison import CompareQuery
    from budgetwatch.domain.crosswalk import Link


@dataclass(frozen=True)
class Frame:
    """A frame with the amounts of a query: those inside its perimeter, and those of all documents."""

    facts: FactFrame
    chosen: Chosen
    whole: Chosen

    @property
    def unit(self) -> Unit:
        """The unit of every sum."""
        return Unit(Quantity.MONEY, self.facts.exponent, self.facts.currency)

    def totals(self, stage: Measure, *, whole: bool = False) -> dict[int, Figure]:
        """What a stage adds up to in each year that has it, inside the perimeter or in all documents."""
        chosen = self.whole if whole else self.chosen
        sums = chosen.amounts.by_slot
        found: dict[int, int] = {}
        for slot, value, known in zip(chosen.amounts.slots, sums.totals.tolist(), sums.known.tolist(), strict=True):
            if known and slot.measure is stage:
                found[slot.year] = found.get(slot.year, 0) + value
        return {year: Figure(value, self.unit, selected(chosen, year, stage)) for year, value in sorted(found.items())}

    def wholly_known(self, stage: Measure, year: int) -> bool:
        """Whether no amount of a stage and year is unknown."""
        amounts = self.chosen.amounts
        at = zip(amounts.slots, amounts.by_slot.unknown.tolist(), strict=True)
        return not any(unknown for slot, unknown in at if (slot.year, slot.measure) == (year, stage))


def look_at(frame: FactFrame, query: CompareQuery, links: Sequence[Link] = ()) -> Frame:
    """The amounts that answer a query, as a comparison takes them."""
    documents = line_places(frame)
    places = line_places(frame, links) if links else documents
    whole = choose(frame, query, documents)
    return Frame(frame, bound(whole, query.perimeter or WHOLE, frame, places), whole)


def compose(frame: Frame, membership: Membership) -> Iterator[Composition]:
    """A composition for every year and stage that has an amount, in the order of years and of the chain."""
    amounts = frame.chosen.amounts
    cuts = _Cuts(frame, membership)
    for at, year in enumerate(amounts.years):
        for number, stage in enumerate(amounts.stages):
            total = frame.totals(stage).get(year)
            if total is not None:
                parts = tuple(cuts.parts(at, number, total))
                yield Composition(year, stage, total, parts)


class _Cuts:
    """The sums of every year, stage and group, and the lines behind each."""

    def __init__(self, frame: Frame, membership: Membership) -> None:
        import numpy as np

        amounts = frame.chosen.amounts
        self._frame, self._keys = frame, membership.keys
        self._shape = (len(amounts.years), max(1, len(amounts.stages)), len(membership.keys))
        cells = len(self._keys) * len(amounts.stages) * len(amounts.years)
        of_year = np.multiply(amounts.year, self._shape[1], dtype=np.int64)
        number = (of_year + amounts.stage) * self._shape[2] + membership.group[amounts.line]
        self._sums = add_up(number, amounts.value, amounts.missing, cells)
        self._order = np.argsort(number, kind="stable")
        self._ends = np.cumsum(self._sums.cells)
        self._numbers = line_numbers(frame.facts)[amounts.line]

    def parts(self, year: int, stage: int, total: Figure) -> Iterator[Part]:
        """The groups that have a line there, in their order, and always what no group takes."""
        for place, key in enumerate(self._keys):
            at = (year * self._shape[1] + stage) * self._shape[2] + place
            if self._sums.cells[at] or key == UNALLOCATED:
                yield self._part(key, at, year, stage, total)

    def _part(self, key: str, at: int, year: int, stage: int, total: Figure) -> Part:
        lines = self._lines(at)
        if lines and not self._sums.known[at]:
            return Part(key, None, None, len(lines))
        amounts = self._frame.chosen.amounts
        trace = (
            selected(self._frame.chosen, amounts.years[year], amounts.stages[stage], lines=lines)
            if lines
            else Trace(Operation.SUM, ())
        )
        amount = Figure(int(self._sums.totals[at]), self._frame.unit, trace)
        return Part(key, amount, ratio(amount, total), len(lines))

    def _lines(self, at: int) -> tuple[int, ...]:
        import numpy as np

        end = self._ends[at]
        return tuple(np.unique(self._numbers[self._order[end - self._sums.cells[at] : end]]).tolist())


def line_numbers(frame: FactFrame) -> Numbers:
    """The number of every line, by its place among the lines."""
    from budgetwatch.analysis.line_codes import line_codes

    return line_codes(frame).lines
