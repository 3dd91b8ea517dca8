"""D13: the part of the year that its end took.

Source: checklist section 8 of the product (defaults for November and December; those of the last quarter stand where a
document gives quarters only).
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.verdicts import added, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import EXECUTION
from budgetwatch.domain.message import msg
from budgetwatch.domain.pace import PaceRow
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

_LAST_MONTHS = ("M11", "M12")
_OF_MONTHS, _OF_QUARTERS = ("yes", "partly"), ("quarter_yes", "quarter_partly")


def judge_year_end(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where November and December took little of the year; the commitments are judged, else the next stage by months."""
    rule = msg(
        "Committed in November and December over the year: yes up to {yes}%, partly up to {partly}%; where there are quarters only, the last one: yes up to {quarter_yes}%, partly up to {quarter_partly}%.",
        **{name: limits.percent(name) for name in (*_OF_MONTHS, *_OF_QUARTERS)},
    )
    row = _judged(inputs)
    if row is None:
        return unavailable(rule, msg("a stage of spending by months or quarters for a whole year"))
    end = _end(row)
    share = ratio(end, row.whole)
    if share is None:
        return unavailable(rule, msg("an amount spent in the year"), n=1)
    year = Year(row.year)
    evidence = (
        LabelledFigure(msg("{stage} at the end of {year}", stage=MEASURES[row.stage], year=year), end),
        LabelledFigure(msg("{stage} in {year}", stage=MEASURES[row.stage], year=year), row.whole),
        LabelledFigure(msg("share of the year"), share),
    )
    yes, partly = (limits.share(name) for name in (_OF_MONTHS if row.months == 1 else _OF_QUARTERS))
    size = share.amount.decimal
    answer = Answer.YES if size <= yes else Answer.PARTLY if size <= partly else Answer.NO
    return ProposedAnswer(answer, rule, evidence, len(row.parts))


def _judged(inputs: Inputs) -> PaceRow | None:
    """Everything together in the year examined, else the latest, at the first stage whose pace is known."""
    totals = inputs.pace.totals if inputs.pace else ()
    told = [row for row in totals if inputs.year in (None, row.year)]
    latest = max((row.year for row in told), default=None)
    own = [row for row in told if row.year == latest]
    return min(own, key=lambda row: EXECUTION.index(row.stage), default=None)


def _end(row: PaceRow) -> Figure:
    """What November and December took, or the last quarter."""
    return added([row.parts[month] for month in _LAST_MONTHS], row.whole) if row.months == 1 else row.end
