"""D05: outturn against the original budget over three years, in the logic of PEFA.

Source: PEFA 2016, PI-1 (aggregate outturn; bands recalled and still to be checked, see the topic's limits). For one
sector this applies PEFA's logic; it is never a PEFA score.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.verdicts import too_few, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

_YEARS = 3
_FORGIVEN = 1  # one outlier year in three is forgiven (PEFA 2016)
_ANSWERS = {"a": Answer.YES, "b": Answer.YES, "c": Answer.PARTLY}


def judge_outturn(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where two years of three stay within the bands A or B around the vote, partly within C."""
    rule = msg(
        "Outturn over original budget, three years that follow each other, PEFA logic applied to the sector: "
        "two years of three within ±{a}% or ±{b}%: yes; within ±{c}%: partly.",
        a=limits.percent("a"),
        b=limits.percent("b"),
        c=limits.percent("c"),
    )
    years = _years(inputs)
    stage = _common_stage(years)
    if len(years) < _YEARS or stage is None:
        found = msgn("too few years: one of 3", "too few years: {count} of 3", len(years))
        missing = msg("three years that follow each other, with their vote and the same execution stage")
        if years:
            return too_few(rule, len(years), (missing, found))
        return unavailable(rule, missing, found)
    shares = {row.year: share for row in years if (share := ratio(row.stages[stage], row.stages[Measure.VOTED]))}
    evidence = tuple(
        LabelledFigure(msg("{stage} over voted {year}", stage=MEASURES[stage], year=Year(year)), share)
        for year, share in shares.items()
    )
    return ProposedAnswer(_answer(shares.values(), limits), rule, evidence, len(shares))


def _years(inputs: Inputs) -> list[ComparisonRow]:
    """The latest run of up to three years that have a vote and an execution stage, wholly known, oldest first."""
    totals = {row.year: row for row in inputs.lines.totals} if inputs.lines else {}
    fit = {year for year, row in totals.items() if row.whole(Measure.VOTED) and _stages(row)}
    fit = {year for year in fit if not inputs.stops_early(year, *_stages(totals[year]))}
    last = inputs.year if inputs.year in fit else max(fit, default=None)
    if last is None:
        return []
    run = itertools.takewhile(fit.__contains__, range(last, last - _YEARS, -1))
    return sorted((totals[year] for year in run), key=lambda row: row.year)


def _stages(row: ComparisonRow) -> set[Measure]:
    return {stage for stage in EXECUTION if row.whole(stage)}


def _common_stage(years: list[ComparisonRow]) -> Measure | None:
    """The furthest stage that all the years have: budget and outturn keep one basis."""
    common = set.intersection(*map(_stages, years)) if years else set()
    return next((stage for stage in reversed(EXECUTION) if stage in common), None)


def _answer(shares: Iterable[Figure], limits: TopicLimits) -> Answer:
    off = [abs(share.amount.decimal - 1) for share in shares]
    for band, answer in _ANSWERS.items():
        if sum(1 for gap in off if gap > limits.share(band)) <= _FORGIVEN:
            return answer
    return Answer.NO
