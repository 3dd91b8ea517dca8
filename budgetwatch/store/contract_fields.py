"""Fields of contracts that people read otherwise than the register writes them, one word a reference and field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.contract_field import ContractField
from budgetwatch.domain.errors import NotFound
from budgetwatch.store import schema, serial
from budgetwatch.store.opened import Change, Dossier

_table = schema.contract_fields


def listed(dossier: Dossier) -> tuple[ContractField, ...]:
    """Every corrected field, in the order of the contract references."""
    with dossier.reading() as connection:
        rows = connection.execute(select(_table).order_by(_table.c.contract, _table.c.field))
        return tuple(_field(row) for row in rows)


def values(connection: Connection) -> Mapping[str, dict[str, Any]]:
    """What people read, by contract reference and field."""
    found: dict[str, dict[str, Any]] = {}
    for row in connection.execute(select(_table)):
        found.setdefault(row.contract, {})[row.field] = serial.loads(row.value)
    return found


def put(change: Change, told: ContractField) -> None:
    """Keep what is read in a field, in place of what was said of it before."""
    kept = {
        "value": serial.dumps(told.value),
        "reason": told.reason,
        "author": change.author,
        "at": change.at,
    }
    added = insert(_table).values(contract=told.contract, field=told.field, **kept)
    change.connection.execute(added.on_conflict_do_update(index_elements=["contract", "field"], set_=kept))


def remove(change: Change, contract: str, field: str) -> None:
    """Let the field read as received again; NotFound where nobody said anything else."""
    asked = delete(_table).where(_table.c.contract == contract, _table.c.field == field)
    if change.connection.execute(asked).rowcount == 0:
        raise NotFound


def _field(row: Row[Any]) -> ContractField:
    return ContractField(row.contract, row.field, serial.loads(row.value), row.reason, row.author, row.at)
