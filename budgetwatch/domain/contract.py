"""A public contract of a register, and how it was awarded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from budgetwatch.domain.money import Amount


class Procedure(StrEnum):
    """How a contract was awarded, as far as competition goes."""

    OPEN = "open"
    RESTRICTED = "restricted"
    QUOTATIONS = "quotations"
    INTERNAL_COMPETITION = "internal_competition"
    DIRECT = "direct"
    UNKNOWN = "unknown"

    @property
    def competitive(self) -> bool | None:
        """Whether several suppliers could compete; None where the register does not say."""
        return None if self is Procedure.UNKNOWN else self is not Procedure.DIRECT


@dataclass(frozen=True, slots=True)
class Amendment:
    """One amendment to a contract; what its register does not say is None, or an empty text."""

    amount: Amount | None = None
    day: date | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract. A missing field is None, an empty text means the cell was blank.

    `rows` are the sheet rows that speak of it (a register may repeat a contract per supplier); `columns` gives the
    sheet column (from 1) of every field that was read, so that each field leads back to its cell. Amounts are in
    whole currency units. `stored` is the contract's number in the dossier, None before it is imported. `amended` is
    the sum of all `amendments`; `kind` is works, supplies, services …; `guaranteed` says whether an advance is covered.
    """

    id: str
    rows: tuple[int, ...]
    subject: str = ""
    buyer: str = ""
    supplier: str = ""
    supplier_id: str = ""
    owner: str = ""
    year: int | None = None
    procedure: Procedure = Procedure.UNKNOWN
    procedure_text: str = ""
    legal_basis: str | None = None
    secret: bool | None = None
    category: str = ""
    offers: int | None = None
    approval: str | None = None
    budget_line: str = ""
    estimated: Amount | None = None
    awarded: Amount | None = None
    amended: Amount | None = None
    advance: Amount | None = None
    paid: Amount | None = None
    delivered: Amount | None = None
    delivered_share: float | None = None
    penalty: Amount | None = None
    published: date | None = None
    deadline: date | None = None
    award_date: date | None = None
    signed: date | None = None
    due: date | None = None
    received: date | None = None
    columns: Mapping[str, int] = field(default_factory=dict)
    stored: int | None = None
    currency: str | None = None
    last_paid: date | None = None
    address: str = ""
    phone: str = ""
    trade_register: str = ""
    kind: str = ""
    approved: date | None = None
    guaranteed: bool | None = None
    amendments: tuple[Amendment, ...] = ()

    @property
    def day(self) -> date | None:
        """The day whose rules hold for the contract: of signature, else of award."""
        return self.signed or self.award_date

    @property
    def budget_year(self) -> int | None:
        """The budget year that the register names, else the year of that day."""
        return self.year or (self.day.year if self.day else None)

    def times_ten(self, power: int) -> Contract:
        """The same contract with every amount times 10^power: another unit was decided."""
        amounts = {name: getattr(self, name) for name in AMOUNTS}
        amendments = tuple(
            replace(one, amount=one.amount.times_ten(power)) if one.amount is not None else one
            for one in self.amendments
        )
        scaled = {name: amount.times_ten(power) for name, amount in amounts.items() if amount is not None}
        return replace(self, amendments=amendments, **scaled)


AMOUNTS = ("estimated", "awarded", "amended", "advance", "paid", "delivered", "penalty")
"""The fields of a contract that are money."""


def currencies_of(contracts: Iterable[Contract]) -> tuple[str, ...]:
    """The currencies that contracts name for themselves, in alphabetical order; several are never added."""
    return tuple(sorted({contract.currency for contract in contracts if contract.currency}))
