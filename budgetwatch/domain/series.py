"""Dated series that figures are set against: consumer prices, gross domestic product, population, the State's budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class SeriesKind(StrEnum):
    """What a series measures, by calendar year."""

    CONSUMER_PRICES = "consumer_prices"  # change on the year before, in percent
    GDP = "gdp"  # current prices, whole currency units
    POPULATION = "population"  # persons
    STATE_BUDGET = "state_budget"  # total voted expenditure, whole currency units


IN_MONEY = frozenset({SeriesKind.GDP, SeriesKind.STATE_BUDGET})
"""The kinds whose values are amounts of a currency."""


@dataclass(frozen=True, slots=True)
class Series:
    """The values of a country by year, with who published them; `own` where the committee gave them.

    `currency` is that of its values where they are money. `author` entered it `at` that time (ISO 8601, UTC): neither is
    part of what the series says.
    """

    kind: SeriesKind
    country: str
    values: Mapping[int, Decimal]
    source: str
    own: bool = False
    currency: str = ""
    author: str = field(default="", compare=False)
    at: str = field(default="", compare=False)

    @property
    def to_verify(self) -> bool:
        """Whether it came with the program, so that nobody of the committee has checked it."""
        return not self.own

    def prices(self, year: int, base: int) -> Fraction | None:
        """What one unit of that year is worth at prices of the base year; None where a year between is missing.

        Only for consumer prices: the changes from one year to the next are chained.
        """
        first, last = sorted((year, base))
        changes = [self.values.get(one) for one in range(first + 1, last + 1)]
        if any(change is None or change <= -100 for change in changes):
            return None
        factor = Fraction(1)
        for change in changes:
            factor *= 1 + Fraction(change or 0) / 100
        return factor if year <= base else 1 / factor


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A question to a series of consumer prices: from one year to the prices of another."""

    country: str
    year: int
    base: int


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A question to a series: its value in a year."""

    kind: SeriesKind
    country: str
    year: int
