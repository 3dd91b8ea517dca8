"""An advance of cash: who received it, and what was justified of it, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from budgetwatch.domain.money import Amount


@dataclass(frozen=True, slots=True)
class Advance:
    """One advance, or one payment to an imprest account. A missing field is None, an empty text a blank cell.

    Amounts are in whole currency units. `regularised` is the day it was settled. `columns` gives the sheet column
    (from 1) of every field that was read. `stored` is the record's number in the dossier.
    """

    row: int
    reference: str = ""
    date: dt.date | None = None
    imprest: str = ""
    beneficiary: str = ""
    purpose: str = ""
    budget_line: str = ""
    amount: Amount | None = None
    justified: Amount | None = None
    regularised: dt.date | None = None
    year: int | None = None
    currency: str | None = None
    columns: Mapping[str, int] = field(default_factory=dict)
    stored: int | None = None

    MONEY: ClassVar[tuple[str, ...]] = ("amount", "justified")

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.reference or self.beneficiary or self.imprest or self.purpose
