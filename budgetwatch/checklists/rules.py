"""The automatic answers by the name that a topic's file gives, and the limits each one needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from budgetwatch.checklists.changes import judge_changes
from budgetwatch.checklists.detail import judge_detail, judge_nature
from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.outturn import judge_outturn
from budgetwatch.checklists.overruns import judge_overruns
from budgetwatch.checklists.past_years import judge_past_years
from budgetwatch.checklists.printed_totals import judge_totals
from budgetwatch.checklists.rates import judge_rates
from budgetwatch.checklists.state_share import judge_state_share
from budgetwatch.checklists.unspent import judge_unspent
from budgetwatch.domain.checklist import Checklist, ProposedAnswer

Rule: TypeAlias = Callable[[Inputs, TopicLimits], ProposedAnswer]

RULES: dict[str, tuple[Rule, tuple[str, ...]]] = {
    "detail": (judge_detail, ("yes", "partly", "words")),
    "nature": (judge_nature, ("yes", "partly")),
    "changes": (judge_changes, ("change", "partly", "yes", "material_share")),
    "past-years": (judge_past_years, ("yes", "partly")),
    "printed-totals": (judge_totals, ("partly",)),
    "state-share": (judge_state_share, ("years",)),
    "rates": (judge_rates, ("low", "high")),
    "overruns": (judge_overruns, ("yes", "partly")),
    "unspent": (judge_unspent, ("low", "yes", "partly", "material_share")),
    "outturn": (judge_outturn, ("a", "b", "c")),
}
"""Each rule with the limits that its topic must give; `words` is a list, the others are numbers."""


def propose_answers(checklist: Checklist, inputs: Inputs) -> dict[str, ProposedAnswer]:
    """What the data say to the topics that have a rule, by topic id."""
    return {
        item.id: RULES[item.rule][0](inputs, TopicLimits.of(item)) for item in checklist.items if item.rule in RULES
    }
