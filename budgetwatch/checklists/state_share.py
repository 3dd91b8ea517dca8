"""C11: the sector's share of the State's budget over five years.

Source: checklist section 8 of the product; values to explain, no answer is proposed.
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import Inputs, initial
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.verdicts import unavailable, values
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year


def judge_state_share(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """The shares of up to five years; partly where the State's total is missing for some of them."""
    rule = msg("Budget of the sector over the total budget of the State; values to explain.")
    last = inputs.budget_year()
    if last is None:
        return unavailable(rule, msg("the budget, line by line"))
    years = range(last - int(limits.share("years")) + 1, last + 1)
    budgets = {year: own for year in years if (row := inputs.total(year)) and (own := initial(row)) is not None}
    evidence, missing = [], []
    for year, own in budgets.items():
        whole = inputs.state_totals.get(year)
        share = ratio(own, whole) if whole is not None else None
        if whole is None or share is None:
            missing.append(msg("the total budget of the State for {year}", year=Year(year)))
            continue
        evidence += [
            LabelledFigure(msg("budget of the State {year}", year=Year(year)), whole),
            LabelledFigure(msg("share of the sector {year}", year=Year(year)), share),
        ]
    if not evidence:
        return unavailable(rule, *missing, n=len(budgets))
    if missing:
        return ProposedAnswer(Answer.PARTLY, rule, tuple(evidence), len(budgets), tuple(missing))
    return values(rule, evidence, len(budgets))
