"""Years without their wage bill: a large part of a budget that other years print and these do not.

Source: domain rules of the product, sections 4.5 and 10 (the year 2016 of the public accounts of Burkina Faso).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule
from budgetwatch.analysis.proportions.composition import Frame
from budgetwatch.analysis.proportions.wages import by_nature, wageless, without_wages
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.grouping import Grouping
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

WAGE_BILL_MISSING = Rule(
    "wage-bill-missing",
    msg("A year without its wage bill"),
    msg("Every year whose natures are known has a wage bill, or none has."),
    msg("No line carries an economic nature: nobody can tell whether the wage bill is there."),
)
EXPLANATIONS = (
    msg("Pay was managed by the finance ministry that year and printed in another document."),
    msg("The document lists some natures of spending only."),
    msg("The lines of pay carry a name that is not recognised as personnel."),
)
_THRESHOLD = msg("a stage without any line of personnel, where other years have some")


def find_missing_wages(comparison: Comparison, frame: Frame, natures: Grouping) -> tuple[Finding, ...]:
    """One finding per year whose wage bill is missing; `n` counts the years and stages whose natures are known."""
    n = len(by_nature(frame, natures))
    missing: dict[int, list[Measure]] = defaultdict(list)
    for year, stage in wageless(frame, natures):
        missing[year].append(stage)
    totals = {total.year: total.stages for total in comparison.totals}
    fired = [_finding(year, stages, totals.get(year, {}), n) for year, stages in missing.items()]
    return WAGE_BILL_MISSING.concluded(fired, n, _THRESHOLD)


def _finding(year: int, stages: Sequence[Measure], totals: Mapping[Measure, Figure], n: int) -> Finding:
    return Finding(
        code=WAGE_BILL_MISSING.code,
        key=f"{WAGE_BILL_MISSING.code}:{year}",
        title=msg("{year}: the wage bill is missing", year=Year(year)),
        severity=Severity.WARNING,
        state=State.FIRED,
        why=without_wages(year, stages),
        n=n,
        threshold=_THRESHOLD,
        figures=tuple(
            LabelledFigure(msg("{stage} {year}", stage=MEASURES[stage], year=Year(year)), totals[stage])
            for stage in stages
            if stage in totals
        ),
        explanations=EXPLANATIONS,
        question=msg("Where does the wage bill of {year} stand, and how much is it?", year=Year(year)),
        witness=FINANCE_DIRECTOR,
    )
