"""The registers beside budgets and contracts: acts that move credits, headcounts, advances, the budget calendar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from budgetwatch.domain.figure import COUNT, Figure, Operation, RecordSelection, Trace, Unit, money
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.money import Amount
from budgetwatch.domain.record import RECORDS, Record
from budgetwatch.store import records as kept
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import once

__all__ = ["RecordRow", "figure_of", "list_records", "places_of", "total_of"]

COUNTED = ("authorised", "actual", "stated")
"""The fields of a headcount that are counts."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record of a register with its amounts and counts as figures, by field."""

    record: Record
    dataset: int
    figures: dict[str, Figure]


def list_records(dossier: Dossier, kind: TableKind) -> tuple[RecordRow, ...]:
    """Every record of the visible registers of that kind, in the order of import."""
    return once(dossier, f"records {kind}", lambda: tuple(_row(*one) for one in kept.stored(dossier, kind)))


def figure_of(record: Record, field: str) -> Figure | None:
    """What a stored record states in a field, traceable to its cell; None where it states nothing."""
    amount = getattr(record, field, None)
    if not isinstance(amount, Amount) or record.stored is None:
        return None
    trace = Trace(Operation.SUM, (RecordSelection(field, (record.stored,)),))
    if field in record.MONEY:
        return money(amount, getattr(record, "currency", None), trace)
    return Figure(amount.mantissa, Unit(COUNT.quantity, amount.exponent), trace)


def places_of(record: Record) -> dict[str, Figure]:
    """The record counted as one, by each field that was read: dates and names lead to their cells too."""
    if record.stored is None:
        return {}
    asked = {field: RecordSelection(field, (record.stored,)) for field in record.columns}
    return {field: Figure(1, COUNT, Trace(Operation.COUNT, (one,))) for field, one in asked.items()}


def total_of(rows: tuple[RecordRow, ...], field: str) -> Figure | None:
    """What some records add up to in a field; None where none states it or where they are in several currencies."""
    found = [(row.record.stored or 0, row.figures[field]) for row in rows if field in row.figures]
    units = {(figure.unit.quantity, figure.unit.currency) for _, figure in found}
    if len(units) != 1:
        return None
    total = reduce(Amount.__add__, (figure.amount for _, figure in found))
    trace = Trace(Operation.SUM, (RecordSelection(field, tuple(number for number, _ in found)),))
    quantity, currency = units.pop()
    return Figure(total.mantissa, Unit(quantity, total.exponent, currency), trace)


def _row(dataset: int, record: Record) -> RecordRow:
    fields = (*record.MONEY, *(COUNTED if RECORDS[TableKind.HEADCOUNT] is type(record) else ()))
    figures = {name: figure for name in fields if (figure := figure_of(record, name)) is not None}
    return RecordRow(record, dataset, figures)
