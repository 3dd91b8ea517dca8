"""The editable limits of the year-end rush, read from a dated file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from budgetwatch.analysis.limits import LimitsUnreadable
from budgetwatch.paths import resources


@dataclass(frozen=True, slots=True)
class PaceLimits:
    """The parts of a year (0 to 1) above which December or the last quarter is asked about; since when, and checked by whom."""

    december: Decimal
    last_quarter: Decimal
    since: str
    status: str

    def of(self, months: int) -> Decimal:
        """The limit for an end of the year of 1 or 3 months."""
        return self.december if months == 1 else self.last_quarter


@cache
def shipped_pace_limits() -> PaceLimits:
    """The limits that come with the program."""
    return load_pace_limits(resources() / "thresholds" / "pace.toml")


def load_pace_limits(path: Path) -> PaceLimits:
    """The limits of a TOML file; LimitsUnreadable where it is missing, malformed or lacks one."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        december, last = (Decimal(str(content[name])) for name in ("december", "last_quarter"))
        return PaceLimits(december, last, str(content["since"]), str(content["status"]))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, LookupError, ValueError, InvalidOperation) as error:
        raise LimitsUnreadable from error
