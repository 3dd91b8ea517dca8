"""The automatic answers by the name that a topic's file gives, and the limits each one needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from budgetwatch.checklists.changes import judge_changes
from budgetwatch.checklists.commitments import judge_commitments
from budgetwatch.checklists.competition import judge_competition
from budgetwatch.checklists.composition import judge_composition
from budgetwatch.checklists.contract_terms import judge_advances, judge_amendments
from budgetwatch.checklists.coverage import judge_coverage
from budgetwatch.checklists.deliveries import judge_delivery, judge_service
from budgetwatch.checklists.detail import judge_detail, judge_nature
from budgetwatch.checklists.direct_awards import judge_approvals, judge_direct_awards
from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.maintenance import judge_maintenance
from budgetwatch.checklists.nature_shares import judge_balance
from budgetwatch.checklists.outturn import judge_outturn
from budgetwatch.checklists.overruns import judge_overruns
from budgetwatch.checklists.owners import judge_owners
from budgetwatch.checklists.past_years import judge_past_years
from budgetwatch.checklists.payables import judge_payables
from budgetwatch.checklists.penalties import judge_penalties
from budgetwatch.checklists.pieces import judge_quarters, judge_settlement
from budgetwatch.checklists.printed_totals import judge_totals
from budgetwatch.checklists.rates import judge_rates
from budgetwatch.checklists.reserves import judge_reserves
from budgetwatch.checklists.secret_contracts import judge_secrecy
from budgetwatch.checklists.secret_share import judge_secret_share
from budgetwatch.checklists.special_funds import judge_special_funds
from budgetwatch.checklists.splitting import judge_splitting
from budgetwatch.checklists.state_share import judge_state_share
from budgetwatch.checklists.unspent import judge_unspent
from budgetwatch.checklists.year_end import judge_year_end
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
    "commitments": (judge_commitments, ("partly", "yes", "words")),
    "reserves": (judge_reserves, ("yes", "partly", "words")),
    "balance": (judge_balance, ("points",)),
    "composition": (judge_composition, ()),
    "payables": (judge_payables, ("yes", "partly")),
    "special-funds": (judge_special_funds, ("words",)),
    "secret-share": (judge_secret_share, ("yes", "partly", "words", "lump_words")),
    "maintenance": (judge_maintenance, ("points", "years", "words", "equipment_words")),
    "competition": (judge_competition, ("yes", "b", "partly", "minimum")),
    "direct-awards": (judge_direct_awards, ("yes", "partly", "minimum")),
    "secrecy": (judge_secrecy, ("minimum",)),
    "approvals": (judge_approvals, ("yes", "partly", "minimum")),
    "splitting": (judge_splitting, ("minimum",)),
    "owners": (judge_owners, ("yes", "partly", "minimum")),
    "amendments": (judge_amendments, ("yes", "partly", "minimum")),
    "advances": (judge_advances, ("yes", "partly", "minimum")),
    "service": (judge_service, ("yes", "partly", "minimum")),
    "delivery": (judge_delivery, ("yes", "partly", "minimum")),
    "penalties": (judge_penalties, ("yes", "partly", "minimum")),
    "coverage": (judge_coverage, ("linked", "minimum")),
    "quarters": (judge_quarters, ()),
    "settlement": (judge_settlement, ("days",)),
    "year-end": (judge_year_end, ("yes", "partly", "quarter_yes", "quarter_partly")),
}
"""Each rule with the limits that its topic must give; those called words are lists, the others are numbers."""


def propose_answers(checklist: Checklist, inputs: Inputs) -> dict[str, ProposedAnswer]:
    """What the data say to the topics that have a rule, by topic id."""
    return {
        item.id: RULES[item.rule][0](inputs, TopicLimits.of(item)) for item in checklist.items if item.rule in RULES
    }
