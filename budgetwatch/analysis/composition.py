"""Natures of spending whose part of the vote moved much from one year to the next.

Source: checklist C12 of the product (default: 5 points); PEFA 2016, PI-2.2, on the composition by economic type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule, named, percent
from budgetwatch.analysis.limits import Limits
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.year import Year

COMPOSITION = Rule(
    "composition-shift",
    msg("The make-up of the budget moved"),
    msg("No nature of spending gains or loses more than the limit of the vote."),
    msg("No two years that follow each other have a vote by nature."),
)
_EXPLANATIONS = (
    msg("A recruitment or an equipment programme was decided and voted as such."),
    msg("Spending was classified under another nature."),
    msg("A large operation ended the year before."),
)


def find_composition(natures: Comparison | None, limits: Limits) -> tuple[Finding, ...]:
    """The natures whose part of the latest vote moved beyond the limit since the year before; none without natures."""
    if natures is None:
        return COMPOSITION.concluded((), 0)
    untold = {row.year for row in natures.rows if Measure.VOTED in row.unknown}
    totals = {total.year: total.stages.get(Measure.VOTED) for total in natures.totals if total.year not in untold}
    pairs = list(_pairs(natures, totals))
    latest = max((row.year for row, _, _ in pairs), default=0)
    pairs = [pair for pair in pairs if pair[0].year == latest]
    threshold = msg("a part that moves by more than {points} points", points=percent(limits.composition))
    fired = [
        _finding(row, before, now, threshold, len(pairs))
        for row, before, now in pairs
        if abs(difference(now, before).amount.decimal) > limits.composition
    ]
    return COMPOSITION.concluded(fired, len(pairs), threshold)


def _pairs(natures: Comparison, totals: Mapping[int, Figure | None]) -> Iterator[tuple[ComparisonRow, Figure, Figure]]:
    """Every nature with its part of the vote, the year before and this one."""
    parts = {(row.key, row.year): part for row in natures.rows if (part := _part(row, totals)) is not None}
    for row in natures.rows:
        before, now = parts.get((row.key, row.year - 1)), parts.get((row.key, row.year))
        if before is not None and now is not None:
            yield row, before, now


def _part(row: ComparisonRow, totals: Mapping[int, Figure | None]) -> Figure | None:
    """A row's part of the vote of its year; None where part of the vote is not known or has no nature."""
    total, own = totals.get(row.year), row.stages.get(Measure.VOTED)
    if total is None or own is None or row.place is None:
        return None
    return ratio(own, total)


def _finding(row: ComparisonRow, before: Figure, now: Figure, threshold: Message, n: int) -> Finding:
    moved = difference(now, before)
    year, earlier, label = Year(row.year), Year(row.year - 1), named(row)
    points = percent(Decimal(moved.amount.decimal)).quantize(Decimal("0.1"))
    return Finding(
        code=COMPOSITION.code,
        key=COMPOSITION.key(row),
        title=msg("{label}: {points} points of the vote in {year}", label=label, points=points, year=year),
        severity=Severity.INFO,
        state=State.FIRED,
        why=msg(
            "{label} was {before} of the vote of {earlier} and is {now} of that of {year}.",
            label=label,
            before=before,
            earlier=earlier,
            now=now,
            year=year,
        ),
        n=n,
        threshold=threshold,
        figures=(
            LabelledFigure(msg("part of the vote {year}", year=earlier), before),
            LabelledFigure(msg("part of the vote {year}", year=year), now),
            LabelledFigure(msg("voted {year}", year=year), row.stages[Measure.VOTED]),
        ),
        explanations=_EXPLANATIONS,
        question=msg(
            "What explains that “{label}” went from {before} to {now} of the vote?", label=label, before=before, now=now
        ),
        witness=FINANCE_DIRECTOR,
        stake=row.stages[Measure.VOTED],
    )
