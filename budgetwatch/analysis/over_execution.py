"""Lines executed above what was voted, and above the revised appropriation.

Source: checklist D03 of the product (default; any stage above the revised appropriation); PEFA PI-1 for the reading
against the original vote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule, named
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.marks import overrun
from budgetwatch.analysis.wording import told_apart
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

OVER_VOTED = Rule(
    "over-execution-voted",
    msg("Spending above the voted appropriation"),
    msg("No line goes above what was voted."),
    msg("No line has both a voted appropriation and an execution stage."),
)
OVER_REVISED = Rule(
    "over-execution-revised",
    msg("Spending above the revised appropriation"),
    msg("No line goes above its revised appropriation."),
    msg("No line has both a revised appropriation and an execution stage."),
)
_COVERED = msg("Every line has a revised appropriation and is judged against it.")
_THRESHOLD = msg("any amount above the appropriation")
_EXPLANATIONS = {
    Measure.VOTED: (
        msg("An amending law, an advance decree or a transfer of credits raised the appropriation during the year."),
        msg("Credits were carried over from the year before."),
        msg("The appropriation is an estimate by law (debt, guarantees, pensions)."),
    ),
    Measure.REVISED: (
        msg("A late movement of credits is not in the revised column."),
        msg("The appropriation is an estimate by law (debt, guarantees, pensions)."),
        msg("Spending of another line was booked here and corrected afterwards."),
    ),
}


def find_over_voted(comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:
    """The lines executed above what was voted, one finding per line and year, where no revised appropriation is known.

    Where one is, what it covers is no question, and what it does not cover is `find_over_revised`'s.
    """
    return _find(OVER_VOTED, Measure.VOTED, comparison, limits)


def find_over_revised(comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:
    """The lines executed above their revised appropriation, one finding per line and year."""
    return _find(OVER_REVISED, Measure.REVISED, comparison, limits)


def _find(rule: Rule, base: Measure, comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:
    cases = [row for row in comparison.rows if base in row.stages and any(stage in row.stages for stage in EXECUTION)]
    cases = [row for row in cases if base not in row.unknown]
    if base is Measure.VOTED:
        revised = [row for row in cases if Measure.REVISED in row.stages]
        cases = [row for row in cases if Measure.REVISED not in row.stages]
        if revised and not cases:
            return replace(rule, clean=_COVERED).concluded((), len(revised), _THRESHOLD)
    totals = {total.year: total for total in comparison.totals}
    fired = list(_fired(rule, base, cases, comparison.currency, totals, limits))
    return rule.concluded(fired, len(cases), _THRESHOLD)


def _fired(
    rule: Rule,
    base: Measure,
    cases: list[ComparisonRow],
    currency: str | None,
    totals: dict[int, ComparisonRow],
    limits: Limits,
) -> Iterator[Finding]:
    for row in cases:
        stage = overrun(row, base)
        if stage is None:
            continue
        excess = difference(row.stages[stage], row.stages[base])
        total = totals[row.year].stages.get(base)
        material = excess.amount >= limits.material_amount(currency, total.amount if total else None)
        severity = Severity.WARNING if material else Severity.INFO
        yield _finding(rule, row, base, stage, excess, severity, len(cases))


def _finding(
    rule: Rule, row: ComparisonRow, base: Measure, stage: Measure, excess: Figure, severity: Severity, n: int
) -> Finding:
    words: dict[str, str | Message | Year] = {
        "label": named(row),
        "year": Year(row.year),
        "stage": MEASURES[stage],
        "base": MEASURES[base],
    }
    return Finding(
        code=rule.code,
        key=rule.key(row),
        title=msg("{label}: {stage} above {base} in {year}", **words),
        severity=severity,
        state=State.FIRED,
        why=_why(words, row.stages[base], row.stages[stage], excess),
        n=n,
        threshold=_THRESHOLD,
        figures=_figures(row, base, stage, excess),
        explanations=_EXPLANATIONS[base],
        question=msg(
            "How is it explained that “{label}” went {excess} above the {base} appropriation of {year}, and which act covers it?",
            **words,
            excess=excess,
        ),
        witness=FINANCE_DIRECTOR,
        stake=excess,
    )


def _why(words: dict[str, str | Message | Year], given: Figure, spent: Figure, excess: Figure) -> Message:
    appropriation, executed = told_apart(given, spent)
    return msg(
        "{appropriation} {base}, {executed} {stage}: {excess} more.",
        base=words["base"],
        stage=words["stage"],
        appropriation=appropriation,
        executed=executed,
        excess=excess,
    )


def _figures(row: ComparisonRow, base: Measure, stage: Measure, excess: Figure) -> tuple[LabelledFigure, ...]:
    share = ratio(row.stages[stage], row.stages[base])
    found = (
        LabelledFigure(MEASURES[base], row.stages[base]),
        LabelledFigure(MEASURES[stage], row.stages[stage]),
        LabelledFigure(msg("overrun"), excess),
    )
    return found if share is None else (*found, LabelledFigure(msg("execution rate"), share))
