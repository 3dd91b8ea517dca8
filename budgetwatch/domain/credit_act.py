"""An act that moves credits: from where, to where, how much, by whom, and whether parliament ratified it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from budgetwatch.domain.money import Amount


class ActKind(StrEnum):
    """What an act does to credits, under the names of the budget directorates of the region."""

    FINANCE_LAW = "finance_law"
    AMENDING_LAW = "amending_law"
    PROVISIONAL = "provisional"
    ADVANCE_DECREE = "advance_decree"
    VIREMENT = "virement"
    TRANSFER = "transfer"
    CARRY_OVER = "carry_over"
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"
    CANCELLATION = "cancellation"
    RESTORATION = "restoration"
    INTEGRATION = "integration"
    REALLOCATION = "reallocation"
    OPENING = "opening"
    REDUCTION = "reduction"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CreditAct:
    """One act, or one line of an act. A missing field is None, an empty text means that the cell was blank.

    `source` gives and `target` receives; `programme` is the only one named where the register does not say which.
    Amounts are in whole currency units. `columns` gives the sheet column (from 1) of every field that was read.
    `stored` is the record's number in the dossier.
    """

    row: int
    reference: str = ""
    kind: ActKind = ActKind.UNKNOWN
    kind_text: str = ""
    date: dt.date | None = None
    signed: dt.date | None = None
    signatory: str = ""
    source_code: str = ""
    source: str = ""
    target_code: str = ""
    target: str = ""
    programme_code: str = ""
    programme: str = ""
    ae: Amount | None = None
    cp: Amount | None = None
    amount: Amount | None = None
    ratified: bool | None = None
    ratification: str = ""
    subject: str = ""
    year: int | None = None
    currency: str | None = None
    columns: Mapping[str, int] = field(default_factory=dict)
    stored: int | None = None

    MONEY: ClassVar[tuple[str, ...]] = ("ae", "cp", "amount")

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.reference or self.subject or self.kind_text
