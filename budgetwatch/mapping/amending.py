"""Columns called after an amending budget that may hold its changes alone, and not the credits once they are changed."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from budgetwatch.domain.fact import AmountColumn, Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import CellRef

_ENOUGH = 3  # lines whose share of the voted credits is looked at
_LOOKED_AT = 1_000  # lines of a long table, evenly apart, that stand for all
_SMALL = 0.3  # share of the voted credits up to which revised ones look like what was added to them


def possible_changes(sha256: str, reading: Reading) -> Iterator[Issue]:
    """One issue for each column of revised credits that looks like the changes to the voted ones beside it.

    Documents print the one or the other under "LFR". The amounts tell: changes, up or down, are a small share of what
    was voted on most lines.
    """
    counting = [column for column in reading.amounts if column.counts]
    for revised in counting:
        voted = next((one for one in counting if revised.measure is Measure.REVISED and _is_of(one, revised)), None)
        if voted is not None and _looks_like_changes(voted, revised):
            header = next((one.header for one in reading.layout.columns if one.index == revised.column), "")
            yield Issue(
                "revised-may-be-change",
                Severity.WARNING,
                msg(
                    "“{header}” may hold what was added or taken away, and not the credits as revised: compare with what was voted.",
                    header=header,
                ),
                CellRef(sha256, reading.layout.sheet, reading.layout.area.top, revised.column),
            )


def _is_of(voted: AmountColumn, revised: AmountColumn) -> bool:
    """Whether a column holds the voted credits of the same year and basis."""
    same = (voted.year, voted.basis, voted.period) == (revised.year, revised.basis, revised.period)
    return voted.measure is Measure.VOTED and same


def _looks_like_changes(voted: AmountColumn, revised: AmountColumn) -> bool:
    step = max(1, len(voted.values) // _LOOKED_AT)
    pairs = [
        (before, after)
        for before, after in zip(voted.values[::step], revised.values[::step], strict=True)
        if not isinstance(before, Absent) and not isinstance(after, Absent) and before > 0
    ]
    stated = [abs(after) / before for before, after in pairs if after]
    return len(stated) >= _ENOUGH and median(stated) <= _SMALL and 2 * len(stated) > len(pairs)
