"""A step of the budget calendar: when it was due, and when it happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Deadline:
    """One event of one budget year. A missing date is None: not said, or not yet.

    `columns` gives the sheet column (from 1) of every field that was read. `stored` is the record's number in the
    dossier.
    """

    row: int
    event: str = ""
    due: dt.date | None = None
    actual: dt.date | None = None
    body: str = ""
    reference: str = ""
    note: str = ""
    year: int | None = None
    columns: Mapping[str, int] = field(default_factory=dict)
    stored: int | None = None

    MONEY: ClassVar[tuple[str, ...]] = ()

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.event

    @property
    def late(self) -> int | None:
        """Days from the due date to the day it happened, negative where it came before; None where one is not known."""
        return None if self.due is None or self.actual is None else (self.actual - self.due).days
