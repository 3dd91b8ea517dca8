"""Advances of cash: which are still to be justified, how much, and for how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.advance import Advance
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.money import ZERO
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.registers import RecordRow, list_records, places_of, total_of


class Standing(StrEnum):
    """How far an advance is settled. An advance without an amount is unknown until a date says that it was settled."""

    OPEN = "open"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class AdvanceLine:
    """One advance. `left` is what is still to be justified; `days` since it was paid, or until it was settled.

    `places` lead to the cells of its dates and names, by field.
    """

    advance: Advance
    figures: Mapping[str, Figure]
    standing: Standing
    left: Figure | None
    days: int | None
    places: Mapping[str, Figure]

    @property
    def is_open(self) -> bool:
        """Whether something of it is still to be justified."""
        return self.standing in (Standing.OPEN, Standing.PARTLY)


@dataclass(frozen=True, slots=True)
class Advances:
    """The advances on a day, the longest open first. Sums are None where amounts are in several currencies."""

    day: dt.date
    lines: tuple[AdvanceLine, ...]
    given: Figure | None
    justified: Figure | None
    left: Figure | None

    @property
    def open(self) -> tuple[AdvanceLine, ...]:
        """Those of which something is still to be justified."""
        return tuple(line for line in self.lines if line.is_open)

    @property
    def oldest(self) -> int | None:
        """For how many days the longest open one has been open; None where no open one is dated."""
        return max((line.days for line in self.open if line.days is not None), default=None)


def advances(dossier: Dossier, day: dt.date) -> Advances:
    """The registers of advances as they stand on a day."""
    rows = list_records(dossier, TableKind.ADVANCES)
    lines = [_line(row, row.record, day) for row in rows if isinstance(row.record, Advance)]
    lines.sort(key=lambda line: (list(Standing).index(line.standing) if not line.is_open else 0, -(line.days or 0)))
    still = {line.advance.stored for line in lines if line.is_open}
    of_open = tuple(row for row in rows if row.record.stored in still)
    return Advances(day, tuple(lines), total_of(rows, "amount"), total_of(rows, "justified"), _left(of_open))


def _line(row: RecordRow, advance: Advance, day: dt.date) -> AdvanceLine:
    standing = _standing(advance)
    left = _left((row,)) if standing in (Standing.OPEN, Standing.PARTLY) else None
    until = advance.regularised if standing is Standing.CLEARED else day
    days = (until - advance.date).days if advance.date and until else None
    return AdvanceLine(advance, row.figures, standing, left, days, places_of(advance))


def _standing(advance: Advance) -> Standing:
    amount, justified = advance.amount, advance.justified or ZERO
    if advance.regularised is not None or (amount is not None and amount <= justified):
        return Standing.CLEARED
    if amount is None:
        return Standing.UNKNOWN
    return Standing.PARTLY if justified else Standing.OPEN


def _left(rows: tuple[RecordRow, ...]) -> Figure | None:
    """What some advances add up to, less what was justified of them."""
    given, justified = total_of(rows, "amount"), total_of(rows, "justified")
    return given if given is None or justified is None else difference(given, justified)
