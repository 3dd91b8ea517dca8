"""The limits of the bands, read from a dated file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from budgetwatch.analysis.limits import LimitsUnreadable
from budgetwatch.paths import resources

LETTERS = ("A", "B", "C")


@dataclass(frozen=True, slots=True)
class Bands:
    """Limits in percent, by letter; what meets none of them is D.

    `outturn` gives the least and the most of PI-1; `composition` what a variance stays below; `contingency` the mean
    share charged to contingency: A and C stay below theirs, B may reach it. `unverified` names what nobody has checked.
    """

    outturn: Mapping[str, tuple[Fraction, Fraction]]
    composition: Mapping[str, Fraction]
    contingency: Mapping[str, Fraction]
    most_suspense: Fraction
    most_heads: int
    share_of_heads: Fraction
    unverified: tuple[str, ...] = ()


@cache
def shipped_bands() -> Bands:
    """The bands that come with the program."""
    return load_bands(resources() / "thresholds" / "pefa.toml")


def load_bands(path: Path) -> Bands:
    """The bands of a TOML file; LimitsUnreadable where it is missing, malformed or lacks one."""
    try:
        return _bands(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, LookupError, TypeError, ValueError) as error:
        raise LimitsUnreadable from error


def _bands(content: Mapping[str, Any]) -> Bands:
    tables = ("outturn", "composition", "contingency")
    return Bands(
        outturn={letter: _range(content["outturn"][letter]) for letter in LETTERS},
        composition={letter: Fraction(content["composition"][letter]) for letter in LETTERS},
        contingency={letter: Fraction(content["contingency"][letter]) for letter in LETTERS},
        most_suspense=Fraction(content["most_suspense"]),
        most_heads=int(content["most_heads"]),
        share_of_heads=Fraction(content["share_of_heads"]),
        unverified=tuple(name for name in tables if content[name]["status"] != "confirmée"),
    )


def _range(limits: list[str]) -> tuple[Fraction, Fraction]:
    least, most = limits
    return Fraction(least), Fraction(most)
