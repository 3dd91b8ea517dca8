"""What a comparison does not hold, or holds in part: amounts nobody knows, other currencies, years not yet ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from budgetwatch.analysis.bases import listed
from budgetwatch.analysis.parts_told import lacking_months
from budgetwatch.domain.comparison import Break
from budgetwatch.domain.measure import CHAIN, EXECUTION, Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import MEASURES

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Amounts
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.sources import Chosen


def unfinished(chosen: Chosen, part_year: Collection[int]) -> frozenset[tuple[int, Measure]]:
    """The years and execution stages that a table counts up to a day before the end of the year, or without some months."""
    dated = {
        (year, stage)
        for (year, stage), tables in chosen.tables.items()
        if stage in EXECUTION and any(dataset in part_year for _, datasets in tables for dataset in datasets)
    }
    return frozenset(dated | lacking_months(chosen).keys())


def notes_on_parts(parts: Iterable[tuple[int, Measure]]) -> Iterator[Break]:
    """A note for every year whose execution is not that of the whole year."""
    stages: dict[int, list[Measure]] = defaultdict(list)
    for year, stage in parts:
        stages[year].append(stage)
    for year, found in sorted(stages.items()):
        reason = msg(
            "Not the whole year: {stages} stop at the day that the document names, so low rates are no finding.",
            stages=listed(sorted(found, key=CHAIN.index)),
        )
        yield Break(year, reason)


def notes_on_unknown(unknown: Mapping[int, Mapping[Measure, int]]) -> Iterator[Break]:
    """A note for every year some of whose lines have a cell but no known amount; stages that lack as many are told together."""
    for year, counts in unknown.items():
        stages: dict[int, list[Measure]] = defaultdict(list)
        for stage in sorted(counts, key=CHAIN.index):
            stages[counts[stage]].append(stage)
        yield from (Break(year, _unknown(count, same)) for count, same in stages.items())


def _unknown(count: int, stages: Sequence[Measure]) -> Message:
    if len(stages) == 1:
        return msgn(
            "{count} line has no known amount for the stage “{stage}”: totals are those of the other lines, and a rate divides what is known of one stage by what is known of the other.",
            "{count} lines have no known amount for the stage “{stage}”: totals are those of the other lines, and a rate divides what is known of one stage by what is known of the other.",
            count,
            stage=MEASURES[stages[0]],
        )
    return msgn(
        "{count} line has no known amount at each of these stages: {stages}. Totals are those of the other lines, and a rate divides what is known of one stage by what is known of the other.",
        "{count} lines have no known amount at each of these stages: {stages}. Totals are those of the other lines, and a rate divides what is known of one stage by what is known of the other.",
        count,
        stages=listed(stages),
    )


def notes_on_negative(amounts: Amounts) -> Iterator[Break]:
    """A note for every year some of whose lines have an amount below zero, which lessens the total; alike stages together."""
    import numpy as np

    below = (amounts.value < 0) & (amounts.missing == 0)
    counts: dict[tuple[int, Measure], int] = defaultdict(int)
    for slot, count in zip(amounts.slots, np.bincount(amounts.slot[below], minlength=len(amounts.slots)), strict=True):
        if count:
            counts[slot.year, slot.measure] += int(count)
    told: dict[tuple[int, int], list[Measure]] = defaultdict(list)
    for year, stage in sorted(counts, key=lambda at: (at[0], CHAIN.index(at[1]))):
        told[year, counts[year, stage]].append(stage)
    for (year, count), stages in told.items():
        reason = msgn(
            "{count} line has an amount below zero ({stages}): it lessens the total, and a place whose appropriation is zero or below has no rate.",
            "{count} lines have an amount below zero ({stages}): they lessen the total, and a place whose appropriation is zero or below has no rate.",
            count,
            stages=listed(stages),
        )
        yield Break(year, reason)


def notes_on_currencies(frame: FactFrame, years: Collection[int]) -> Iterator[Break]:
    """A note for every year and currency whose amounts are not compared."""
    left: dict[tuple[int, str], set[str]] = defaultdict(set)
    for currency, name, given in frame.elsewhere:
        for year in given:
            if not years or year in years:
                left[year, currency or ""].add(name)
    for (year, currency), names in sorted(left.items()):
        if currency:
            reason = msgn(
                "Amounts in {currency} of {count} document are not in this comparison: {names}.",
                "Amounts in {currency} of {count} documents are not in this comparison: {names}.",
                len(names),
                currency=currency,
                names=", ".join(sorted(names)),
            )
        else:
            reason = msgn(
                "The amounts of {count} document that names no currency are not in this comparison: {names}.",
                "The amounts of {count} documents that name no currency are not in this comparison: {names}.",
                len(names),
                names=", ".join(sorted(names)),
            )
        yield Break(year, reason)
