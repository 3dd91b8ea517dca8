"""A table as its versions are compared: lines and columns of amounts, also where its rows are records of a register."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.fact import Line, Reading
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.record import RECORDS, Record
from budgetwatch.domain.year import Year
from budgetwatch.store import readings, records
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.readings import StoredColumn, StoredTable


def stored_table(dossier: Dossier, dataset: Dataset) -> StoredTable:
    """An imported table as it counts now, corrections included."""
    if dataset.kind not in RECORDS:
        return readings.stored(dossier, dataset.id)
    return _of_records([record for of, record in records.stored(dossier, dataset.kind) if of == dataset.id])


def read_table(reading: Reading) -> StoredTable:
    """A table as it was just read."""
    if reading.records:
        return _of_records(reading.records)
    columns = tuple(
        StoredColumn(
            column.column,
            column.measure,
            column.basis,
            column.year.number if column.year else None,
            column.variant,
            column.counts,
            tuple(value if isinstance(value, Absent) else Amount(value, reading.exponent) for value in column.values),
        )
        for column in reading.amounts
    )
    return StoredTable(reading.lines, columns)


def _of_records(kept: Sequence[Record]) -> StoredTable:
    """One line per record, and one column for each of its fields that some record states an amount in."""
    lines = tuple(Line(one.row, one.name, (), None if one.year is None else Year(one.year)) for one in kept)
    fields = sorted({name for one in kept for name in one.columns if isinstance(getattr(one, name, None), Amount)})
    return StoredTable(lines, tuple(_column(name, kept) for name in fields))


def _column(field: str, kept: Sequence[Record]) -> StoredColumn:
    values = (getattr(one, field) for one in kept)
    place = next(one.columns[field] for one in kept if field in one.columns)
    amounts = tuple(value if isinstance(value, Amount) else Absent.NIL for value in values)
    return StoredColumn(place, None, None, None, field, counts=True, values=amounts)
