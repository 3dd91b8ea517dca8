"""Contracts by owner, buyer and year: what repeated awards and concentration are looked for in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Subject
from budgetwatch.flags.figures import total
from budgetwatch.flags.settings import Settings

Place: TypeAlias = tuple[str, str, int]
"""One owner by the name it goes by, one buyer, one budget year."""


def places_of(contracts: Sequence[Contract], settings: Settings) -> dict[Place, list[Contract]]:
    """The contracts of each place in the order of the register; one without owner, buyer, year or amount is in none."""
    owners, worth = settings.owners, settings.worth
    found: dict[Place, list[Contract]] = defaultdict(list)
    for one in contracts:
        group = owners.get(id(one))
        if group and (buyer := one.buyer) and id(one) in worth and (year := one.year or one.budget_year):
            found[group.name, buyer, year].append(one)
    return dict(found)


def year_subject(place: Place, contracts: Sequence[Contract], value: Figure | None) -> Subject:
    """An owner with one buyer in one year as the subject of a flag, with what it was awarded there."""
    named = tuple(map(str, place))
    return Subject("owner", "|".join(named), " · ".join(named), value, total("awarded", contracts))
