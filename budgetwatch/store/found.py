"""What a question to the dossier gives back: one cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from budgetwatch.domain.correction import Correction
from budgetwatch.domain.money import Value
from budgetwatch.domain.source import CellRef, Source


@dataclass(frozen=True, slots=True)
class Found:
    """One cell behind a figure: its file and place, what it was read as (None where no amount was read), its label.

    `line` is the number of the budget line in the dossier; None for a contract or a printed total. `dataset` is None
    for a cell of a kept file that no import speaks of. `value` is the corrected one where there is a `correction`.
    `day` is what a cell of a date was read as.
    """

    dataset: int | None
    source: Source
    cell: CellRef
    value: Value | None
    label: str = ""
    line: int | None = None
    correction: Correction | None = None
    day: date | None = None
