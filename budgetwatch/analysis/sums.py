"""Exact sums of mantissas per row, year and stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Absent

if TYPE_CHECKING:
    import pandas as pd

_SAFE = float(2**62)
"""Sums of 64-bit integers below this cannot overflow; beyond it Python's own integers add up."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The mantissa of every row, year and stage that has an amount; `seen` also holds stages printed without one.

    `unknown` counts the cells of a row, year and stage whose amount nobody can tell: neither zero nor nil.
    """

    amounts: Mapping[tuple[str, int], Mapping[Measure, int]]
    seen: Mapping[tuple[str, int], frozenset[Measure]]
    unknown: Mapping[tuple[str, int], Mapping[Measure, int]]


def add_up_all(facts: pd.DataFrame, row: str) -> Sums:
    """The sums of all the facts, as one row, by year and stage."""
    import pandas as pd

    return add_up(facts, pd.Series(row, index=facts.index, dtype="category"))


def add_up(facts: pd.DataFrame, rows: pd.Series) -> Sums:
    """The sums of the facts by `rows` (one key per fact, a categorical), year and stage."""
    keyed = facts[["year", "measure", "amount", "state"]].assign(row=rows)
    by = ["row", "year", "measure"]
    amounts: dict[tuple[str, int], dict[Measure, int]] = defaultdict(dict)
    seen: dict[tuple[str, int], set[Measure]] = defaultdict(set)
    for row, year, measure in keyed.groupby(by, observed=True, sort=False).size().index.tolist():
        seen[row, year].add(Measure(measure))
    present = keyed[keyed["state"] == ""]
    sums = present.assign(amount=exact(present["amount"])).groupby(by, observed=True, sort=False)["amount"].sum()
    for (row, year, measure), mantissa in zip(sums.index.tolist(), sums.tolist(), strict=True):
        amounts[row, year][Measure(measure)] = int(mantissa)
    missing = keyed[~keyed["state"].isin(["", str(Absent.NIL)])].groupby(by, observed=True, sort=False).size()
    unknown: dict[tuple[str, int], dict[Measure, int]] = defaultdict(dict)
    for (row, year, measure), count in zip(missing.index.tolist(), missing.tolist(), strict=True):
        unknown[row, year][Measure(measure)] = int(count)
    return Sums(amounts, {key: frozenset(measures) for key, measures in seen.items()}, unknown)


def exact(amounts: pd.Series) -> pd.Series:
    """The amounts in a type whose sums are exact."""
    if amounts.dtype != object and float(amounts.astype(float).abs().sum()) < _SAFE:
        return amounts.astype("int64")
    return amounts.astype(object)
