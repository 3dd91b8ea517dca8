"""B05: whether the large changes from the year before are explained.

Source: checklist section 8 of the product (defaults: beyond 10 % and 100 million FCFA); UK Estimates memoranda.
"""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.checklists.inputs import Inputs, initial
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.verdicts import added, at_least, counted, too_few, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.year import Year

FINDING = "large-change"
"""The code of the findings whose verdict "explained" ticks a change."""


def judge_changes(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where every change beyond the limits was judged explained, partly from half of them."""
    rule = msg(
        "Changes beyond {change}%, of at least {floor}: yes where all are explained, partly from {partly}% of them.",
        change=limits.percent("change"),
        floor=limits.floor(inputs.currency),
        partly=limits.percent("partly"),
    )
    year = inputs.budget_year()
    if year is None:
        return unavailable(rule, msg("the budget, line by line"))
    pairs = list(_pairs(inputs, year))
    if not pairs:
        return unavailable(rule, msg("the budget of {year}, by the same lines", year=Year(year - 1)))
    least = _least(inputs, year, limits)
    if not any(max(abs(before.amount), abs((initial(row) or before).amount)) >= least for row, before, _ in pairs):
        return too_few(rule, 0, (msg("no line reaches {floor}", floor=limits.floor(inputs.currency)),))
    listed = [(row, change) for row, before, change in pairs if _large(before, change, least, limits)]
    explained = [change for row, change in listed if f"{FINDING}:{row.key}:{row.year}" in inputs.explained]
    evidence = [
        LabelledFigure(msg("changes to explain"), counted(change for _, change in listed)),
        LabelledFigure(msg("explained"), counted(explained)),
    ]
    if not listed:
        return ProposedAnswer(Answer.YES, rule, tuple(evidence), len(pairs))
    evidence.append(LabelledFigure(msg("sum of the changes to explain"), added((c for _, c in listed), listed[0][1])))
    share = ratio(counted(explained), counted(change for _, change in listed))
    answer = at_least(share.amount.decimal, limits) if share is not None else Answer.NO
    return ProposedAnswer(answer, rule, tuple(evidence), len(pairs))


def _pairs(inputs: Inputs, year: int) -> Iterator[tuple[ComparisonRow, Figure, Figure]]:
    """Every line of a year with its budget of the year before and the change."""
    before = {row.key: figure for row in inputs.rows(year - 1) if (figure := initial(row)) is not None}
    for row in inputs.rows(year):
        figure = initial(row)
        if figure is not None and row.key in before:
            yield row, before[row.key], difference(figure, before[row.key])


def _least(inputs: Inputs, year: int, limits: TopicLimits) -> Amount:
    total = inputs.total(year)
    whole = initial(total) if total is not None else None
    return limits.material(inputs.currency, whole.amount if whole else None)


def _large(before: Figure, change: Figure, least: Amount, limits: TopicLimits) -> bool:
    share = ratio(change, before)
    return share is not None and abs(share.amount.decimal) > limits.share("change") and abs(change.amount) >= least
