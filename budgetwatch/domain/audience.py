"""Whom an item is for: which item of a dossier, its usual circle, and the circle that a person chose for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.source import CellRef


class ItemKind(StrEnum):
    """What has an audience of its own. A reply has that of its question; a signal on contracts is a finding."""

    FINDING = "finding"
    CONTRACT = "contract"
    TOPIC = "topic"
    QUESTION = "question"
    COMMITMENT = "commitment"
    CORRECTION = "correction"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Item:
    """One item, under the key that its kind is known by.

    The key of a finding or signal, the reference of a contract, the id of a topic, the number of a question or a
    commitment, the place of a corrected cell, the hash of a document.
    """

    kind: ItemKind
    key: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The circle that a person chose for an item, who chose it, and when (ISO 8601); both empty for a question."""

    item: Item
    audience: Audience
    author: str = ""
    at: str = ""


Chosen = Mapping[Item, Audience]
"""The circles that people chose; an item that is not in it has its usual one."""


def contract_item(contract: Contract) -> Item:
    """A contract by its reference, which survives another import of its register; by its number without one."""
    return Item(ItemKind.CONTRACT, contract.id or f"#{contract.stored}")


def usual_of(contract: Contract) -> Audience:
    """The circle of a contract nobody chose one for: a secret contract is for the closed session."""
    return Audience.CLOSED if contract.secret else Audience.COMMITTEE


def audience_of(contract: Contract, chosen: Chosen) -> Audience:
    """Who may see a contract."""
    return chosen.get(contract_item(contract), usual_of(contract))


def correction_item(cell: CellRef) -> Item:
    """The correction of a cell."""
    return Item(ItemKind.CORRECTION, f"{cell.file_sha256}:{cell.sheet}!{cell.a1}")
