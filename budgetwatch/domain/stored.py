"""Amounts and lines as a dossier keeps them, one by one, for those who take them elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from budgetwatch.domain.code import Classification
from budgetwatch.domain.money import Value
from budgetwatch.domain.source import CellRef


@dataclass(frozen=True, slots=True)
class StoredCode:
    """One place of a line in a classification."""

    classification: Classification
    level: int
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class StoredFact:
    """One amount of one line: as corrected, where a person corrected it. Empty texts are nothing printed."""

    dataset: int
    line: int
    label: str
    cell: CellRef
    measure: str
    basis: str
    year: int | None
    year_label: str
    period: str
    variant: str
    counts: bool
    value: Value
    corrected: bool
