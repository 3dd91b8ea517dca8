"""Rates that a document prints and its own amounts do not give: claims of growth and of execution.

Source: data traps met in published documents ("35 449 061 000 to 75 629 778 000, +200 %": true +113.35 %).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule
from budgetwatch.analysis.printed_totals import CheckedTable
from budgetwatch.domain.finding import Finding, State
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import CellRef

RATE_DISAGREES = Rule(
    "rate-disagrees",
    msg("Printed rate that its amounts do not give"),
    msg("Every printed rate that can be computed again is what its amounts give."),
    msg("No table prints a rate beside its amounts."),
)
_THRESHOLD = msg("a gap beyond the last printed digit, where most rates of the column are one amount over another")
_EXPLANATIONS = (
    msg("The rate was computed on amounts of another date or perimeter."),
    msg("The rate was typed by hand and not brought up to date."),
    msg("The rate of this row divides something else than those of the other rows."),
)


def find_wrong_rates(tables: Sequence[CheckedTable]) -> tuple[Finding, ...]:
    """One finding per printed rate that its own row contradicts; `n` counts the columns of rates."""
    n = sum(table.rates for table in tables)
    fired = [
        _finding(table, issue, issue.cell, n) for table in tables for issue in _told(table) if issue.cell is not None
    ]
    return RATE_DISAGREES.concluded(fired, n, _THRESHOLD)


def _told(table: CheckedTable) -> Iterator[Issue]:
    return (issue for issue in table.issues if issue.code == RATE_DISAGREES.code)


def _finding(table: CheckedTable, issue: Issue, cell: CellRef, n: int) -> Finding:
    return Finding(
        code=RATE_DISAGREES.code,
        key=f"{RATE_DISAGREES.code}:{table.dataset}:{cell.sheet}!{cell.a1}",
        title=msg("Rate printed in {cell} of {table}: its amounts give another", cell=cell, table=table.name),
        severity=Severity.WARNING,
        state=State.FIRED,
        why=issue.message,
        n=n,
        threshold=_THRESHOLD,
        figures=(),
        explanations=_EXPLANATIONS,
        question=msg("On which amounts does the rate printed in {cell} of {table} rest?", cell=cell, table=table.name),
        witness=FINANCE_DIRECTOR,
    )
