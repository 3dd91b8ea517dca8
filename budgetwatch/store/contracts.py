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
    """Every contract of the visible registers, with its number in the dossier, in the order of import."""
    visible = select(contracts).join(datasets).where(datasets.c.visible == 1).order_by(contracts.c.id)
    with dossier.reading() as connection:
        return tuple(decoded(row.body, row.id) for row in connection.execute(visible))


def decoded(body: str, number: int) -> Contract:
    """The contract kept under that number."""
    contract = serial.loads(body)
    if not isinstance(contract, Contract):
        raise Garbled(body)
    return replace(contract, stored=number)
