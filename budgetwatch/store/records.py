"""The rows of the imported registers beside budgets and contracts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from budgetwatch.domain.headcount import Headcount
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.money import Amount, Value
from budgetwatch.domain.record import RECORDS, Record, in_currency
from budgetwatch.domain.source import CellRef
from budgetwatch.store import corrections, serial
from budgetwatch.store.corrections import Place
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import datasets, records

_COUNTS = ("authorised", "actual", "stated")


def add(raw: sqlite3.Connection, dataset: int, kind: TableKind, kept: Sequence[Record]) -> None:
    """Keep the records of a register, in order."""
    rows = [(dataset, kind.value, serial.dumps(record)) for record in kept]
    raw.executemany("INSERT INTO records (dataset, kind, body) VALUES (?, ?, ?)", rows)


def stored(dossier: Dossier, kind: TableKind) -> tuple[tuple[int, Record], ...]:
    """Every record of the visible registers of a kind with its dataset, in the order of import.

    Each has its number in the dossier and, where it can have one, the currency of its register.
    """
    kept = select(records.c.id, records.c.body, records.c.dataset, datasets.c.currency).join(datasets)
    asked = kept.where(datasets.c.visible == 1, records.c.kind == kind.value).order_by(records.c.id)
    with dossier.reading() as connection:
        corrected = corrections.values(connection)
        rows = connection.execute(asked).all()
    return tuple(
        (row.dataset, _corrected(in_currency(decoded(row.body, row.id), row.currency), row.dataset, corrected))
        for row in rows
    )


def in_cell(connection: Connection, source: str, cell: CellRef) -> tuple[int, Record, str] | None:
    """The dataset, the record and the field that stand in a cell of a register; None for any other cell.

    Of several imports the visible one counts, then the latest. Only fields that hold amounts are looked for.
    """
    asked = (
        select(records.c.id, records.c.body, records.c.dataset)
        .join(datasets)
        .where(datasets.c.source == source, datasets.c.sheet == cell.sheet)
        .order_by(datasets.c.visible.desc(), datasets.c.id.desc())
    )
    for row in connection.execute(asked):
        record = decoded(row.body, row.id)
        fields = [field for field, column in record.columns.items() if column == cell.column]
        if record.row == cell.row and fields and fields[0] in _amounts_of(record):
            return row.dataset, record, fields[0]
    return None


def _amounts_of(record: Record) -> tuple[str, ...]:
    """The fields of such a record that hold amounts or counts, whether this one states them or not."""
    return _COUNTS if isinstance(record, Headcount) else record.MONEY


def _corrected(record: Record, dataset: int, corrected: Mapping[Place, Value]) -> Record:
    """The record with the amounts that a person reads in its cells."""
    if not corrected:
        return record
    read: dict[str, Any] = {
        field: value if isinstance(value := corrected[place], Amount) else None
        for field, column in record.columns.items()
        if (place := (dataset, record.row, column)) in corrected and field in _amounts_of(record)
    }
    return replace(record, **read)


def decoded(body: str, number: int) -> Record:
    """The record kept under that number; `Garbled` where it is none."""
    record = serial.loads(body)
    for kind in RECORDS.values():
        if isinstance(record, kind):
            return replace(record, stored=number)
    raise Garbled(body)
