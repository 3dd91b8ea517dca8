"""Votes that move much from one year to the next.

Source: checklist B05 of the product (default: beyond 10 % and 100 million FCFA); UK Estimates memoranda practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from budgetwatch.analysis.bases import authorises
from budgetwatch.analysis.findings import MINISTER, Rule, named, percent
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.wording import told_apart
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.year import Year

LARGE_CHANGE = Rule(
    "large-change",
    msg("Large change from one year to the next"),
    msg("No vote moves beyond the limit."),
    msg("No line has a vote in two years that follow each other."),
)
_UNMATCHED = msg(
    "Years that follow each other have votes, but no line of the one can be compared with one of the other."
)
_EXPLANATIONS = (
    msg("A service, a programme or its staff moved from one line to another."),
    msg("A project began or ended."),
    msg("The classification changed between the two years."),
    msg("A law of programming plans this step."),
)


def find_changes(comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:
    """The lines whose latest vote moved beyond the limits: the hearing is about the last budget, not about history."""
    pairs = list(_pairs(comparison))
    latest = max((after.year for _, after in pairs), default=0)
    pairs = [(before, after) for before, after in pairs if after.year == latest]
    floor = limits.floor(comparison.currency)
    threshold = msg("a change beyond {percent}%, of at least {floor}", percent=percent(limits.change), floor=floor)
    totals = {total.year: total.stages.get(Measure.VOTED) for total in comparison.totals}
    fired = []
    for before, after in pairs:
        change = difference(after.stages[Measure.VOTED], before.stages[Measure.VOTED])
        share = ratio(change, before.stages[Measure.VOTED])
        total = totals[after.year]
        least = limits.material_amount(comparison.currency, total.amount if total else None)
        if share is not None and abs(share.amount.decimal) > limits.change and abs(change.amount) >= least:
            fired.append(_finding(before, after, change, share, threshold, len(pairs)))
    follow = any(totals[year] and totals.get(year - 1) for year in totals)
    rule = replace(LARGE_CHANGE, blind=_UNMATCHED) if follow else LARGE_CHANGE
    return rule.concluded(fired, len(pairs), threshold)


def _pairs(comparison: Comparison) -> Iterator[tuple[ComparisonRow, ComparisonRow]]:
    """Every line with a vote in two years that follow each other."""
    voted = {(row.key, row.year): row for row in comparison.rows if Measure.VOTED in row.stages}
    for (key, year), row in voted.items():
        if (key, year - 1) in voted and _comparable(voted[key, year - 1], row):
            yield voted[key, year - 1], row


def _comparable(before: ComparisonRow, after: ComparisonRow) -> bool:
    """Whether both votes are wholly known, and of one basis."""
    known = Measure.VOTED not in before.unknown | after.unknown
    return known and authorises(before.stages[Measure.VOTED]) == authorises(after.stages[Measure.VOTED])


def _finding(
    before: ComparisonRow, after: ComparisonRow, change: Figure, share: Figure, threshold: Message, n: int
) -> Finding:
    old, new = before.stages[Measure.VOTED], after.stages[Measure.VOTED]
    shown_old, shown_new = told_apart(old, new)
    earlier, later, label = Year(before.year), Year(after.year), named(after)
    return Finding(
        code=LARGE_CHANGE.code,
        key=LARGE_CHANGE.key(after),
        title=msg(
            "{label}: {share} between {earlier} and {later}", label=label, share=share, earlier=earlier, later=later
        ),
        severity=Severity.INFO,
        state=State.FIRED,
        why=msg(
            "{old} voted for {earlier}, {new} for {later}: a change of {change}.",
            old=shown_old,
            earlier=earlier,
            new=shown_new,
            later=later,
            change=change,
        ),
        n=n,
        threshold=threshold,
        figures=(
            LabelledFigure(msg("voted {year}", year=earlier), old),
            LabelledFigure(msg("voted {year}", year=later), new),
            LabelledFigure(msg("change"), change),
            LabelledFigure(msg("change, in share"), share),
        ),
        explanations=_EXPLANATIONS,
        question=msg(
            "What explains the change of {change} in “{label}” between {earlier} and {later}?",
            change=change,
            label=label,
            earlier=earlier,
            later=later,
        ),
        witness=MINISTER,
        stake=change,
    )
