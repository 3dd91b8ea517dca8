"""The budget calendar: what happened in time, what happened late and by how many days, what is still awaited."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.deadline import Deadline
from budgetwatch.domain.figure import Figure, Operation, Quantity, RecordSelection, Trace, Unit
from budgetwatch.domain.layout import TableKind
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.registers import list_records, places_of


class Kept(StrEnum):
    """How a deadline was kept. Overdue has no day on which it happened, though it was due."""

    OVERDUE = "overdue"
    LATE = "late"
    IN_TIME = "in_time"
    AWAITED = "awaited"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One event: `late` are the days between its two dates; `overdue` those since it was due, where it has none.

    `places` lead to the cells of its dates and names, by field.
    """

    deadline: Deadline
    kept: Kept
    late: Figure | None
    places: Mapping[str, Figure]
    overdue: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events as they stand on a day, the latest year first."""

    day: dt.date
    lines: tuple[DeadlineLine, ...]

    @property
    def counts(self) -> Counter[Kept]:
        """How many events were kept in each way."""
        return Counter(line.kept for line in self.lines)

    @property
    def latest(self) -> Figure | None:
        """By how many days the most delayed event was late."""
        late = (line.late for line in self.lines if line.kept is Kept.LATE and line.late)
        return max(late, key=lambda figure: figure.value, default=None)


def calendar(dossier: Dossier, day: dt.date) -> Calendar:
    """The registers of the budget calendar as they stand on a day."""
    rows = (row.record for row in list_records(dossier, TableKind.CALENDAR))
    lines = [_line(one, day) for one in rows if isinstance(one, Deadline)]
    lines.sort(key=lambda line: (-(line.deadline.year or 0), line.deadline.due or dt.date.max))
    return Calendar(day, tuple(lines))


def _line(one: Deadline, day: dt.date) -> DeadlineLine:
    places = places_of(one)
    if one.late is not None:
        return DeadlineLine(one, Kept.LATE if one.late > 0 else Kept.IN_TIME, _days(one, one.late), places)
    if one.due is None or one.actual is not None:
        return DeadlineLine(one, Kept.UNDATED, None, places)
    overdue = (day - one.due).days
    if overdue > 0:
        return DeadlineLine(one, Kept.OVERDUE, None, places, overdue)
    return DeadlineLine(one, Kept.AWAITED, None, places)


def _days(one: Deadline, late: int) -> Figure | None:
    """The days between the two dates of an event, which lead to their two cells."""
    if one.stored is None:
        return None
    dates = (Trace(Operation.SUM, (RecordSelection(field, (one.stored,)),)) for field in ("actual", "due"))
    return Figure(late, Unit(Quantity.DAYS), Trace(Operation.DIFFERENCE, tuple(dates)))
