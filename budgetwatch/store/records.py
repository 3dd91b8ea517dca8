"""The rows of the imported registers beside budgets and contracts."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.record import RECORDS, Record, in_currency
from budgetwatch.store import serial
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import datasets, records


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
        rows = connection.execute(asked).all()
    return tuple((row.dataset, in_currency(decoded(row.body, row.id), row.currency)) for row in rows)


def decoded(body: str, number: int) -> Record:
    """The record kept under that number; `Garbled` where it is none."""
    record = serial.loads(body)
    for kind in RECORDS.values():
        if isinstance(record, kind):
            return replace(record, stored=number)
    raise Garbled(body)
