"""Whether a file's primary tables may be imported as they are read, and what stands against it."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import msg
from budgetwatch.mapping.tables import overlapping


def judge(readings: Sequence[Reading]) -> tuple[Verdict, tuple[Issue, ...]]:
    """Ready when nothing in a primary table is doubtful; else review, with every reason, the gravest first."""
    primary = [reading for reading in readings if reading.layout.primary]
    if not primary:
        return Verdict.REVIEW, (
            Issue("no-table", Severity.WARNING, msg("No table of budget amounts or contracts was found.")),
        )
    reasons = [issue for reading in primary for issue in reading.issues if issue.severity is not Severity.INFO]
    reasons += [_overlap(reading) for reading in overlapping(primary)]
    if not reasons:
        return Verdict.READY, ()
    return Verdict.REVIEW, tuple(sorted(reasons, key=lambda issue: issue.severity is not Severity.ERROR))


def _overlap(reading: Reading) -> Issue:
    """Two versions of the same money, or two parts of it: only a person can tell."""
    text = msg("{table} names the same lines, stages and years as another table.", table=reading.layout.id)
    return Issue("tables-overlap", Severity.WARNING, text)
