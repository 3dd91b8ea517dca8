"""D02: execution rates by stage.

Source: checklist section 8 of the product; values to explain, no answer is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import EXECUTION as ANY_STAGE
from budgetwatch.checklists.verdicts import counted, unavailable, values
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year


def judge_rates(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """The rate of every stage of the latest executed year over revised credits, and paid over ordered."""
    rule = msg(
        "Stages over the revised appropriation (voted where there is none), and paid over ordered; to ask below {low}% or above {high}%.",
        low=limits.percent("low"),
        high=limits.percent("high"),
    )
    year = inputs.executed_year()
    total = inputs.total(year) if year is not None else None
    if year is None or total is None:
        return unavailable(rule, ANY_STAGE)
    if inputs.stops_early(year, *EXECUTION):
        return unavailable(rule, msg("the execution of the whole year {year}", year=Year(year)))
    base = next((stage for stage in (Measure.REVISED, Measure.VOTED) if stage in total.stages), None)
    if base is None:
        return unavailable(rule, msg("the appropriations of {year}", year=Year(year)))
    evidence = list(_rates(total, base))
    rows = [row for row in inputs.rows(year) if base in row.stages and _rate(row, base) is not None]
    asked = [row.stages[base] for row in rows if _unusual(row, base, limits)]
    evidence.append(LabelledFigure(msg("lines to ask about"), counted(asked)))
    return values(rule, evidence, len(rows))


def _rates(total: ComparisonRow, base: Measure) -> Iterator[LabelledFigure]:
    pairs = [(stage, base) for stage in EXECUTION if stage in total.stages]
    if {Measure.PAID, Measure.ORDERED} <= total.stages.keys():
        pairs.append((Measure.PAID, Measure.ORDERED))
    for top, bottom in pairs:
        executed, given = total.whole(top), total.whole(bottom)
        share = ratio(executed, given) if executed and given else None
        if share is not None:
            words = msg("{top} over {bottom} {year}", top=MEASURES[top], bottom=MEASURES[bottom], year=Year(total.year))
            yield LabelledFigure(words, share)


def _rate(row: ComparisonRow, base: Measure) -> Figure | None:
    """The rate of the furthest stage of a line."""
    stage = next((stage for stage in reversed(EXECUTION) if stage in row.stages), None)
    return None if stage is None or {stage, base} & row.unknown else ratio(row.stages[stage], row.stages[base])


def _unusual(row: ComparisonRow, base: Measure, limits: TopicLimits) -> bool:
    rate = _rate(row, base)
    return rate is not None and not limits.share("low") <= rate.amount.decimal <= limits.share("high")
