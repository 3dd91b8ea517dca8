"""A programming law beside the budgets of its years: what was planned, voted, revised and executed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from budgetwatch.domain.comparison import Break
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure


@dataclass(frozen=True, slots=True)
class LawYear:
    """One year of a law. `stages` are the budget's of that year; missing ones are not known, never zero.

    `cumulated` adds up the tranches since the law began, `voted_since` the votes of the years that have one, None from
    the first year without. `gap` is the vote minus the tranche, `share` the vote divided by it.
    """

    year: int
    tranche: Figure
    stages: Mapping[Measure, Figure]
    cumulated: Figure
    voted_since: Figure | None
    gap: Figure | None
    share: Figure | None


@dataclass(frozen=True, slots=True)
class LawCategory:
    """One line of the law, by year; `row` is where the sheet prints it, 0 where that is not known."""

    label: str
    tranches: Mapping[int, Figure]
    total: Figure
    row: int = 0


@dataclass(frozen=True, slots=True)
class ProgrammingLaw:
    """A law as one imported table gives it; `notes` are what is known of the budgets beside it."""

    dataset: int
    name: str
    years: tuple[LawYear, ...]
    categories: tuple[LawCategory, ...]
    total: Figure
    notes: tuple[Break, ...] = ()
