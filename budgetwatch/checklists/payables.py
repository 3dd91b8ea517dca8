"""D14: what was ordered and not paid.

Source: PEFA 2016, PI-22 (stock of arrears); checklist section 8 of the product (defaults).
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import PAYMENTS
from budgetwatch.checklists.verdicts import added, at_most, counted, unavailable
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.payables import unpaid
from budgetwatch.domain.year import Year

_ORDERS = msg("the payment orders")
_NEEDED = frozenset({Measure.ORDERED, Measure.PAID})


def judge_payables(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where little of what was ordered is left to pay; a line paid above its orders does not offset another."""
    rule = msg(
        "Ordered and not paid, line by line, over all that was ordered: yes up to {yes}%, partly up to {partly}%.",
        yes=limits.percent("yes"),
        partly=limits.percent("partly"),
    )
    year = inputs.year_with(*_NEEDED)
    if year is None:
        return unavailable(rule, *_missing(inputs))
    if inputs.stops_early(year, *_NEEDED):
        return unavailable(rule, msg("the payments of the whole year {year}", year=Year(year)))
    gaps = [(row, gap) for row in inputs.rows(year) if (gap := unpaid(row)) is not None]
    if not gaps:
        return unavailable(rule, _ORDERS, PAYMENTS)
    rows, owed = [row for row, _ in gaps], [gap for _, gap in gaps if gap.amount.mantissa > 0]
    ordered = added((row.stages[Measure.ORDERED] for row in rows), rows[0].stages[Measure.ORDERED])
    left = added(owed, ordered)
    share = ratio(left, ordered)
    if share is None:
        return unavailable(rule, _ORDERS, n=len(rows))
    evidence = (
        LabelledFigure(msg("lines with something left to pay"), counted(owed)),
        LabelledFigure(msg("left to pay {year}", year=Year(year)), left),
        LabelledFigure(msg("ordered {year}", year=Year(year)), ordered),
        LabelledFigure(msg("share left to pay"), share),
    )
    return ProposedAnswer(at_most(share.amount.decimal, limits), rule, evidence, len(rows))


def _missing(inputs: Inputs) -> tuple[Message, ...]:
    """Which of the two stages no year has; both where they only stand in different years."""
    wanted = {Measure.ORDERED: _ORDERS, Measure.PAID: PAYMENTS}
    absent = tuple(words for stage, words in wanted.items() if inputs.year_with(stage) is None)
    return absent or tuple(wanted.values())
