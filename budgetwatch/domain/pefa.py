"""Budget credibility in the logic of PEFA 2016: outturn against the original budget, in total and in composition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message
from budgetwatch.domain.money import Amount


class HeadKind(StrEnum):
    """What a head is for these measures: interest, contingency and suspense accounts have rules of their own."""

    HEAD = "head"
    INTEREST = "interest"
    CONTINGENCY = "contingency"
    SUSPENSE = "suspense"


class Dimension(StrEnum):
    """The dimensions and the indicator that are scored."""

    OUTTURN = "PI-1"
    BY_HEAD = "PI-2.1"
    BY_NATURE = "PI-2.2"
    CONTINGENCY = "PI-2.3"
    COMPOSITION = "PI-2"


@dataclass(frozen=True, slots=True)
class BudgetHead:
    """One head of one year: its original approved budget and its outturn, in the same unit."""

    year: int
    category: str
    kind: HeadKind
    budget: Amount
    outturn: Amount


@dataclass(frozen=True, slots=True)
class AdjustedHead:
    """A head beside the budget it would have had if all had moved alike; `percent` None where that budget is zero."""

    category: str
    budget: Fraction
    outturn: Fraction
    adjusted: Fraction

    @property
    def deviation(self) -> Fraction:
        """The outturn beyond the adjusted budget."""
        return self.outturn - self.adjusted

    @property
    def percent(self) -> Fraction | None:
        """The deviation as a percentage of the adjusted budget."""
        return None if self.adjusted == 0 else 100 * abs(self.deviation) / abs(self.adjusted)


@dataclass(frozen=True, slots=True)
class OutturnYear:
    """The measures of one year, in percent; None where they cannot be computed.

    `variance` takes every head as it stands, `largest_heads` the largest ones with the others as one (None where there
    are few). `suspense` is the share of suspense accounts in all spending. `outlier` marks a year that the scores leave
    aside, `partly` one some of whose amounts are not known: its measures are those of the others.
    """

    year: int
    heads: tuple[AdjustedHead, ...]
    outturn: Fraction | None
    variance: Fraction | None
    contingency: Fraction | None
    suspense: Fraction | None
    by_nature: Fraction | None = None
    largest_heads: Fraction | None = None
    outlier: bool = False
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Credibility:
    """The years, the scores that three of them allow (None: not rated), and what a reader must know about them."""

    years: tuple[OutturnYear, ...]
    scores: Mapping[Dimension, str | None]
    notes: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class WorkedHead:
    """One head as figures; `adjusted`, `deviation` and `share` are None for heads that the composition leaves out."""

    code: str
    label: str
    kind: HeadKind
    budget: Figure | None
    outturn: Figure | None
    adjusted: Figure | None
    deviation: Figure | None
    share: Figure | None


@dataclass(frozen=True, slots=True)
class WorkedYear:
    """The measures of one year as figures, shares of the whole; None where they cannot be computed."""

    year: int
    heads: tuple[WorkedHead, ...]
    budget: Figure
    outturn: Figure
    rate: Figure | None
    variance: Figure | None
    by_nature: Figure | None
    contingency: Figure | None

    def measure(self, dimension: Dimension) -> Figure | None:
        """The figure that a dimension is scored by."""
        return {
            Dimension.OUTTURN: self.rate,
            Dimension.BY_HEAD: self.variance,
            Dimension.BY_NATURE: self.by_nature,
            Dimension.CONTINGENCY: self.contingency,
        }.get(dimension)


@dataclass(frozen=True, slots=True)
class WorkedCredibility:
    """The letters and notes with the working of every year, and the stage that its outturn is measured at."""

    rated: Credibility
    years: tuple[WorkedYear, ...]
    stage: Measure
