"""What each year adds up to, from its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Amounts
    from budgetwatch.domain.measure import Measure


@dataclass(frozen=True, slots=True)
class YearSums:
    """The mantissa of every year and stage that has an amount, and how many cells nobody can tell; the oldest first."""

    amounts: Mapping[int, Mapping[Measure, int]]
    unknown: Mapping[int, Mapping[Measure, int]]


def add_up_years(amounts: Amounts) -> YearSums:
    """The sums of all the amounts, by year and stage."""
    sums = amounts.by_slot
    known: dict[int, dict[Measure, int]] = {year: {} for year in sorted({slot.year for slot in amounts.present})}
    unknown: dict[int, dict[Measure, int]] = {}
    values, counts, unknowns = sums.totals.tolist(), sums.known.tolist(), sums.unknown.tolist()
    for slot, value, count, missing in zip(amounts.slots, values, counts, unknowns, strict=True):
        if count:
            known[slot.year][slot.measure] = known[slot.year].get(slot.measure, 0) + value
        if missing:
            found = unknown.setdefault(slot.year, {})
            found[slot.measure] = found.get(slot.measure, 0) + missing
    return YearSums(known, dict(sorted(unknown.items())))
