"""Compares and asks: from the dossier's amounts as a frame to Comparisons and Findings.

Comes in: a `FactFrame` of one currency and a `CompareQuery`. Goes out: Figures that can be asked where they come from.
Must never read files or the store, word a sentence, add stages together, or join two labels that are only alike.
"""

from budgetwatch.analysis.axes import follow_axes
from budgetwatch.analysis.axis_places import ask_about, taggable_places
from budgetwatch.analysis.compared_rows import keys_of
from budgetwatch.analysis.execution import TOTAL, classifications, compare
from budgetwatch.analysis.findings import rank
from budgetwatch.analysis.frame import FactFrame
from budgetwatch.analysis.limits import Limits, LimitsUnreadable, load_limits, shipped_limits
from budgetwatch.analysis.pace import pace
from budgetwatch.analysis.pace_limits import PaceLimits, load_pace_limits, set_here, shipped_pace_limits
from budgetwatch.analysis.pace_rule import find_year_end_rush
from budgetwatch.analysis.pivot import pivot
from budgetwatch.analysis.place_list import ListedPlace, list_places
from budgetwatch.analysis.prices import at_prices_of
from budgetwatch.analysis.printed_totals import CheckedTable, find_in_totals, key_of_total
from budgetwatch.analysis.programming import find_laws
from budgetwatch.analysis.rows import NOT_CLASSIFIED
from budgetwatch.analysis.rules import find_all, find_in_execution

__all__ = [
    "NOT_CLASSIFIED",
    "TOTAL",
    "CheckedTable",
    "FactFrame",
    "Limits",
    "LimitsUnreadable",
    "ListedPlace",
    "PaceLimits",
    "ask_about",
    "at_prices_of",
    "classifications",
    "compare",
    "find_all",
    "find_in_execution",
    "find_in_totals",
    "find_laws",
    "find_year_end_rush",
    "follow_axes",
    "key_of_total",
    "keys_of",
    "list_places",
    "load_limits",
    "load_pace_limits",
    "pace",
    "pivot",
    "rank",
    "set_here",
    "shipped_limits",
    "shipped_pace_limits",
    "taggable_places",
]
