"""I02: the share of spending that is secret or without detail.

Source: checklist section 8 of the product (limits to be verified); GDI 2020, Q26. Special funds are known by
their label, or by that of the programme or service they stand in; lines without detail by their own.
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.labels import is_named
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.special_funds import FUNDS
from budgetwatch.checklists.stages import BUDGET
from budgetwatch.checklists.verdicts import added, at_most, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year


def judge_secret_share(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where special funds and lines without detail are little of the budget; never yes where no fund is found."""
    rule = msg(
        "Special funds, by their label or that of their programme, and lines without detail, over the budget: yes up to {yes}%, partly up to {partly}%.",
        yes=limits.percent("yes"),
        partly=limits.percent("partly"),
    )
    budget = inputs.budget()
    if budget is None:
        return unavailable(rule, BUDGET)
    year, whole, rows = budget
    words = limits.words("words")
    funds = [figure for row, figure in rows if inputs.is_named(row, words)]
    lumps = [
        figure
        for row, figure in rows
        if is_named(row.label, limits.words("lump_words")) and not inputs.is_named(row, words)
    ]
    share = ratio(added((*funds, *lumps), whole), whole)
    if share is None:
        return unavailable(rule, BUDGET, n=len(rows))
    evidence = (
        LabelledFigure(msg("special funds {year}", year=Year(year)), added(funds, whole)),
        LabelledFigure(msg("credits in lump lines"), added(lumps, whole)),
        LabelledFigure(msg("credits of {year}", year=Year(year)), whole),
        LabelledFigure(msg("secret or without detail"), share),
    )
    answer = at_most(share.amount.decimal, limits)
    missing = () if funds else (FUNDS,)
    if missing and answer is Answer.YES:
        answer = Answer.UNAVAILABLE
    return ProposedAnswer(answer, rule, evidence, len(rows), missing)
