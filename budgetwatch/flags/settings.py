"""The thresholds that flags are judged with: dated, editable, read from TOML over the shipped defaults."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.paths import resources


@dataclass(frozen=True, slots=True)
class Threshold:
    """A legal amount and the day since which it holds."""

    since: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class Settings:
    """What the flags compare with. Shares are of one (0.40), `just_below_percent` is of a hundred.

    `reference_date` is the day the register speaks of; None takes the latest date that it records.
    `competitive_threshold` is empty until someone enters the thresholds of the country: flags that need one are then
    unavailable. `ifu_prefix_length` is how many leading characters of a registration number name the firm where only
    a check letter follows; 0 compares whole numbers.
    """

    reference_date: date | None
    competitive_threshold: tuple[Threshold, ...]
    non_competitive_share: Decimal
    minimum_contracts: int
    just_below_percent: Decimal
    just_below_minimum_count: int
    delivered_share: Decimal
    paid_share: Decimal
    ifu_prefix_length: int
    since: str = ""
    status: str = ""

    def threshold_on(self, day: date | None) -> Amount | None:
        """The amount from which competition is required on a day, None where no rule is known for it."""
        if day is None:
            return None
        held = [threshold for threshold in self.competitive_threshold if threshold.since <= day]
        return max(held, key=lambda threshold: threshold.since).amount if held else None


class SettingsUnreadable(BudgetWatchError):
    """This file of settings cannot be read."""

    code = "settings-unreadable"
    default = msg("This file of settings cannot be read.")
    default_advice = msg("Correct it after the example that comes with the program, or leave it out.")


@cache
def shipped_settings() -> Settings:
    """The settings that come with the program."""
    return _settings(_content(resources() / "thresholds" / "flags.toml"))


def load_settings(path: Path) -> tuple[Settings, tuple[Issue, ...]]:
    """The settings of a TOML file over the shipped ones; names nobody reads are issues. SettingsUnreadable otherwise."""
    given = _content(path)
    known = {field.name for field in fields(Settings)}
    unknown = tuple(
        Issue("setting-unknown", Severity.INFO, msg("The setting “{name}” is not used by any rule.", name=name))
        for name in given
        if name not in known
    )
    return _settings({**_content(resources() / "thresholds" / "flags.toml"), **given}), unknown


def _content(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsUnreadable from error


def _settings(content: Mapping[str, Any]) -> Settings:
    try:
        return Settings(
            reference_date=_day(content.get("reference_date")),
            competitive_threshold=_thresholds(content["competitive_threshold"]),
            non_competitive_share=Decimal(str(content["non_competitive_share"])),
            minimum_contracts=int(content["minimum_contracts"]),
            just_below_percent=Decimal(str(content["just_below_percent"])),
            just_below_minimum_count=int(content["just_below_minimum_count"]),
            delivered_share=Decimal(str(content["delivered_share"])),
            paid_share=Decimal(str(content["paid_share"])),
            ifu_prefix_length=int(content["ifu_prefix_length"]),
            since=str(content["since"]),
            status=str(content["status"]),
        )
    except (LookupError, TypeError, ValueError, InvalidOperation) as error:
        raise SettingsUnreadable from error


def _day(value: object) -> date | None:
    """A TOML date, or its text; an empty text means none."""
    if value is None or value == "":
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _thresholds(entries: Sequence[Mapping[str, Any]]) -> tuple[Threshold, ...]:
    return tuple(Threshold(_day(entry["from"]) or date.min, Amount.parse(str(entry["amount"]))) for entry in entries)
