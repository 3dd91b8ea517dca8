"""D17: whether special funds stay within their credits and grow no faster than the budget.

Source: checklist section 8 of the product; GDI 2020, Q26. A special fund is known by its label, or by that of the programme or service it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import BUDGET, PAYMENTS
from budgetwatch.checklists.verdicts import added, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.year import Year

FUNDS = msg("a line of special funds")
_NEEDED = frozenset({Measure.VOTED, Measure.PAID})


def judge_special_funds(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """No where more was paid than voted, partly where the vote grows faster than the whole budget, yes otherwise."""
    rule = msg(
        "Special funds, by the label of the lines or of their programme: no where paid above the vote, partly where their vote grows faster "
        "than the budget, yes otherwise."
    )
    year = inputs.year_with(*_NEEDED)
    if year is None:
        return unavailable(rule, *_missing(inputs))
    if inputs.stops_early(year, Measure.PAID):
        return unavailable(rule, msg("the payments of the whole year {year}", year=Year(year)))
    rows = _funds(inputs, year, limits)
    if not rows:
        return unavailable(rule, FUNDS)
    if any(not row.stages.keys() >= _NEEDED or _NEEDED & row.unknown for row in rows):
        return unavailable(rule, msg("the vote and the payments of every line of special funds"), n=len(rows))
    voted, paid = (_sum(rows, stage) for stage in (Measure.VOTED, Measure.PAID))
    evidence = [
        LabelledFigure(msg("special funds, voted {year}", year=Year(year)), voted),
        LabelledFigure(msg("special funds, paid {year}", year=Year(year)), paid),
    ]
    if paid.amount > voted.amount:
        return ProposedAnswer(Answer.NO, rule, tuple(evidence), len(rows))
    growths = _growths(inputs, year, voted, limits)
    if growths is None:
        missing = msg("the vote of {year}, for special funds and the whole budget", year=Year(year - 1))
        return ProposedAnswer(Answer.UNAVAILABLE, rule, tuple(evidence), len(rows), (missing,))
    own, whole = growths
    evidence += [
        LabelledFigure(msg("special funds, vote over that of the year before"), own),
        LabelledFigure(msg("whole budget, vote over that of the year before"), whole),
    ]
    answer = Answer.PARTLY if own.amount > whole.amount else Answer.YES
    return ProposedAnswer(answer, rule, tuple(evidence), len(rows))


def _funds(inputs: Inputs, year: int, limits: TopicLimits) -> list[ComparisonRow]:
    words = limits.words("words")
    return [row for row in inputs.rows(year) if inputs.is_named(row, words)]


def _sum(rows: Sequence[ComparisonRow], stage: Measure) -> Figure:
    figures = [row.stages[stage] for row in rows]
    return added(figures, figures[0])


def _growths(inputs: Inputs, year: int, voted: Figure, limits: TopicLimits) -> tuple[Figure, Figure] | None:
    """The vote over that of the year before, of special funds and of the whole; None where one of them is missing."""
    totals = [inputs.total(one) for one in (year - 1, year)]
    votes = [total.stages.get(Measure.VOTED) if total is not None else None for total in totals]
    before = [row for row in _funds(inputs, year - 1, limits) if Measure.VOTED in row.stages]
    if votes[0] is None or votes[1] is None or not before:
        return None
    own, whole = ratio(voted, _sum(before, Measure.VOTED)), ratio(votes[1], votes[0])
    return None if own is None or whole is None else (own, whole)


def _missing(inputs: Inputs) -> tuple[Message, ...]:
    """Which of the two stages no year has; both where they only stand in different years."""
    wanted = {Measure.VOTED: BUDGET, Measure.PAID: PAYMENTS}
    absent = tuple(words for stage, words in wanted.items() if inputs.year_with(stage) is None)
    return absent or tuple(wanted.values())
