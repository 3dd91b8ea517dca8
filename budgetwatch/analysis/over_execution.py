"""Programmes and lines executed above what was voted, and above the revised appropriation.

Source: checklist D03 of the product (default; any stage above the revised appropriation); PEFA PI-1 for the reading
against the original vote. A line above its appropriation is a finding of its own where the places that it stands at, as
the committee reads the budget, are not above theirs: what is saved elsewhere in a programme must not hide it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule, named
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.wording import told_apart
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import COUNT, Figure, Operation, Trace, difference, ratio
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
_COVERED = msg("What is executed has a revised appropriation and is judged against it.")
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


def find_over_voted(comparison: Comparison, limits: Limits, lines: Comparison | None = None) -> tuple[Finding, ...]:
    """The places executed above what was voted and then the lines, one finding per year, where no revision is known.

    Where one is, what it covers is no question, and what it does not cover is `find_over_revised`'s.
    """
    places, among = (_with(Measure.VOTED, one) for one in (comparison, lines))
    own = [row for row in places if Measure.REVISED not in row.stages]
    if places and not own:
        covered = [row for row in among if Measure.REVISED in row.stages]
        judged = len(covered) or len(places)
        return replace(OVER_VOTED, clean=_COVERED).concluded((), judged, _threshold(comparison, limits))
    revised = {total.year for total in comparison.totals if Measure.REVISED in total.stages}
    return _find(
        OVER_VOTED, Measure.VOTED, (comparison, own), [row for row in among if row.year not in revised], limits
    )


def find_over_revised(comparison: Comparison, limits: Limits, lines: Comparison | None = None) -> tuple[Finding, ...]:
    """The places executed above their revised appropriation and then the lines, one finding per year."""
    places, among = (_with(Measure.REVISED, one) for one in (comparison, lines))
    return _find(OVER_REVISED, Measure.REVISED, (comparison, places), among, limits)


def _with(base: Measure, comparison: Comparison | None) -> list[ComparisonRow]:
    """The rows that have a known appropriation and any execution."""
    rows: Sequence[ComparisonRow] = comparison.rows if comparison else ()
    executed = [row for row in rows if base in row.stages and any(stage in row.stages for stage in EXECUTION)]
    return [row for row in executed if base not in row.unknown]


def _find(
    rule: Rule,
    base: Measure,
    places: tuple[Comparison, list[ComparisonRow]],
    lines: list[ComparisonRow],
    limits: Limits,
) -> tuple[Finding, ...]:
    comparison, cases = places
    above = {(row.key, row.year) for row in cases if row.overrun(base)}
    inside: dict[tuple[str, int], list[ComparisonRow]] = defaultdict(list)
    alone: list[ComparisonRow] = []
    for line in lines:
        if line.overrun(base):
            held = [(key, line.year) for key in _places_of(line) if (key, line.year) in above]
            alone += [] if held else [line]
            for place in held:
                inside[place].append(line)
    judged = [(row, len(cases), inside[row.key, row.year]) for row in cases] + [(row, len(lines), []) for row in alone]
    fired = list(_fired(rule, base, judged, comparison, limits))
    return rule.concluded(fired, len(lines) or len(cases), _threshold(comparison, limits))


def _threshold(comparison: Comparison, limits: Limits) -> Message:
    floor = limits.floor(comparison.currency)
    return msg("any amount above the appropriation, to be verified from {floor} on", floor=floor)


def _places_of(line: ComparisonRow) -> set[str]:
    """The keys of the places that a line stands at, its own among them."""
    return {line.key, *(part for part in (*line.key.split("@")[0].split("|"), line.parent) if part)}


def _fired(
    rule: Rule,
    base: Measure,
    judged: Sequence[tuple[ComparisonRow, int, Sequence[ComparisonRow]]],
    comparison: Comparison,
    limits: Limits,
) -> Iterator[Finding]:
    totals = {total.year: total for total in comparison.totals}
    for row, n, lines in judged:
        stage = row.overrun(base)
        if stage is None:
            continue
        excess = difference(row.stages[stage], row.stages[base])
        total = totals[row.year].stages.get(base)
        material = excess.amount >= limits.material_amount(comparison.currency, total.amount if total else None)
        severity = Severity.WARNING if material else Severity.INFO
        found = _finding(rule, row, base, stage, excess, severity, n, _threshold(comparison, limits))
        inside = _counted(lines, base)
        yield replace(found, figures=(*found.figures, inside)) if lines and row not in lines else found


def _counted(lines: Sequence[ComparisonRow], base: Measure) -> LabelledFigure:
    """How many lines of a place are above their own appropriations."""
    traces = tuple(line.stages[base].trace for line in lines)
    return LabelledFigure(msg("lines above"), Figure(len(lines), COUNT, Trace(Operation.COUNT, traces)))


def _finding(
    rule: Rule,
    row: ComparisonRow,
    base: Measure,
    stage: Measure,
    excess: Figure,
    severity: Severity,
    n: int,
    threshold: Message,
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
        threshold=threshold,
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
