"""Amounts about a thousand or a million times those beside them: a slip of unit, or a group of digits lost.

Source: data-trap gallery of the product (an audit printed 83 507 233 for 83 507 507 233).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from budgetwatch.analysis.execution import TOTAL
from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule, named
from budgetwatch.analysis.limits import Limits
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

THOUSAND_SLIP = Rule(
    "thousand-slip",
    msg("An amount about a thousand times another"),
    msg("No amount is about a thousand times its neighbour."),
    msg("No line has two stages, or one stage in two years."),
)
EXPLANATIONS = (
    msg("One document is in another unit than it says."),
    msg("A group of three digits was lost or doubled when the amount was typed."),
    msg("The line really begins or ends: a token amount opens it."),
)
_ALL = msg("All lines")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two amounts of one place that should be of one order: two stages of a year, or one stage of two years."""

    row: ComparisonRow
    large: tuple[Message, int, Figure]
    small: tuple[Message, int, Figure]
    share: Figure

    @property
    def columns(self) -> frozenset[tuple[str, int]]:
        """The two stages and years that are set side by side."""
        return frozenset((part[0].text, part[1]) for part in (self.large, self.small))

    @property
    def label(self) -> str | Message:
        """The place, or all of them where the totals slip."""
        return _ALL if self.row.key == TOTAL else named(self.row)


def find_slips(comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:
    """The places where one amount is about a thousand (or a million) times its neighbour, one finding per place.

    Where the totals slip, a whole document does: that is one finding, and its lines are not listed.
    """
    tolerance = limits.slip
    whole = [pair for pair in _pairs(comparison.totals) if _is_slip(pair.share.amount.decimal, tolerance)]
    told = {pair.columns for pair in whole}
    pairs = list(_pairs(comparison.rows))
    threshold = msg(
        "a ratio between {least} and {most} (or a thousand times that)", least=1000 / tolerance, most=1000 * tolerance
    )
    slipped: dict[str, _Pair] = {}
    for pair in (*whole, *pairs):
        alone = pair in whole or pair.columns not in told
        if alone and _is_slip(pair.share.amount.decimal, tolerance):
            slipped.setdefault(pair.row.key, pair)
    fired = [_finding(pair, threshold, len(pairs)) for pair in slipped.values()]
    return THOUSAND_SLIP.concluded(fired, len(pairs), threshold)


def _is_slip(share: Decimal, tolerance: Decimal) -> bool:
    return any(power / tolerance <= share <= power * tolerance for power in (10**3, 10**6))


def _pairs(rows: Sequence[ComparisonRow]) -> Iterator[_Pair]:
    before = {(row.key, row.year): row for row in rows}
    for row in rows:
        known = {stage: row.stages[stage] for stage in CHAIN if stage in row.stages and stage not in row.unknown}
        stages = list(known)
        for earlier, later in pairwise(stages):
            yield from _pair(row, (earlier, row.year, known[earlier]), (later, row.year, known[later]))
        last = before.get((row.key, row.year - 1))
        for stage in known.keys() & (last.stages.keys() - last.unknown if last else set()):
            if last is not None:
                yield from _pair(row, (stage, last.year, last.stages[stage]), (stage, row.year, known[stage]))


def _pair(row: ComparisonRow, one: tuple[Measure, int, Figure], other: tuple[Measure, int, Figure]) -> Iterator[_Pair]:
    small, large = sorted((one, other), key=lambda part: part[2].value)
    share = ratio(large[2], small[2])
    if share is not None:
        yield _Pair(row, (MEASURES[large[0]], *large[1:]), (MEASURES[small[0]], *small[1:]), share)


def _finding(pair: _Pair, threshold: Message, n: int) -> Finding:
    label = pair.label
    (large, later, much), (small, earlier, little) = pair.large, pair.small
    words: Mapping[str, str | Message | Year | Figure] = {
        "label": label,
        "large": large,
        "later": Year(later),
        "small": small,
        "earlier": Year(earlier),
        "much": much,
        "little": little,
    }
    return Finding(
        code=THOUSAND_SLIP.code,
        key=THOUSAND_SLIP.key(pair.row),
        title=msg("{label}: an amount about a thousand times another", label=label),
        severity=Severity.WARNING,
        state=State.FIRED,
        why=msg("{much} {large} in {later}, {little} {small} in {earlier}: look at the unit and the digits.", **words),
        n=n,
        threshold=threshold,
        figures=(
            LabelledFigure(msg("{stage} {year}", stage=large, year=Year(later)), much),
            LabelledFigure(msg("{stage} {year}", stage=small, year=Year(earlier)), little),
        ),
        explanations=EXPLANATIONS,
        question=msg(
            "Which amount of “{label}” is right: {much} ({large} {later}) or {little} ({small} {earlier}), and in which unit is each?",
            **words,
        ),
        witness=FINANCE_DIRECTOR,
        stake=None,
    )
