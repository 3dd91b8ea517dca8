"""Settings in Cardinal's INI keys: which indicators are computed, and with which limits."""

from __future__ import annotations

import configparser
from collections.abc import Mapping
from dataclasses import dataclass, field

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg

KEYS: Mapping[str, frozenset[str]] = {
    "R003": frozenset({"threshold", "procurement_methods"}),
    "R018": frozenset({"procurement_methods"}),
    "R024": frozenset({"threshold"}),
    "R025": frozenset({"percentile", "threshold"}),
    "R028": frozenset(),
    "R030": frozenset(),
    "R035": frozenset({"threshold"}),
    "R036": frozenset(),
    "R038": frozenset({"threshold", "minimum_submitted_bids", "minimum_contracting_processes"}),
    "R048": frozenset({"digits", "threshold", "minimum_contracting_processes"}),
    "R058": frozenset({"threshold"}),
}
"""The indicators, each with what may be set of it."""
_GENERAL = frozenset({"currency", "no_price_comparison_procurement_methods", "price_comparison_procurement_methods"})
_PREPARING = frozenset({"output", "defaults", "redactions", "corrections", "modifications", "codelists"})
"""Sections of Cardinal's other command, which its file may hold: they change no indicator."""
_TOP, _EXCLUDED, _DETAILS = "\0top", "exclusions", "R003.procurement_method_details"


class CardinalSettingsUnreadable(BudgetWatchError):
    """The settings are not Cardinal's."""

    code = "cardinal-settings"
    default = msg("These settings are not Cardinal's.")
    default_advice = msg("Write an INI file as `ocdscardinal init` does: a section for each indicator, such as [R024].")


@dataclass(frozen=True, slots=True)
class CardinalSettings:
    """What Cardinal may be told; an indicator is computed where it has a section.

    `days` are the least days to bid of procedures that have their own. `currency` is the one that prices are compared
    in, the first met where it is empty.
    """

    sections: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: {code: {} for code in KEYS})
    currency: str = ""
    with_prices: frozenset[str] = frozenset()
    without_prices: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    days: Mapping[str, float] = field(default_factory=dict)

    def given(self, code: str, key: str) -> float | None:
        """A number of an indicator's section; None where nothing is set."""
        said = self.sections.get(code, {}).get(key)
        return float(said) if said else None

    def number(self, code: str, key: str, default: float) -> float:
        """A number of an indicator's section, else its default."""
        found = self.given(code, key)
        return default if found is None else found

    def words(self, code: str, key: str, default: str = "") -> frozenset[str]:
        """The texts of a list of an indicator's section, separated by bars."""
        return _listed(self.sections.get(code, {}).get(key) or default)

    def compares_prices(self, procedure: str | None) -> bool:
        """Whether bids of a procedure, in the publisher's words, compete by price."""
        if self.with_prices:
            return procedure in self.with_prices
        return procedure not in self.without_prices


def cardinal_settings(text: str) -> CardinalSettings:
    """The settings that an INI text holds.

    Raises:
        CardinalSettingsUnreadable: the text is no INI, or names what Cardinal does not know, or gives no number for one.
    """
    read = configparser.ConfigParser(interpolation=None, allow_no_value=True, default_section="")
    read.optionxform = lambda optionstr: optionstr  # type: ignore[method-assign]  # procedures keep their capitals
    try:
        read.read_string(f"[{_TOP}]\n{text}")
    except configparser.Error as error:
        raise CardinalSettingsUnreadable from error
    found = {name: {key: value or "" for key, value in read[name].items()} for name in read.sections()}
    _check(found)
    general = found[_TOP]
    return CardinalSettings(
        {name: keys for name, keys in found.items() if name in KEYS},
        general.get("currency", ""),
        _listed(general.get("price_comparison_procurement_methods", "")),
        _listed(general.get("no_price_comparison_procurement_methods", "")),
        _listed(found.get(_EXCLUDED, {}).get("procurement_method_details", "")),
        {procedure: float(days) for procedure, days in found.get(_DETAILS, {}).items()},
    )


def _check(found: Mapping[str, Mapping[str, str]]) -> None:
    known = {**KEYS, _TOP: _GENERAL, _EXCLUDED: frozenset({"procurement_method_details"})}
    for name, keys in found.items():
        if name.partition(".")[0] in _PREPARING:
            continue
        if name not in known and name != _DETAILS:
            raise CardinalSettingsUnreadable(msg("Cardinal has no indicator or section “{name}”.", name=name))
        for key, value in keys.items():
            if name != _DETAILS and key not in known[name]:
                raise CardinalSettingsUnreadable(msg("Cardinal knows no setting “{key}” there.", key=key))
            if value and not _fits(name, key, value):
                raise CardinalSettingsUnreadable(
                    msg("“{key}” is to be a number, and is “{value}”.", key=key, value=value)
                )


def _fits(section: str, key: str, value: str) -> bool:
    """Whether a value is of its kind: all are numbers but lists of procedures and the currency."""
    if section in {_TOP, _EXCLUDED} or key == "procurement_methods":
        return True
    return value.removeprefix("-").replace(".", "", 1).isdecimal()


def _listed(text: str) -> frozenset[str]:
    return frozenset(one for one in text.split("|") if one)
