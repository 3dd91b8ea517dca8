"""B06: whether the execution of the two years before stands beside the budget, line by line.

Source: checklist section 8 of the product; PEFA PI-5.
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import Inputs, initial
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.verdicts import at_least, counted, unavailable
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import EXECUTION
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year


def judge_past_years(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where nearly every line of the budget also has its execution of the two years before."""
    rule = msg(
        "Lines that also have the execution of the two years before: yes from {yes}%, partly from {partly}%.",
        yes=limits.percent("yes"),
        partly=limits.percent("partly"),
    )
    year = inputs.budget_year()
    if year is None:
        return unavailable(rule, msg("the budget, line by line"))
    executed = {past: _executed(inputs, past) for past in (year - 1, year - 2)}
    missing = tuple(msg("the execution of {year}", year=Year(past)) for past, keys in executed.items() if not keys)
    rows = {row.key: figure for row in inputs.rows(year) if (figure := initial(row)) is not None}
    whole = counted(rows.values())
    complete = counted(figure for key, figure in rows.items() if all(key in keys for keys in executed.values()))
    share = ratio(complete, whole)
    if missing or share is None:
        return unavailable(rule, *missing, n=len(rows))
    evidence = (
        LabelledFigure(msg("lines of {year}", year=Year(year)), whole),
        LabelledFigure(msg("lines with both years before"), complete),
        LabelledFigure(msg("share of complete lines"), share),
    )
    return ProposedAnswer(at_least(share.amount.decimal, limits), rule, evidence, len(rows))


def _executed(inputs: Inputs, year: int) -> set[str]:
    return {row.key for row in inputs.rows(year) if any(stage in row.stages for stage in EXECUTION)}
