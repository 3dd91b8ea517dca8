"""A field of a contract that a person reads otherwise than its register writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from budgetwatch.domain.contract import Procedure

FieldValue: TypeAlias = str | int | bool | date | Procedure | None
"""What stands in a field that is no amount; None says that nothing is known."""


@dataclass(frozen=True, slots=True)
class ContractField:
    """What a person reads in a field of the contract of that reference; the register stays as received.

    `at` is when it was said (ISO 8601, UTC).
    """

    contract: str
    field: str
    value: FieldValue
    reason: str
    author: str = ""
    at: str = ""
