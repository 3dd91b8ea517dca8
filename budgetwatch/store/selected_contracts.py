"""The contract cells that a `ContractSelection` asks for: one per contract, in its first row."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import Connection, func, select

from budgetwatch.domain.figure import ContractSelection
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.store import sources
from budgetwatch.store.contracts import decoded
from budgetwatch.store.found import Found
from budgetwatch.store.schema import contracts, datasets


def cells(
    connection: Connection, files: dict[str, Source], selection: ContractSelection, limit: int | None
) -> tuple[Found, ...]:
    """The cell of the field in each contract, in the order of import; contracts without that field are left out."""
    numbers = select(func.json_each(json.dumps(selection.contracts)).table_valued("value").c.value)
    asked = (
        select(contracts.c.id, contracts.c.body, contracts.c.dataset, datasets.c.source, datasets.c.sheet)
        .join(datasets)
        .where(datasets.c.visible == 1, contracts.c.id.in_(numbers))
        .order_by(contracts.c.id)
    )
    found: list[Found] = []
    for row in connection.execute(asked):
        contract = decoded(row.body, row.id)
        column = contract.columns.get(selection.field)
        if column is not None and contract.rows:
            source = sources.behind(files, row.source)
            cell = CellRef(source.sha256, row.sheet, contract.rows[0], column)
            stated = getattr(contract, selection.field, None)
            day = stated if isinstance(stated, date) else None
            found.append(Found(row.dataset, source, cell, _value(stated), contract.subject, day=day))
    return tuple(found[:limit])


def _value(stated: object) -> Amount | None:
    match stated:
        case Amount() as amount:
            return amount
        case int() as number:
            return Amount(int(number))
        case _:
            return None
