"""The budget line that a contract weighs on: as a person says, else as its code says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message


class TiedBy(StrEnum):
    """Who says on which line a contract weighs: a person, the code in the register, or nobody."""

    HAND = "hand"
    CODE = "code"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ContractLink:
    """What a person decided: the contract of that reference weighs on a place of the budget of a year.

    The reference is that of the register, so that the word holds for a corrected register too; `at` is ISO 8601, UTC.
    """

    contract: str
    place: PlaceName
    year: int
    reason: str = ""
    author: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A place of the budget of a year with what is available on it; `key` names the place in this dossier."""

    key: str
    place: PlaceName
    year: int
    credits: Figure


@dataclass(frozen=True, slots=True)
class ContractTie:
    """The line of a contract. `credits` is None where the budget has no such line and year, and `why` then says so."""

    by: TiedBy
    code: str = ""
    label: str = ""
    year: int | None = None
    credits: Figure | None = None
    why: Message | None = None
    link: ContractLink | None = None


NO_LINE = ContractTie(TiedBy.NOTHING)
"""A contract that nobody ties to a line."""
