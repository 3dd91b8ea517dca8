"""B02 and B03: whether credits are given in detail, and by economic nature.

Source: checklist section 8 of the product (defaults); a lump line is known by its label.
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import NOT_CLASSIFIED, Inputs, initial
from budgetwatch.checklists.labels import is_named
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import BUDGET, NATURE
from budgetwatch.checklists.verdicts import added, at_least, at_most, counted, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year


def judge_detail(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where few credits stand in lump lines, by label or for want of a nature; never yes without a nature."""
    rule = msg(
        "Credits in lump lines, or in lines without a nature (the larger share counts): yes up to {yes}%, partly up to {partly}%.",
        yes=limits.percent("yes"),
        partly=limits.percent("partly"),
    )
    year = inputs.budget_year()
    whole = _whole(inputs, year)
    if year is None or whole is None:
        return unavailable(rule, BUDGET)
    rows = [(row.label, figure) for row in inputs.rows(year) if (figure := initial(row)) is not None]
    words = limits.words("words")
    lumps = added((figure for label, figure in rows if is_named(label, words)), whole)
    share = ratio(lumps, whole)
    if share is None:
        return unavailable(rule, BUDGET)
    bare = _unclassified(inputs, year)
    evidence = [
        LabelledFigure(msg("lines of {year}", year=Year(year)), counted(figure for _, figure in rows)),
        LabelledFigure(msg("credits in lump lines"), lumps),
        LabelledFigure(msg("share of lump lines"), share),
    ]
    largest = share.amount.decimal
    if bare is not None:
        evidence.append(LabelledFigure(msg("share without a nature"), bare))
        largest = max(largest, bare.amount.decimal)
    answer = at_most(largest, limits)
    if bare is None and answer is Answer.YES:
        return ProposedAnswer(Answer.UNAVAILABLE, rule, tuple(evidence), len(rows), (NATURE,))
    return ProposedAnswer(answer, rule, tuple(evidence), len(rows), () if bare is not None else (NATURE,))


def judge_nature(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where nearly all credits carry an economic nature."""
    rule = msg(
        "Share of credits that carry an economic nature: yes from {yes}%, partly from {partly}%.",
        yes=limits.percent("yes"),
        partly=limits.percent("partly"),
    )
    year = inputs.budget_year()
    whole = _whole(inputs, year)
    if year is None or whole is None:
        return unavailable(rule, BUDGET)
    bare = _bare(inputs, year)
    if bare is None:
        return unavailable(rule, NATURE)
    coded = difference(whole, bare)
    share = ratio(coded, whole)
    if share is None:
        return unavailable(rule, BUDGET)
    evidence = (
        LabelledFigure(msg("credits with a nature"), coded),
        LabelledFigure(msg("credits of {year}", year=Year(year)), whole),
        LabelledFigure(msg("share with a nature"), share),
    )
    return ProposedAnswer(at_least(share.amount.decimal, limits), rule, evidence, len(inputs.rows(year)))


def _whole(inputs: Inputs, year: int | None) -> Figure | None:
    total = inputs.total(year) if year is not None else None
    return initial(total) if total is not None else None


def _bare(inputs: Inputs, year: int) -> Figure | None:
    """The credits without a nature; None where no line of the year carries one."""
    if inputs.nature is None:
        return None
    rows = [row for row in inputs.nature.rows if row.year == year and initial(row) is not None]
    if all(NOT_CLASSIFIED in row.flags for row in rows):
        return None
    outside = [figure for row in rows if NOT_CLASSIFIED in row.flags and (figure := initial(row)) is not None]
    like = next(figure for row in rows if (figure := initial(row)) is not None)
    return added(outside, like)


def _unclassified(inputs: Inputs, year: int) -> Figure | None:
    bare, whole = _bare(inputs, year), _whole(inputs, year)
    return None if bare is None or whole is None else ratio(bare, whole)
