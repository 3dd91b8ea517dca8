"""D06: whether the split between categories stayed as voted, over three years, in the logic of PEFA.

Source: PEFA 2016, PI-2.1 (composition variance); the bands are those of `resources/thresholds/pefa.toml`. For one sector
this applies PEFA's logic; it is never a PEFA score.
"""

from __future__ import annotations

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.verdicts import too_few, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.pefa import Dimension
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

_YEARS = 3
_ANSWERS = {"A": Answer.YES, "B": Answer.YES, "C": Answer.PARTLY, "D": Answer.NO}


def judge_composition(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:  # noqa: ARG001 - every rule is asked the same way
    """Yes where the variance of composition of the last three years lies in the bands A or B, partly in C, no in D."""
    rule = msg(
        "Variance of composition by head, three years that follow each other, PEFA logic applied to the sector: "
        "bands A and B: yes; C: partly; D: no.",
    )
    worked = inputs.credibility
    letter = worked.rated.scores.get(Dimension.BY_HEAD) if worked is not None else None
    years = worked.years[-_YEARS:] if worked is not None else ()
    if worked is None or letter is None:
        missing = msg("three years that follow each other, with their vote and their outturn by head")
        return (
            too_few(rule, len(years), (missing,))
            if 0 < len(years) < _YEARS
            else unavailable(rule, missing, n=len(years))
        )
    early = [one.year for one in years if inputs.stops_early(one.year, worked.stage)]
    if early:
        return unavailable(rule, *(msg("the execution of the whole year {year}", year=Year(year)) for year in early))
    evidence = [
        LabelledFigure(
            msg("variance of composition {year} ({stage})", year=Year(one.year), stage=MEASURES[worked.stage]),
            one.variance,
        )
        for one in years
        if one.variance is not None
    ]
    return ProposedAnswer(_ANSWERS[letter], rule, tuple(evidence), len(evidence))
