"""Contracts by owner, buyer and year: what repeated awards and concentration are looked for in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Subject
from budgetwatch.flags.figures import total
from budgetwatch.flags.owners import OwnerReview, owner_groups


@dataclass(frozen=True, slots=True)
class Place:
    """What one owner, by the name it goes by, had of one buyer in a budget year."""

    owner: str
    buyer: str
    year: int


def places_of(
    contracts: Sequence[Contract], review: OwnerReview, kept: Callable[[Contract], bool] = bool
) -> dict[Place, list[Contract]]:
    """The contracts of each place in the order of the register; those without an owner, buyer, year or amount are in none.

    Owners are told apart over the whole register, also where only some contracts are kept.
    """
    places: dict[Place, list[Contract]] = defaultdict(list)
    for one, group in zip(contracts, owner_groups(contracts, review), strict=True):
        if group and one.buyer and one.budget_year and one.awarded and kept(one):
            places[Place(group.name, one.buyer, one.budget_year)].append(one)
    return dict(places)


def year_subject(place: Place, contracts: Sequence[Contract], value: Figure | None) -> Subject:
    """An owner with one buyer in one year as the subject of a flag, with what it was awarded there."""
    named = (place.owner, place.buyer, str(place.year))
    return Subject("owner", "|".join(named), " · ".join(named), value, total("awarded", contracts))
