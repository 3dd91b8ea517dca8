"""The thresholds that a dossier's contracts are judged with: those shipped, under those that the committee keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from budgetwatch import flags
from budgetwatch.domain.issue import Issue
from budgetwatch.domain.message import msg
from budgetwatch.flags import Settings
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.contract_lines import weigh_contracts
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.owners import owner_review
from budgetwatch.usecases.series import country_of
from budgetwatch.usecases.thresholds_sheet import read_threshold_sheet

__all__ = [
    "Settings",
    "enter_threshold",
    "forget_settings",
    "keep_settings",
    "kept_settings",
    "read_settings",
    "settings_for",
]

TOUCHED = frozenset({Topic.CONTRACTS, Topic.FINDINGS, Topic.CHECKLISTS, Topic.HISTORY})
_KEPT = "flag-settings"


def read_settings(path: Path, job: Job = SILENT) -> tuple[Settings, tuple[Issue, ...]]:
    """The settings of a file over those shipped, and what in it nobody reads. SettingsUnreadable otherwise.

    A TOML file names settings as `resources/thresholds/flags.toml` does; a workbook has a table of thresholds, and may
    have one of the credits of budget lines.
    """
    if path.suffix.casefold() == ".toml":
        return flags.load_settings(path)
    sheet = read_threshold_sheet(path, job)
    return replace(flags.settings_of(sheet.thresholds), credits=sheet.credits), sheet.issues


def kept_settings(dossier: Dossier) -> Mapping[str, Any]:
    """What the committee keeps of its own, by the name of the setting; empty where it keeps nothing."""
    text = work.settings(dossier).get(_KEPT, "{}")
    try:
        content = json.loads(text)
    except ValueError as error:
        raise flags.SettingsUnreadable from error
    return content if isinstance(content, dict) else {}


def settings_for(dossier: Dossier, given: Settings | None = None) -> Settings:
    """The settings for the dossier's register: `given`, else the committee's own, with its credits, lines and owners."""
    used = given or flags.settings_of(kept_settings(dossier))
    weighing = weigh_contracts(dossier)
    return replace(
        used,
        country=used.country or country_of(dossier) or "",
        credits=used.credits or weighing.credits,
        lines=weighing.chosen,
        line_names=weighing.names,
        review=owner_review(dossier),
    )


def keep_settings(dossier: Dossier, path: Path, author: str = "") -> Done[tuple[Issue, ...]]:
    """Keep the settings of a file (TOML, or a workbook with a table of thresholds) over those kept before.

    Raises:
        SettingsUnreadable: the file is none, or a value makes no sense; nothing is kept then.
    """
    if path.suffix.casefold() == ".toml":
        given = flags.read_content(path)
        issues = flags.unknown_settings(given)
    else:
        sheet = read_threshold_sheet(path)
        given, issues = sheet.thresholds, sheet.issues
    content = {**kept_settings(dossier), **given}
    flags.settings_of(content)
    label = msg("Enter thresholds for contracts")
    with dossier.change(label, author) as change:
        work.set_setting(change, _KEPT, json.dumps(content, ensure_ascii=False, default=_plain))
    return Done(issues, TOUCHED, label)


def enter_threshold(dossier: Dossier, setting: str, entry: Mapping[str, str], author: str = "") -> Done[None]:
    """Keep one legal threshold beside those kept before.

    `entry` gives the day `from` which it holds (ISO 8601) and the `amount` in whole currency units, and may give the
    `country`, `kind` of contract and `procedure` it is for.

    Raises:
        SettingsUnreadable: a day or an amount makes no sense; nothing is kept then.
    """
    kept = kept_settings(dossier)
    content = {**kept, setting: [*kept.get(setting, ()), {name: text for name, text in entry.items() if text}]}
    flags.settings_of(content)
    label = msg("Enter thresholds for contracts")
    with dossier.change(label, author) as change:
        work.set_setting(change, _KEPT, json.dumps(content, ensure_ascii=False, default=_plain))
    return Done(None, TOUCHED, label)


def forget_settings(dossier: Dossier, author: str = "") -> Done[None]:
    """Judge contracts with the shipped settings again."""
    label = msg("Take thresholds for contracts back")
    with dossier.change(label, author) as change:
        work.set_setting(change, _KEPT, None)
    return Done(None, TOUCHED, label)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
