"""Exact sums of mantissas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

_SAFE = float(2**62)
"""Sums of 64-bit integers below this cannot overflow; beyond it Python's own integers add up."""


@dataclass(frozen=True, slots=True)
class Sums:
    """For each group its sum, how many cells it has, how many of them with an amount, and how many that nobody can tell.

    A cell that is nil has no amount and is not unknown either.
    """

    totals: npt.NDArray[Any]
    cells: npt.NDArray[Any]
    known: npt.NDArray[Any]
    unknown: npt.NDArray[Any]


def add_up(groups: npt.NDArray[Any], values: npt.NDArray[Any], missing: npt.NDArray[Any], n: int) -> Sums:
    """The sums of `n` groups, given the group of every value; `missing` is 0 for an amount, 1 for nil, 2 for unknown.

    The values must be of a type whose sums are exact.
    """
    import numpy as np

    cells = np.bincount(groups, minlength=n)
    sums = np.zeros(n, dtype=values.dtype)
    if not missing.any():
        np.add.at(sums, groups, values)
        return Sums(sums, cells, cells, np.zeros(n, dtype=np.int64))
    present = missing == 0
    np.add.at(sums, groups[present], values[present])
    counts = (np.bincount(groups[missing == kind], minlength=n) for kind in (0, 2))
    return Sums(sums, cells, *counts)


def exact(amounts: pd.Series) -> pd.Series:
    """The amounts in a type whose sums are exact."""
    if amounts.dtype != object and (_at_most(amounts) < _SAFE or float(amounts.astype(float).abs().sum()) < _SAFE):
        return amounts if amounts.dtype == "int64" else amounts.astype("int64")
    return amounts.astype(object)


def _at_most(amounts: pd.Series) -> float:
    """What the sizes of the amounts add up to at most, quickly told."""
    return max(abs(float(amounts.min())), abs(float(amounts.max()))) * len(amounts) if len(amounts) else 0.0
