"""B10: how much stands in common charges and reserves that the sector can draw on.

Source: PEFA 2016, PI-2.3 (contingency); checklist section 8 of the product (defaults). A reserve is known by its label, or by that of
the programme or service it stands in.
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import BUDGET
from budgetwatch.checklists.verdicts import added, at_most, counted, unavailable
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year


def judge_reserves(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where common charges and reserves are a small share of the budget; never yes where no such line is found."""
    rule = msg(
        "Lines of common charges and reserves, by their label or that of their programme, over the budget: yes up to {yes}%, partly up to {partly}%.",
        yes=limits.percent("yes"),
        partly=limits.percent("partly"),
    )
    budget = inputs.budget()
    if budget is None:
        return unavailable(rule, BUDGET)
    year, whole, rows = budget
    words = limits.words("words")
    reserves = [figure for row, figure in rows if inputs.is_named(row, words)]
    if not reserves:
        return unavailable(rule, msg("a line of common charges or of reserves"), n=len(rows))
    held = added(reserves, whole)
    share = ratio(held, whole)
    if share is None:
        return unavailable(rule, BUDGET, n=len(rows))
    evidence = (
        LabelledFigure(msg("lines of common charges and reserves"), counted(reserves)),
        LabelledFigure(msg("common charges and reserves {year}", year=Year(year)), held),
        LabelledFigure(msg("credits of {year}", year=Year(year)), whole),
        LabelledFigure(msg("share of common charges and reserves"), share),
    )
    return ProposedAnswer(at_most(share.amount.decimal, limits), rule, evidence, len(rows))
