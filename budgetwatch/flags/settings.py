"""The thresholds that flags are judged with: dated, editable, read from TOML over the shipped defaults."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.flags.owners import OwnerGroup, OwnerReview, firms_of, owner_groups
from budgetwatch.flags.plain import plain
from budgetwatch.flags.thresholds import InForce, Threshold, in_force
from budgetwatch.paths import resources

LEGAL = ("competitive_threshold", "approval_threshold")
"""The settings that a law gives: never shipped, entered by whoever has read it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the flags compare with. Shares are of one (0.40), `just_below_percent` is of a hundred.

    `reference_date` is the day the register speaks of; None takes the latest date that it records.
    `competitive_threshold` and `approval_threshold` are empty until someone enters the thresholds of the country: flags
    that need one are then unavailable. `advance_cap` is by kind of contract, with a `default`. `credits`, `lines`,
    `line_names` and `review` come from the dossier: what is available on a budget line (as its code is plainly written) in
    a year, the line and year that a person chose by contract reference, what those are called, and what was said of owners; `owners`, `firms`, `worth` (what was awarded, where it is known and not nothing) and `competition` (the threshold of its
    day, where it has a worth too) are of the register, by the identity of its contracts. `ifu_prefix_length` is how many leading characters of a registration number name the
    firm where only a check letter follows; 0 compares whole numbers.
    """

    reference_date: date | None
    competitive_threshold: tuple[Threshold, ...]
    approval_threshold: tuple[Threshold, ...]
    non_competitive_share: Decimal
    minimum_contracts: int
    sensitive_categories: tuple[str, ...]
    just_below_percent: Decimal
    just_below_minimum_count: int
    splitting_days: int
    splitting_share: Decimal
    concentration_share: Decimal
    concentration_minimum_contracts: int
    ifu_prefix_length: int
    amendment_cap: Decimal
    amendment_gap_days: int
    overpayment_tolerance: Decimal
    advance_cap: Mapping[str, Decimal]
    penalty_rate_per_day: Decimal
    penalty_cap: Decimal
    delivered_share: Decimal
    paid_share: Decimal
    country: str = ""
    since: str = ""
    status: str = ""
    credits: Mapping[tuple[str, int], Figure] = field(default_factory=dict)
    lines: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    line_names: Mapping[tuple[str, int], str] = field(default_factory=dict)
    review: OwnerReview = field(default_factory=OwnerReview)
    owners: Mapping[int, OwnerGroup] = field(default_factory=dict)
    firms: Mapping[int, str] = field(default_factory=dict)
    worth: Mapping[int, Decimal] = field(default_factory=dict)
    competition: Mapping[int, Decimal] = field(default_factory=dict)

    def told_apart(self, contracts: Sequence[Contract]) -> Settings:
        """The settings with who stands behind each contract of a register and its worth, worked out once for all rules."""
        firms = firms_of(contracts, self.review)
        groups = owner_groups(contracts, self.review, firms)
        identities = list(map(id, contracts))
        owners = {key: group for key, group in zip(identities, groups, strict=True) if group}
        worth = {id(one): amount.decimal for one in contracts if (amount := one.awarded)}
        limit_of = self.competition_from
        limits = ((key, limit_of(one)) for key, one in zip(identities, contracts, strict=True) if key in worth)
        competition = {key: limit for key, limit in limits if limit} if self.competitive_threshold else {}
        known = dict(zip(identities, firms, strict=True))
        return replace(self, owners=owners, firms=known, worth=worth, competition=competition)

    def worth_of(self, contracts: Sequence[Contract]) -> Decimal:
        """The sum of what contracts are worth, for comparing; each of them has a worth."""
        if len(contracts) == 1:  # as most owners have with a buyer in a year
            return self.worth[id(contracts[0])]
        return sum([self.worth[id(one)] for one in contracts], Decimal(0))

    def line_of(self, contract: Contract) -> tuple[str, int] | None:
        """The line and year whose credits a contract weighs on: as a person says, else by its code.

        None where no credits are known, or only in another currency: amounts of two currencies are not compared.
        """
        key = self.lines.get(contract.id) if self.lines else None
        if key is None and contract.budget_line and (year := contract.budget_year):
            key = (plain(contract.budget_line), year)
        if key is None or (credit := self.credits.get(key)) is None:
            return None
        named = {contract.currency, credit.unit.currency} - {None}
        return key if len(named) < 2 else None

    @property
    def competition_from(self) -> InForce:
        """Looks up the amount from which competition is required for a contract on its day."""
        return in_force(self.competitive_threshold, self.country)

    @property
    def approval_from(self) -> InForce:
        """Looks up the amount from which a contract must be approved on its day."""
        return in_force(self.approval_threshold, self.country)


_OF_THE_DOSSIER = frozenset(("credits", "lines", "line_names", "review", "owners", "firms", "worth", "competition"))
"""The settings that no file gives."""


class SettingsUnreadable(BudgetWatchError):
    """This file of settings cannot be read."""

    code = "settings-unreadable"
    default = msg("This file of settings cannot be read.")
    default_advice = msg("Correct it after the example that comes with the program, or leave it out.")


@cache
def shipped_settings() -> Settings:
    """The settings that come with the program."""
    return settings_of({})


def load_settings(path: Path) -> tuple[Settings, tuple[Issue, ...]]:
    """The settings of a TOML file over the shipped ones; names nobody reads are issues. SettingsUnreadable otherwise."""
    given = read_content(path)
    return settings_of(given), unknown_settings(given)


def unknown_settings(given: Mapping[str, Any]) -> tuple[Issue, ...]:
    """An issue for each name that no rule reads."""
    known = {one.name for one in fields(Settings)} - _OF_THE_DOSSIER
    return tuple(
        Issue("setting-unknown", Severity.INFO, msg("The setting “{name}” is not used by any rule.", name=name))
        for name in given
        if name not in known
    )


def read_content(path: Path) -> Mapping[str, Any]:
    """What a TOML file says, by name; SettingsUnreadable where it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsUnreadable from error


def settings_of(given: Mapping[str, Any]) -> Settings:
    """The settings by name over the shipped ones; SettingsUnreadable where a value makes no sense."""
    content = {**_shipped(), **given}
    try:
        return _settings(content)
    except (LookupError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise SettingsUnreadable from error


@cache
def _shipped() -> Mapping[str, Any]:
    return read_content(resources() / "thresholds" / "flags.toml")


def _settings(content: Mapping[str, Any]) -> Settings:
    def number(name: str) -> Decimal:
        return Decimal(str(content[name]))

    def count(name: str) -> int:
        return int(content[name])

    return Settings(
        reference_date=_day(content.get("reference_date")),
        competitive_threshold=_thresholds(content["competitive_threshold"]),
        approval_threshold=_thresholds(content["approval_threshold"]),
        non_competitive_share=number("non_competitive_share"),
        minimum_contracts=count("minimum_contracts"),
        sensitive_categories=tuple(str(one) for one in content["sensitive_categories"]),
        just_below_percent=number("just_below_percent"),
        just_below_minimum_count=count("just_below_minimum_count"),
        splitting_days=count("splitting_days"),
        splitting_share=number("splitting_share"),
        concentration_share=number("concentration_share"),
        concentration_minimum_contracts=count("concentration_minimum_contracts"),
        ifu_prefix_length=count("ifu_prefix_length"),
        amendment_cap=number("amendment_cap"),
        amendment_gap_days=count("amendment_gap_days"),
        overpayment_tolerance=number("overpayment_tolerance"),
        advance_cap=_caps(content["advance_cap"]),
        penalty_rate_per_day=number("penalty_rate_per_day"),
        penalty_cap=number("penalty_cap"),
        delivered_share=number("delivered_share"),
        paid_share=number("paid_share"),
        country=str(content["country"]),
        since=str(content["since"]),
        status=str(content["status"]),
    )


def _caps(content: Mapping[str, Any]) -> dict[str, Decimal]:
    """The caps by kind of contract as it is plainly written; KeyError where there is no default."""
    caps = {normalised(kind): Decimal(str(cap)) for kind, cap in content.items()}
    return caps | {"default": caps["default"]}


def _day(value: object) -> date | None:
    """A TOML date, or its text; an empty text means none."""
    if value is None or value == "":
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _thresholds(entries: Sequence[Mapping[str, Any]]) -> tuple[Threshold, ...]:
    return tuple(
        Threshold(
            _day(entry["from"]) or date.min,
            Amount.parse(str(entry["amount"])),
            **{name: str(entry.get(name, "")) for name in ("country", "kind", "procedure")},
        )
        for entry in entries
    )
