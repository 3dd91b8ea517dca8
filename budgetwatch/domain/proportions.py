"""The budget in proportion: its structure, its weight in the State, its growth, what is owed, and what is kept from view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.grouping import UNALLOCATED, Grouping
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.series import Series, SeriesKind


class Aspect(StrEnum):
    """What is set in proportion, in the order in which it is read."""

    STRUCTURE = "structure"
    FORCES = "forces"
    WEIGHT = "weight"
    PAYABLES = "payables"
    OPACITY = "opacity"


@dataclass(frozen=True, slots=True)
class Part:
    """What a group makes of a year and stage; `amount` None where its lines have cells and no known amount."""

    key: str
    amount: Figure | None
    share: Figure | None
    n_lines: int


@dataclass(frozen=True, slots=True)
class Composition:
    """A year and stage cut into groups, which add up to `total`; what no group takes is always among them."""

    year: int
    stage: Measure
    total: Figure
    parts: tuple[Part, ...]

    def part(self, key: str) -> Part | None:
        """The part of a group; None where it has no line."""
        return next((one for one in self.parts if one.key == key), None)

    @property
    def told_apart(self) -> bool:
        """Whether some line belongs to a group."""
        return any(one.key != UNALLOCATED for one in self.parts)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A label or code that decides a group, and the group that takes it, `UNALLOCATED` where none does."""

    code: str
    label: str
    key: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """Compositions by year and stage, by the groups of one list; `named` are the places that decided."""

    grouping: Grouping
    years: tuple[Composition, ...]
    named: tuple[NamedPlace, ...] = ()

    def at(self, stage: Measure) -> tuple[Composition, ...]:
        """The years that have a stage, oldest first."""
        return tuple(one for one in self.years if one.stage is stage)

    def why_whole(self, stage: Measure) -> Message | None:
        """Why no year is cut into groups at a stage; None where one is."""
        if any(one.told_apart for one in self.at(stage)):
            return None
        return _NAMELESS if not any(one.label or one.code for one in self.named) else _UNKNOWN


_NAMELESS = msg("No label or code of these lines says their group: ask for the table that does.")
_UNKNOWN = msg("No label of these lines is in the list of words: put them in groups by hand.")


@dataclass(frozen=True, slots=True)
class EquipmentRatios:
    """Equipment ÷ total and operations ÷ equipment of a year; `unsplit` is investment that nothing tells apart."""

    year: int
    stage: Measure
    equipment: Figure
    share: Figure | None
    upkeep: Figure | None
    unsplit: Figure | None


@dataclass(frozen=True, slots=True)
class Weight:
    """A year's amount against a denominator, each None where it is not known; `missing` says why there is no share."""

    year: int
    stage: Measure
    amount: Figure
    denominator: Figure | None
    share: Figure | None
    missing: Message | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """One denominator over the years: what it is called, whose value it is, and whether someone has still to check it."""

    name: Message
    kind: SeriesKind
    source: str
    to_verify: bool
    years: tuple[Weight, ...]
    missing: Message | None = None


@dataclass(frozen=True, slots=True)
class Growth:
    """From the first usable year to the last: compound growth as printed and in real terms, and the elasticity.

    `left_out` says of each year that is not used why; `missing` what could not be worked out.
    """

    stage: Measure
    first: int | None
    last: int | None
    nominal: Figure | None
    real: Figure | None
    elasticity: Figure | None
    left_out: tuple[tuple[int, Message], ...] = ()
    missing: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A line that a component of opacity takes, with its amount."""

    component: str
    label: str
    amount: Figure


@dataclass(frozen=True, slots=True)
class Opacity:
    """A year and stage: the components, their sum over the total, and the cells that hold no amount anyone can add up.

    `lines` are the largest of each component. A component that the documents cannot tell is not among the parts.
    `withheld` is what printed totals hold beyond the lines of tables that hide a cell, `rate_with` the rate with it.
    """

    composition: Composition
    hidden: Figure
    rate: Figure | None
    removed: Figure | None
    unknown: Figure | None
    lines: tuple[Withheld, ...]
    withheld: Figure | None = None
    rate_with: Figure | None = None


@dataclass(frozen=True, slots=True)
class PayableYear:
    """One place and year: ordered − paid, verified − ordered, and what is unpaid since the first year, unbroken.

    Each is None where a stage is missing or not wholly known; `stock` from the first such year on.
    """

    year: int
    ordered: Figure | None
    paid: Figure | None
    unpaid: Figure | None
    unordered: Figure | None
    stock: Figure | None
    part_year: bool = False


@dataclass(frozen=True, slots=True)
class Payable:
    """A place, or the total where `key` is empty, by year."""

    key: str
    code: str
    label: str
    years: tuple[PayableYear, ...]


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """A place and year whose later stage exceeds the one before it: listed, never refused."""

    key: str
    code: str
    label: str
    year: int
    earlier: Measure
    later: Measure
    before: Figure
    after: Figure
    gap: Figure


@dataclass(frozen=True, slots=True)
class Payables:
    """What is owed in total and by place, and the stages out of order."""

    total: Payable
    places: tuple[Payable, ...]
    out_of_order: tuple[OutOfOrder, ...]


@dataclass(frozen=True, slots=True)
class Proportions:
    """Everything in proportion at one stage and basis; `stages` are those that can be chosen.

    `wageless` gives the years whose wage bill is missing at that stage. `series` are those that shares were set against.
    """

    currency: str | None
    stage: Measure
    basis: Basis | None
    stages: tuple[Measure, ...]
    natures: Structure
    equipment: tuple[EquipmentRatios, ...]
    forces: Structure
    weights: tuple[Weights, ...]
    growth: Growth
    opacity: tuple[Opacity, ...]
    opacity_by: Grouping
    payables: Payables
    wageless: Mapping[int, Message] = field(default_factory=dict)
    series: tuple[Series, ...] = ()
    perimeter: str = ""
