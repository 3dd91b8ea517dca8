"""The rows of the registers beside budgets and contracts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, TypeAlias

from budgetwatch.domain.advance import Advance
from budgetwatch.domain.credit_act import CreditAct
from budgetwatch.domain.deadline import Deadline
from budgetwatch.domain.headcount import Headcount
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.money import Amount

Record: TypeAlias = CreditAct | Headcount | Advance | Deadline

RECORDS: dict[TableKind, type[Record]] = {
    TableKind.ACTS: CreditAct,
    TableKind.HEADCOUNT: Headcount,
    TableKind.ADVANCES: Advance,
    TableKind.CALENDAR: Deadline,
}
"""What a row of each register becomes."""

IN_MONEY = frozenset(kind for kind, record in RECORDS.items() if record.MONEY)
"""The registers whose amounts have a unit and a currency."""


def times_ten(record: Record, power: int) -> Record:
    """The same record with every amount of money times 10^power: another unit was decided."""
    amounts = {name: getattr(record, name) for name in record.MONEY}
    moved: dict[str, Any] = {name: one.times_ten(power) for name, one in amounts.items() if one is not None}
    return replace(record, **moved)


def in_currency(record: Record, currency: str | None) -> Record:
    """The same record in the currency of its register; one that has a currency of its own keeps it without."""
    if isinstance(record, (CreditAct, Advance)):
        return replace(record, currency=currency or record.currency)
    return record


def currencies_in(records: Iterable[Record]) -> tuple[str, ...]:
    """The currencies that records name for themselves, in alphabetical order; several are never added."""
    named = (record.currency for record in records if isinstance(record, (CreditAct, Advance)))
    return tuple(sorted({currency for currency in named if currency}))


def stated(record: Record) -> int:
    """How many amounts or counts a record states."""
    return sum(isinstance(getattr(record, one.name), Amount) for one in fields(record))
