"""Whether the registers beside budgets and contracts still hold what was imported."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from budgetwatch.domain.fact import TotalCheck
from budgetwatch.domain.measure import Basis
from budgetwatch.domain.money import ZERO, Amount
from budgetwatch.domain.record import RECORDS, Record
from budgetwatch.store import serial
from budgetwatch.store.errors import Garbled
from budgetwatch.store.records import decoded
from budgetwatch.store.schema import checks, datasets, records

_FIELDS = {Basis.AE: "ae", Basis.CP: "cp"}


def changed_registers(connection: Connection) -> list[str]:
    """The registers that lost a record, or whose records no longer add up to the sums kept at import.

    A table of such a kind that was read as lines with amounts has no records: its amounts are checked as a budget's.
    """
    kept = select(datasets.c.id, datasets.c.name, datasets.c.lines, datasets.c.facts, checks.c.totals).join(checks)
    registers = connection.execute(kept.where(datasets.c.kind.in_([kind.value for kind in RECORDS]))).all()
    return [row.name for row in registers if not row.facts and not _holds(connection, row.id, row.lines, row.totals)]


def _holds(connection: Connection, dataset: int, lines: int, totals: str) -> bool:
    rows = connection.execute(select(records.c.id, records.c.body).where(records.c.dataset == dataset)).all()
    try:
        found = [decoded(row.body, row.id) for row in rows]
    except Garbled:
        return False
    whole = (total for total in serial.loads(totals) if total.filter is None)  # others add up some of the records
    return len(found) == lines and all(_adds_up(found, total) for total in whole)


def _adds_up(found: Sequence[Record], total: TotalCheck) -> bool:
    field = total.variant or (_FIELDS[total.basis] if total.basis else "amount")
    amounts = (
        getattr(record, field) for record in found if total.year is None or record.year in (None, total.year.number)
    )
    return sum((amount for amount in amounts if isinstance(amount, Amount)), ZERO) == total.lines_sum
