"""Quantiles as Cardinal estimates them, median-unbiased (type R-8), and Tukey's fences around the quartiles."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

_REACH = Fraction(3, 2)


class Fences(NamedTuple):
    """The first quartile, and the values beyond which others stand apart."""

    first: float
    lower: float
    upper: float


def quantile(values: Iterable[float], share: float) -> float:
    """The value below which a share (0 to 1) of one value or more lies."""
    ordered = sorted(values)
    place = (len(ordered) + 1 / 3) * share + 1 / 3
    below = int(place)
    if below <= 0:
        return ordered[0]
    if below >= len(ordered):
        return ordered[-1]
    return ordered[below - 1] + (place - below) * (ordered[below] - ordered[below - 1])


def lower_fence(values: Iterable[float]) -> float:
    """The fence below which values stand apart; 0 where there is none, or where a quarter of them are nothing."""
    known = list(values)
    found = fences(known) if known else None
    return found.lower if found is not None and found.first > 0 else 0.0


def upper_fence(values: Iterable[float]) -> float:
    """The fence above which values stand apart; 0 where there is none."""
    known = list(values)
    return fences(known).upper if known else 0.0


def fences(values: Iterable[float]) -> Fences:
    """The fences of one value or more; each is rounded once, as by a fused multiply and add."""
    known = list(values)
    first, third = quantile(known, 0.25), quantile(known, 0.75)
    reach = Fraction(third - first) * _REACH
    return Fences(first, float(Fraction(first) - reach), float(Fraction(third) + reach))
