"""Red flags of a contract register: from Contracts and dated Settings to one Finding per flag.

Comes in: the contracts of a register. Goes out: what fired, on how many cases, against which threshold, with innocent
explanations and a neutral question. Must never accuse, and never call "not available" "not fired".
"""

from budgetwatch.flags.catalogue import CATALOGUE, judge_contracts
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.owners import OwnerGroup, OwnerReview, owner_groups, plain_name
from budgetwatch.flags.settings import (
    LEGAL,
    Settings,
    SettingsUnreadable,
    load_settings,
    read_content,
    settings_of,
    shipped_settings,
    unknown_settings,
)
from budgetwatch.flags.thresholds import Threshold

__all__ = [
    "CATALOGUE",
    "LEGAL",
    "Flag",
    "OwnerGroup",
    "OwnerReview",
    "Settings",
    "SettingsUnreadable",
    "Threshold",
    "judge_contracts",
    "load_settings",
    "owner_groups",
    "plain_name",
    "read_content",
    "settings_of",
    "shipped_settings",
    "unknown_settings",
]
