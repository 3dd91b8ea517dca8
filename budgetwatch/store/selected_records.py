"""The cells of registers that a `RecordSelection` asks for: one per record."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import Connection, func, select

from budgetwatch.domain.figure import RecordSelection
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.store import sources
from budgetwatch.store.found import Found
from budgetwatch.store.records import decoded
from budgetwatch.store.schema import datasets, records


def cells(
    connection: Connection, files: dict[str, Source], selection: RecordSelection, limit: int | None
) -> tuple[Found, ...]:
    """The cell of the field in each record, in the order of import; records without that field are left out."""
    numbers = select(func.json_each(json.dumps(selection.records)).table_valued("value").c.value)
    asked = (
        select(records.c.id, records.c.body, records.c.dataset, datasets.c.source, datasets.c.sheet)
        .join(datasets)
        .where(datasets.c.visible == 1, records.c.id.in_(numbers))
        .order_by(records.c.id)
    )
    found: list[Found] = []
    for row in connection.execute(asked):
        record = decoded(row.body, row.id)
        column = record.columns.get(selection.field)
        if column is not None:
            source = sources.behind(files, row.source)
            value = getattr(record, selection.field, None)
            cell = CellRef(source.sha256, row.sheet, record.row, column)
            amount, day = value if isinstance(value, Amount) else None, value if isinstance(value, date) else None
            found.append(Found(row.dataset, source, cell, amount, record.name, day=day))
    return tuple(found[:limit])
