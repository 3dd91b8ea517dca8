"""Lines of which little was executed, where the money is worth a question.

Source: checklist D04 of the product (default: paid below 75 % of the revised appropriation, and a material amount).
"""

from __future__ import annotations

from dataclasses import replace

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule, named, percent
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.marks import low_rate
from budgetwatch.analysis.wording import told_apart
from budgetwatch.domain.comparison import Comparison, ComparisonRow, Rate
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

UNDER_EXECUTION = Rule(
    "under-execution",
    msg("Little executed"),
    msg("No material line was executed below the limit."),
    msg("No line has both an appropriation and an execution stage."),
)
_NO_CASE = Finding(
    UNDER_EXECUTION.code,
    UNDER_EXECUTION.code,
    UNDER_EXECUTION.title,
    Severity.INFO,
    State.INSUFFICIENT_SAMPLE,
    UNDER_EXECUTION.clean,
    0,
    None,
    (),
    (),
    None,
    None,
)
_UNFINISHED = msg("The execution in the dossier stops before the end of the year: a low rate is no finding yet.")
_EXPLANATIONS = (
    msg("The procurement procedure or the delivery ended after the close of the year."),
    msg("Credits were frozen, cancelled or moved during the year."),
    msg("The appropriation covers several years of work."),
    msg("The table was made before the accounts of the year were closed."),
)


def find_under_execution(comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:
    """The material lines executed below the limit, one finding per line and year.

    What was executed is divided by the revised appropriation in years that have one, else by the vote. Execution that
    stops before the end of its year, and lines of which an amount is unknown, are not judged.
    """
    totals = {total.year: total for total in comparison.totals}
    rates = {year: Rate(comparison.rates[year].numerator, _base(total)) for year, total in totals.items()}
    known = [
        row
        for row in comparison.rows
        if (needed := {rates[row.year].numerator, rates[row.year].denominator}) <= row.stages.keys()
        and not needed & row.unknown
    ]
    cases = [row for row in known if (row.year, rates[row.year].numerator) not in comparison.part_year]
    threshold = _threshold(limits, comparison.currency)
    material = [row for row in cases if _is_material(row, rates[row.year].denominator, totals[row.year], limits)]
    fired = [
        _finding(row, stage, rates[row.year].denominator, share, threshold, len(material))
        for row in material
        if (stage := rates[row.year].numerator)
        and (share := low_rate(row, rates[row.year], totals[row.year], limits)) is not None
    ]
    if cases and not material:
        return (
            replace(
                _NO_CASE,
                why=msg("No line reaches {floor}.", floor=limits.floor(comparison.currency)),
                threshold=threshold,
            ),
        )
    rule = replace(UNDER_EXECUTION, blind=_UNFINISHED) if known else UNDER_EXECUTION
    return rule.concluded(fired, len(material), threshold)


def _is_material(row: ComparisonRow, base: Measure, total: ComparisonRow, limits: Limits) -> bool:
    given, whole = row.stages[base], total.stages.get(base)
    return given.amount >= limits.material_amount(given.unit.currency, whole.amount if whole else None)


def _base(total: ComparisonRow) -> Measure:
    return Measure.REVISED if Measure.REVISED in total.stages else Measure.VOTED


def _threshold(limits: Limits, currency: str | None) -> Message:
    share, floor = percent(limits.under_execution), limits.floor(currency)
    return msg("execution below {percent}% of the appropriation, from {floor}", percent=share, floor=floor)


def _finding(row: ComparisonRow, stage: Measure, base: Measure, rate: Figure, threshold: Message, n: int) -> Finding:
    given, executed = row.stages[base], row.stages[stage]
    unspent = difference(given, executed)
    year, label = Year(row.year), named(row)
    shown_given, shown_executed = told_apart(given, executed)
    return Finding(
        code=UNDER_EXECUTION.code,
        key=UNDER_EXECUTION.key(row),
        title=msg(
            "{label}: {rate} of the {base} appropriation executed in {year}",
            label=label,
            rate=rate,
            base=MEASURES[base],
            year=year,
        ),
        severity=Severity.WARNING,
        state=State.FIRED,
        why=msg(
            "{executed} {stage} of {given} {base}: {unspent} not used.",
            executed=shown_executed,
            stage=MEASURES[stage],
            given=shown_given,
            base=MEASURES[base],
            unspent=unspent,
        ),
        n=n,
        threshold=threshold,
        figures=(
            LabelledFigure(MEASURES[base], given),
            LabelledFigure(MEASURES[stage], executed),
            LabelledFigure(msg("not used"), unspent),
            LabelledFigure(msg("execution rate"), rate),
        ),
        explanations=_EXPLANATIONS,
        question=msg(
            "How is it explained that {unspent} of “{label}” was not used in {year}, and what was not done for lack of it?",
            unspent=unspent,
            label=label,
            year=year,
        ),
        witness=FINANCE_DIRECTOR,
        stake=unspent,
    )
