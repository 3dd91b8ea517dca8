"""D03: whether spending stayed within the revised appropriations, line by line.

Source: checklist section 8 of the product. Which act covers an overrun is for the clerk to find.
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import EXECUTION as ANY_STAGE
from budgetwatch.checklists.stages import REVISED
from budgetwatch.checklists.verdicts import added, at_most, counted, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year


def judge_overruns(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where no stage of any line passes its revised appropriation, partly where all that passes is little."""
    rule = msg(
        "Any execution stage above the revised appropriation: yes where there is none, partly up to {partly}% of the appropriations.",
        partly=limits.percent("partly"),
    )
    year = inputs.year_with(Measure.REVISED)
    total = inputs.total(year) if year is not None else None
    if year is None or total is None:
        return unavailable(rule, REVISED)
    rows = [row for row in inputs.rows(year) if _has_limit(row) and _executed(row)]
    if not rows:
        return unavailable(rule, ANY_STAGE)
    excesses = [excess for row in rows if (excess := _excess(row)) is not None]
    whole = total.stages[Measure.REVISED]
    above = added(excesses, whole)
    share = ratio(above, whole)
    evidence = [
        LabelledFigure(msg("lines above"), counted(excesses)),
        LabelledFigure(msg("amount above"), above),
        LabelledFigure(msg("revised appropriations {year}", year=Year(year)), whole),
    ]
    if share is not None:
        evidence.append(LabelledFigure(msg("share above"), share))
    answer = Answer.YES if not excesses else Answer.NO if share is None else at_most(share.amount.decimal, limits)
    if excesses and answer is Answer.YES:
        answer = Answer.PARTLY
    return ProposedAnswer(answer, rule, tuple(evidence), len(rows))


def _has_limit(row: ComparisonRow) -> bool:
    return Measure.REVISED in row.stages and Measure.REVISED not in row.unknown


def _executed(row: ComparisonRow) -> bool:
    return any(stage in row.stages for stage in EXECUTION)


def _excess(row: ComparisonRow) -> Figure | None:
    """How far the highest stage passes the revised appropriation, None where none does."""
    highest = max((row.stages[stage] for stage in EXECUTION if stage in row.stages), key=lambda figure: figure.amount)
    excess = difference(highest, row.stages[Measure.REVISED])
    return excess if excess.amount.mantissa > 0 else None
