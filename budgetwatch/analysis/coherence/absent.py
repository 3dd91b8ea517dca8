"""Years of which the dossier lacks the budget or the execution, and years missing between two others.

Source: oversight practice (a comparison over the years needs every year's budget and its outturn).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.marks import APPROPRIATIONS
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import CHAIN, EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

ABSENT_DOCUMENT = Rule(
    "absent-document",
    msg("A year lacks a document"),
    msg("Every year but the last has its budget and its execution, and no year is missing between two others."),
    msg("The dossier has figures of no year."),
)
EXPLANATIONS = (
    msg("The document exists and was not handed over yet."),
    msg("The accounts of the year are not closed."),
    msg("The committee did not ask for it."),
)
_THRESHOLD = msg("a completed year without its budget or without its execution")


def find_absent(comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:  # noqa: ARG001 - the shape of a rule
    """The years of which a document is missing; the last year may still await its execution."""
    stages = {total.year: total.stages for total in comparison.totals}
    fired = [_finding(year, what, stages.get(year, {}), len(stages)) for year, what in _missing(stages)]
    return ABSENT_DOCUMENT.concluded(fired, len(stages), _THRESHOLD)


def _missing(stages: Mapping[int, Mapping[Measure, Figure]]) -> Iterator[tuple[int, Message]]:
    if not stages:
        return
    for year in range(min(stages), max(stages) + 1):
        given = stages.get(year, {})
        if not given:
            yield year, msg("the budget and the execution")
        elif not any(stage in given for stage in APPROPRIATIONS):
            yield year, msg("the budget")
        elif year < max(stages) and not any(stage in given for stage in EXECUTION):
            yield year, msg("the execution")


def _finding(year: int, what: Message, given: Mapping[Measure, Figure], n: int) -> Finding:
    return Finding(
        code=ABSENT_DOCUMENT.code,
        key=f"{ABSENT_DOCUMENT.code}:{year}",
        title=msg("{year}: {what} missing", year=Year(year), what=what),
        severity=Severity.INFO,
        state=State.FIRED,
        why=msg("The dossier lacks {what} of {year}: nothing can be compared for it.", what=what, year=Year(year)),
        n=n,
        threshold=_THRESHOLD,
        figures=tuple(LabelledFigure(MEASURES[stage], given[stage]) for stage in CHAIN if stage in given),
        explanations=EXPLANATIONS,
        question=msg("When will the committee receive {what} of {year}?", what=what, year=Year(year)),
        witness=FINANCE_DIRECTOR,
        stake=None,
    )
