"""What is wrong or doubtful in the data: returned with the result, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.message import Message
from budgetwatch.domain.source import CellRef


class Severity(StrEnum):
    """How much an issue weighs: to know, to verify, inconsistent."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem in the data with a stable code, the cell it was met at, and a sentence."""

    code: str
    severity: Severity
    message: Message
    cell: CellRef | None = None
