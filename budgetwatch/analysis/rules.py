"""All rules on figures, in one call."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from budgetwatch.analysis.changes import find_changes
from budgetwatch.analysis.coherence import find_absent, find_out_of_order, find_repeated, find_slips
from budgetwatch.analysis.composition import find_composition
from budgetwatch.analysis.conflicts import find_conflicts
from budgetwatch.analysis.counterparts import find_counterparts
from budgetwatch.analysis.findings import rank
from budgetwatch.analysis.limits import Limits, shipped_limits
from budgetwatch.analysis.over_execution import find_over_revised, find_over_voted
from budgetwatch.analysis.printed_totals import CheckedTable, find_in_totals
from budgetwatch.analysis.under_execution import find_under_execution
from budgetwatch.analysis.wrong_rates import find_wrong_rates
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.finding import Finding

_ON_PLACES = (find_under_execution, find_absent)
_ON_BOTH = (find_over_voted, find_over_revised)
_ON_LINES = (find_out_of_order, find_slips, find_repeated)


def find_in_execution(
    places: Comparison,
    lines: Comparison | None = None,
    limits: Limits | None = None,
    incomplete: Collection[int] = (),
) -> tuple[Finding, ...]:
    """The findings of a comparison, ranked by the money at stake; every rule says at least its state.

    `places` is cut as a committee reads the budget (programmes, say). What has no counterpart, and what does not hold
    together, is looked for among the `lines`, where a comparison line by line is given; what is above its appropriation
    among both.
    """
    used = limits or shipped_limits()
    found = [finding for rule in _ON_PLACES for finding in rule(places, used)]
    found += find_changes(_without(places, incomplete) or places, used)
    found += [finding for rule in _ON_BOTH for finding in rule(places, used, lines)]
    found += [finding for rule in _ON_LINES for finding in rule(lines or places, used)]
    return rank((*found, *find_counterparts(lines or places, used)))


def _without(comparison: Comparison | None, years: Collection[int]) -> Comparison | None:
    """The comparison without some years."""
    if comparison is None or not years:
        return comparison
    rows = tuple(row for row in comparison.rows if row.year not in years)
    return replace(comparison, rows=rows, totals=tuple(row for row in comparison.totals if row.year not in years))


def find_all(
    places: Comparison,
    lines: Comparison,
    tables: Sequence[CheckedTable],
    limits: Limits | None = None,
    natures: Comparison | None = None,
    incomplete: Collection[int] = (),
) -> tuple[Finding, ...]:
    """The findings of the comparisons, of contradicting documents and of printed totals and rates, ranked together.

    Votes of `incomplete` years, whose wage bill is missing, are set against no other year.
    """
    composed = find_composition(_without(natures, incomplete), limits or shipped_limits())
    printed = (*find_in_totals(tables), *find_wrong_rates(tables))
    return rank((*find_in_execution(places, lines, limits, incomplete), *composed, *find_conflicts(lines), *printed))
