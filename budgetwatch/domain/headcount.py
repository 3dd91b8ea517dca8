"""The strength of a force in one year: posts that the budget authorises, persons who are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from budgetwatch.domain.money import Amount


@dataclass(frozen=True, slots=True)
class Headcount:
    """One force, corps or category in one year. Counts are exact, full-time equivalents may have decimals.

    `stated` is a count of which nothing says whether it is authorised or actual. `columns` gives the sheet column
    (from 1) of every field that was read. `stored` is the record's number in the dossier.
    """

    row: int
    code: str = ""
    force: str = ""
    category: str = ""
    year: int | None = None
    authorised: Amount | None = None
    actual: Amount | None = None
    stated: Amount | None = None
    note: str = ""
    columns: Mapping[str, int] = field(default_factory=dict)
    stored: int | None = None

    MONEY: ClassVar[tuple[str, ...]] = ()

    @property
    def name(self) -> str:
        """What a list calls it."""
        return " · ".join(part for part in (self.force, self.category) if part) or self.code
