"""Lines that stand in the budget or in the execution only, with the nearest label of the other side as a suggestion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule, named
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.marks import APPROPRIATIONS, lacks_side
from budgetwatch.domain.code import normalised
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

NO_COUNTERPART = Rule(
    "no-counterpart",
    msg("Line without counterpart"),
    msg("Every line stands in the budget and in the execution."),
    msg("No year has both a budget and its execution."),
)
_THRESHOLD = msg("a line of a year that stands on one side only")
_EXPLANATIONS = (
    msg("The line was renamed, renumbered, merged or split between the two documents."),
    msg("The line was opened or closed during the year."),
    msg("One of the two documents covers fewer services."),
)


def find_counterparts(comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:
    """The lines that stand on one side only, one finding per line and year; near labels are suggested, never joined.

    Two lines that are each other's nearest are one finding, under the line of the budget.
    """
    totals = {total.year: total for total in comparison.totals}
    cases = [row for row in comparison.rows if _two_sided(totals[row.year])]
    alone = [row for row in cases if "no_counterpart" in row.flags and lacks_side(row.stages, totals[row.year].stages)]
    near = {(row.key, row.year): _nearest(row, alone, limits) for row in alone}
    fired = [
        _finding(row, other, len(cases))
        for row in alone
        if (other := near[row.key, row.year]) is None
        or _only_stage(row)[0] in APPROPRIATIONS
        or near[other.key, other.year] is not row
    ]
    return NO_COUNTERPART.concluded(fired, len(cases), _THRESHOLD)


def _two_sided(total: ComparisonRow) -> bool:
    return any(stage in total.stages for stage in APPROPRIATIONS) and any(stage in total.stages for stage in EXECUTION)


def _only_stage(row: ComparisonRow) -> tuple[Measure, Figure]:
    """The stage that says most about a one-sided row: the vote before the bill, the payment before the commitment."""
    order: Sequence[Measure] = (Measure.VOTED, Measure.REVISED, Measure.PROPOSED, *reversed(EXECUTION))
    return next((stage, row.stages[stage]) for stage in order if stage in row.stages)


def _nearest(row: ComparisonRow, alone: Iterable[ComparisonRow], limits: Limits) -> ComparisonRow | None:
    """The line of the other side whose label is most alike, if alike enough: under the same parent where both have one."""
    from rapidfuzz import fuzz, process

    budgeted = _only_stage(row)[0] in APPROPRIATIONS
    others = {
        other.key: other
        for other in alone
        if other.year == row.year
        and (_only_stage(other)[0] in APPROPRIATIONS) != budgeted
        and (row.parent is None or other.parent is None or row.parent == other.parent)
    }
    labels = {key: normalised(other.label) for key, other in others.items()}
    found = process.extractOne(
        normalised(row.label), labels, scorer=fuzz.token_sort_ratio, score_cutoff=limits.nearness
    )
    return others[found[2]] if found else None


def _finding(row: ComparisonRow, near: ComparisonRow | None, n: int) -> Finding:
    stage, amount = _only_stage(row)
    label, year = named(row), Year(row.year)
    return Finding(
        code=NO_COUNTERPART.code,
        key=NO_COUNTERPART.key(row),
        title=msg("{label}: {stage} only in {year}", label=label, stage=MEASURES[stage], year=year),
        severity=Severity.WARNING,
        state=State.FIRED,
        why=_why(stage, amount, near),
        n=n,
        threshold=_THRESHOLD,
        figures=(LabelledFigure(MEASURES[stage], amount), *_suggested(near)),
        explanations=_EXPLANATIONS,
        question=_question(label, year, amount, budgeted=stage in APPROPRIATIONS),
        witness=FINANCE_DIRECTOR,
        stake=amount,
    )


def _why(stage: Measure, amount: Figure, near: ComparisonRow | None) -> Message:
    alone = (
        msg("{amount} {stage}, and no line of the execution carries this name.", amount=amount, stage=MEASURES[stage])
        if stage in APPROPRIATIONS
        else msg("{amount} {stage}, and no line of the budget carries this name.", amount=amount, stage=MEASURES[stage])
    )
    if near is None:
        return alone
    return msg("{alone} The closest is “{near}”; the two were not joined.", alone=alone, near=named(near))


def _suggested(near: ComparisonRow | None) -> tuple[LabelledFigure, ...]:
    if near is None:
        return ()
    stage, amount = _only_stage(near)
    return (LabelledFigure(msg("closest: {label}, {stage}", label=named(near), stage=MEASURES[stage]), amount),)


def _question(label: str | Message, year: Year, amount: Figure, *, budgeted: bool) -> Message:
    if budgeted:
        return msg(
            "Under which heading does the execution of “{label}” ({amount}) appear in {year}?",
            label=label,
            amount=amount,
            year=year,
        )
    return msg("Which appropriation covers “{label}” ({amount}) in {year}?", label=label, amount=amount, year=year)
