"""The contracts of the imported registers."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from budgetwatch.domain.contract import Contract
from budgetwatch.store import serial
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import contracts, datasets


def stored(dossier: Dossier) -> tuple[Contract, ...]:
    """Every contract of the visible registers, with its number in the dossier and its currency, in the order of import."""
    kept = select(contracts.c.id, contracts.c.body, datasets.c.currency).join(datasets)
    with dossier.reading() as connection:
        rows = connection.execute(kept.where(datasets.c.visible == 1).order_by(contracts.c.id))
        return tuple(decoded(row.body, row.id, row.currency) for row in rows)


def decoded(body: str, number: int, currency: str | None = None) -> Contract:
    """The contract kept under that number, in the currency of its register."""
    contract = serial.loads(body)
    if not isinstance(contract, Contract):
        raise Garbled(body)
    return replace(contract, stored=number, currency=currency or contract.currency)
