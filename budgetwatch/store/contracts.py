"""The contracts of the imported registers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from budgetwatch.domain.contract import AMOUNTS, Contract
from budgetwatch.domain.money import Amount, Value
from budgetwatch.store import contract_fields, corrections, serial
from budgetwatch.store.corrections import Place
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import contracts, datasets


def stored(dossier: Dossier) -> tuple[Contract, ...]:
    """Every contract of the visible registers as people read it, with its number in the dossier and its currency, in the order of import."""
    kept = select(contracts.c.id, contracts.c.body, contracts.c.dataset, datasets.c.currency).join(datasets)
    with dossier.reading() as connection:
        corrected, told = corrections.values(connection), contract_fields.values(connection)
        rows = connection.execute(kept.where(datasets.c.visible == 1).order_by(contracts.c.id))
        read = (_corrected(decoded(row.body, row.id, row.currency), row.dataset, corrected) for row in rows)
        return tuple(replace(one, **told[one.id]) if one.id in told else one for one in read)


def rows_of(dossier: Dossier, numbers: Collection[int | None]) -> frozenset[tuple[int, int]]:
    """The import and the sheet row of every row that speaks of the contracts with those numbers."""
    asked = select(contracts.c.id, contracts.c.body, contracts.c.dataset)
    with dossier.reading() as connection:
        kept = [row for row in connection.execute(asked) if row.id in numbers]
    return frozenset((row.dataset, place) for row in kept for place in decoded(row.body, row.id).rows)


def _corrected(contract: Contract, dataset: int, corrected: Mapping[Place, Value]) -> Contract:
    """The contract with the amounts that a person reads in its cells; of several rows the first one's hold."""
    if not corrected or not contract.rows:
        return contract
    read: dict[str, Any] = {
        field: value if isinstance(value := corrected[place], Amount) else None
        for field, column in contract.columns.items()
        if (place := (dataset, contract.rows[0], column)) in corrected and field in AMOUNTS
    }
    return replace(contract, **read)


def decoded(body: str, number: int, currency: str | None = None) -> Contract:
    """The contract kept under that number, in the currency of its register."""
    contract = serial.loads(body)
    if not isinstance(contract, Contract):
        raise Garbled(body)
    return replace(contract, stored=number, currency=currency or contract.currency)
