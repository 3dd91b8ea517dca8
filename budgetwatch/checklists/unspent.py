"""D04: whether material lines were executed.

Source: checklist section 8 of the product (default: paid below 75 % of revised credits, material amount).
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import PAYMENTS, REVISED
from budgetwatch.checklists.verdicts import added, at_most, counted, too_few, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.year import Year

_NEEDED = frozenset({Measure.REVISED, Measure.PAID})


def judge_unspent(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where no material line was paid below the limit, partly where what these left unspent is little."""
    rule = msg(
        "Material lines, from {floor} on, paid below {low}% of the revised appropriation: yes where there is none, "
        "partly where they leave up to {partly}% of the appropriations unspent.",
        floor=limits.floor(inputs.currency),
        low=limits.percent("low"),
        partly=limits.percent("partly"),
    )
    year = inputs.year_with(Measure.REVISED, Measure.PAID)
    total = inputs.total(year) if year is not None else None
    if year is None or total is None:
        return unavailable(rule, *_missing(inputs))
    if inputs.stops_early(year, Measure.PAID):
        return unavailable(rule, msg("the payments of the whole year {year}", year=Year(year)))
    whole = total.stages[Measure.REVISED]
    least = limits.material(inputs.currency, whole.amount)
    rows = [row for row in inputs.rows(year) if _is_material(row, least)]
    if not rows:
        none = msg("no line reaches {floor}", floor=limits.floor(inputs.currency))
        return too_few(rule, 0, (none,))
    low = [row for row in rows if _is_low(row, limits)]
    left = added((difference(row.stages[Measure.REVISED], row.stages[Measure.PAID]) for row in low), whole)
    share = ratio(left, whole) if Measure.REVISED not in total.unknown else None
    evidence = [
        LabelledFigure(msg("material lines"), _count(rows)),
        LabelledFigure(msg("material lines below {low}%", low=limits.percent("low")), _count(low)),
        LabelledFigure(msg("left unspent"), left),
        LabelledFigure(msg("revised appropriations {year}", year=Year(year)), whole),
    ]
    if share is not None:
        evidence.append(LabelledFigure(msg("share left unspent"), share))
    answer = Answer.YES if not low else Answer.NO if share is None else at_most(share.amount.decimal, limits)
    return ProposedAnswer(answer, rule, tuple(evidence), len(rows))


def _count(rows: list[ComparisonRow]) -> Figure:
    return counted(row.stages[Measure.REVISED] for row in rows)


def _is_material(row: ComparisonRow, least: Amount) -> bool:
    known = row.stages.keys() >= _NEEDED and not _NEEDED & row.unknown
    return known and row.stages[Measure.REVISED].amount >= least


def _is_low(row: ComparisonRow, limits: TopicLimits) -> bool:
    rate = ratio(row.stages[Measure.PAID], row.stages[Measure.REVISED])
    return rate is not None and rate.amount.decimal < limits.share("low")


def _missing(inputs: Inputs) -> tuple[Message, ...]:
    """Which of the two stages no year has; both where they only stand in different years."""
    wanted = {Measure.REVISED: REVISED, Measure.PAID: PAYMENTS}
    absent = tuple(words for stage, words in wanted.items() if inputs.year_with(stage) is None)
    return absent or tuple(wanted.values())
