"""Lines whose later stage of execution exceeds an earlier one: paid ≤ ordered ≤ verified ≤ committed.

Source: chain of expenditure of the UEMOA public-accounting rules; exceptional procedures make a violation legal, so
each is listed and none is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule, named
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.wording import told_apart
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.payables import excesses, known
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

STAGE_ORDER = Rule(
    "stage-order",
    msg("A later stage exceeds an earlier one"),
    msg("No line has a later stage above an earlier one."),
    msg("No line has two stages of execution."),
)
EXPLANATIONS = (
    msg("An exceptional procedure pays before the order and regularises afterwards."),
    msg("Payments of the year settle orders of the year before."),
    msg("The two columns were drawn up at different dates."),
)
_THRESHOLD = msg("any later stage above the one before it")


def find_out_of_order(comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:
    """The lines whose stages are out of order, one finding per line and year, on the widest gap of the line."""
    cases = [row for row in comparison.rows if len(known(row, EXECUTION)) > 1]
    totals = {total.year: total for total in comparison.totals}
    fired = [finding for row in cases for finding in _out_of_order(row, totals[row.year], limits, len(cases))]
    return STAGE_ORDER.concluded(fired, len(cases), _THRESHOLD)


def _out_of_order(row: ComparisonRow, total: ComparisonRow, limits: Limits, n: int) -> Iterator[Finding]:
    widest = max(excesses(row, EXECUTION), key=lambda one: one[2].value, default=None)
    if widest is None:
        return
    earlier, later, gap = widest
    whole = total.stages.get(earlier)
    material = gap.amount >= limits.material_amount(gap.unit.currency, whole.amount if whole else None)
    yield _finding(row, earlier, later, gap, Severity.WARNING if material else Severity.INFO, n)


def _finding(row: ComparisonRow, earlier: Measure, later: Measure, gap: Figure, severity: Severity, n: int) -> Finding:
    label, year = named(row), Year(row.year)
    first, second = told_apart(row.stages[earlier], row.stages[later])
    return Finding(
        code=STAGE_ORDER.code,
        key=STAGE_ORDER.key(row),
        title=msg(
            "{label}: {later} above {earlier} in {year}",
            label=label,
            later=MEASURES[later],
            earlier=MEASURES[earlier],
            year=year,
        ),
        severity=severity,
        state=State.FIRED,
        why=msg(
            "{second} {later} for {first} {earlier}: {gap} more than the stage before it.",
            first=first,
            second=second,
            earlier=MEASURES[earlier],
            later=MEASURES[later],
            gap=gap,
        ),
        n=n,
        threshold=_THRESHOLD,
        figures=(
            LabelledFigure(MEASURES[earlier], row.stages[earlier]),
            LabelledFigure(MEASURES[later], row.stages[later]),
            LabelledFigure(msg("gap"), gap),
        ),
        explanations=EXPLANATIONS,
        question=msg(
            "How is it explained that “{label}” has {gap} more {later} than {earlier} in {year}, and under which procedure?",
            label=label,
            gap=gap,
            later=MEASURES[later],
            earlier=MEASURES[earlier],
            year=year,
        ),
        witness=FINANCE_DIRECTOR,
        stake=gap,
    )
