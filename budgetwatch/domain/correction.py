"""What a person reads in a cell instead of what was received."""

from __future__ import annotations

from dataclasses import dataclass

from budgetwatch.domain.money import Value
from budgetwatch.domain.source import CellRef


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected cell: the value received, the value that counts, and who decided it, when (ISO 8601) and why."""

    cell: CellRef
    received: Value
    corrected: Value
    reason: str
    author: str
    at: str
    label: str = ""
    dataset: int = 0
