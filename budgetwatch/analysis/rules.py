"""All rules on figures, in one call."""

from __future__ import annotations

from collections.abc import Sequence

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

_ON_PLACES = (find_under_execution, find_changes, find_absent)
_ON_BOTH = (find_over_voted, find_over_revised)
_ON_LINES = (find_out_of_order, find_slips, find_repeated)


def find_in_execution(
    places: Comparison, lines: Comparison | None = None, limits: Limits | None = None
) -> tuple[Finding, ...]:
    """The findings of a comparison, ranked by the money at stake; every rule says at least its state.

    `places` is cut as a committee reads the budget (programmes, say). What has no counterpart, and what does not hold
    together, is looked for among the `lines`, where a comparison line by line is given; what is above its appropriation
    among both.
    """
    used = limits or shipped_limits()
    found = [finding for rule in _ON_PLACES for finding in rule(places, used)]
    found += [finding for rule in _ON_BOTH for finding in rule(places, used, lines)]
    found += [finding for rule in _ON_LINES for finding in rule(lines or places, used)]
    return rank((*found, *find_counterparts(lines or places, used)))


def find_all(
    places: Comparison,
    lines: Comparison,
    tables: Sequence[CheckedTable],
    limits: Limits | None = None,
    natures: Comparison | None = None,
) -> tuple[Finding, ...]:
    """The findings of the comparisons, of contradicting documents and of printed totals and rates, ranked together."""
    composed = find_composition(natures, limits or shipped_limits())
    printed = (*find_in_totals(tables), *find_wrong_rates(tables))
    return rank((*find_in_execution(places, lines, limits), *composed, *find_conflicts(lines), *printed))
