"""What people said of the budget lines of contracts, one word a contract reference."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.contract_line import ContractLink
from budgetwatch.domain.errors import NotFound
from budgetwatch.store import place_names, schema
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Change, Dossier

_table = schema.contract_lines


def listed(dossier: Dossier) -> tuple[ContractLink, ...]:
    """Every link, in the order of the contract references."""
    with dossier.reading() as connection:
        rows = connection.execute(select(_table).order_by(_table.c.contract))
        return tuple(_link(row) for row in rows)


def put(change: Change, link: ContractLink) -> None:
    """Keep a link, in place of the one of that contract."""
    kept = {
        "line": place_names.written([link.place]),
        "year": link.year,
        "reason": link.reason,
        "author": change.author,
        "at": change.at,
    }
    added = insert(_table).values(contract=link.contract, **kept)
    change.connection.execute(added.on_conflict_do_update(index_elements=["contract"], set_=kept))


def remove(change: Change, contract: str) -> None:
    """Take the link of a contract back; NotFound where it has none."""
    if change.connection.execute(delete(_table).where(_table.c.contract == contract)).rowcount == 0:
        raise NotFound


def _link(row: Row[Any]) -> ContractLink:
    places = place_names.read(row.line)
    if len(places) != 1:
        raise Garbled("a contract on no line, or on several")
    return ContractLink(row.contract, places[0], row.year, row.reason, row.author, row.at)
