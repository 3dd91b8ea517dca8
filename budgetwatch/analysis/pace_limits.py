"""The editable limits of the year-end rush, read from a dated file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from budgetwatch.analysis.findings import percent
from budgetwatch.analysis.limits import LimitsUnreadable
from budgetwatch.domain.terms import BY_COMMITTEE
from budgetwatch.paths import resources

_NAMES = ("december", "last_quarter")


@dataclass(frozen=True, slots=True)
class PaceLimits:
    """The parts of a year (0 to 1) above which December or the last quarter is asked about; since when, and checked by whom."""

    december: Decimal
    last_quarter: Decimal
    since: str
    status: str

    @property
    def percents(self) -> tuple[Decimal, Decimal]:
        """Both of a hundred, December first, without superfluous zeros."""
        return percent(self.december), percent(self.last_quarter)

    def of(self, months: int) -> Decimal:
        """The limit for an end of the year of 1 or 3 months."""
        return self.december if months == 1 else self.last_quarter


def set_here(limits: PaceLimits, own: Mapping[str, Decimal]) -> PaceLimits:
    """The limits with those that a committee set in their place, by their names."""
    return replace(
        limits,
        december=own.get("december", limits.december),
        last_quarter=own.get("last_quarter", limits.last_quarter),
        status=BY_COMMITTEE if len(own) == len(_NAMES) else limits.status,
    )


@cache
def shipped_pace_limits() -> PaceLimits:
    """The limits that come with the program."""
    return load_pace_limits(resources() / "thresholds" / "pace.toml")


def load_pace_limits(path: Path) -> PaceLimits:
    """The limits of a TOML file; LimitsUnreadable where it is missing, malformed or lacks one."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        december, last = (Decimal(str(content[name])) for name in _NAMES)
        return PaceLimits(december, last, str(content["since"]), str(content["status"]))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, LookupError, ValueError, InvalidOperation) as error:
        raise LimitsUnreadable from error
