"""The budget in proportion: from a frame, a query and lists of groups to compositions, weights, growth and payables.

Comes in: a `FactFrame`, a `CompareQuery` or a `Comparison`, `Grouping`s, `Series`. Goes out: values of
`domain.proportions` whose figures can be asked where they come from. Must never share out what no group takes, compute
across currencies, or take the mean of rates.
"""

from budgetwatch.analysis.proportions.composition import Frame, look_at
from budgetwatch.analysis.proportions.growth import grow
from budgetwatch.analysis.proportions.lists import GroupsUnreadable, load_grouping, shipped_grouping
from budgetwatch.analysis.proportions.opacity import find_opacity
from budgetwatch.analysis.proportions.payables import find_payables
from budgetwatch.analysis.proportions.structures import cut_by_force, cut_by_nature, equipment_ratios
from budgetwatch.analysis.proportions.wage_rule import find_missing_wages
from budgetwatch.analysis.proportions.wages import notes_on_wages, wageless
from budgetwatch.analysis.proportions.weights import weigh_against, weigh_in_documents

__all__ = [
    "Frame",
    "GroupsUnreadable",
    "cut_by_force",
    "cut_by_nature",
    "equipment_ratios",
    "find_missing_wages",
    "find_opacity",
    "find_payables",
    "grow",
    "load_grouping",
    "look_at",
    "notes_on_wages",
    "shipped_grouping",
    "wageless",
    "weigh_against",
    "weigh_in_documents",
]
