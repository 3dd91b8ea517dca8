"""All rules on figures, in one call."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.analysis.changes import find_changes
from budgetwatch.analysis.counterparts import find_counterparts
from budgetwatch.analysis.findings import rank
from budgetwatch.analysis.limits import Limits, shipped_limits
from budgetwatch.analysis.over_execution import find_over_revised, find_over_voted
from budgetwatch.analysis.printed_totals import CheckedTable, find_in_totals
from budgetwatch.analysis.under_execution import find_under_execution
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.finding import Finding

_RULES = (find_over_voted, find_over_revised, find_under_execution, find_counterparts, find_changes)


def find_in_execution(comparison: Comparison, limits: Limits | None = None) -> tuple[Finding, ...]:
    """The findings of a comparison line by line, ranked by the money at stake; every rule says at least its state."""
    used = limits or shipped_limits()
    return rank(finding for rule in _RULES for finding in rule(comparison, used))


def find_all(
    comparison: Comparison, tables: Sequence[CheckedTable], limits: Limits | None = None
) -> tuple[Finding, ...]:
    """The findings of the comparison and of the printed totals, ranked together."""
    return rank((*find_in_execution(comparison, limits), *find_in_totals(tables)))
