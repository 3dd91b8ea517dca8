"""Red flags of a contract register: from Contracts and dated Settings to one Finding per flag.

Comes in: the contracts of a register. Goes out: what fired, on how many cases, against which threshold, with innocent
explanations and a neutral question. Must never accuse, and never call "not available" "not fired".
"""

from budgetwatch.flags.catalogue import CATALOGUE, judge_contracts
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.settings import Settings, SettingsUnreadable, Threshold, load_settings

__all__ = ["CATALOGUE", "Flag", "Settings", "SettingsUnreadable", "Threshold", "judge_contracts", "load_settings"]
