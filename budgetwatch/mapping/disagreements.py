"""What is said of printed totals and subtotals that their lines do not make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import msg


def disagreements(totals: Iterable[TotalCheck], subtotals: Iterable[SubtotalCheck]) -> Iterator[Issue]:
    """A warning for every printed amount that is not what its lines add up to."""
    for total in totals:
        if not total.agrees and total.stated is not None:
            yield Issue(
                "total-disagrees",
                Severity.WARNING,
                msg(
                    "The printed total is {stated}, the lines add up to {added}.",
                    stated=total.stated,
                    added=total.lines_sum,
                ),
                total.stated_cell,
            )
    for subtotal in subtotals:
        if not subtotal.agrees:
            yield Issue(
                "subtotal-disagrees",
                Severity.WARNING,
                msg(
                    "“{label}” is printed as {stated}, its lines add up to {added}.",
                    label=subtotal.label,
                    stated=subtotal.stated,
                    added=subtotal.lines_sum,
                ),
                subtotal.cell,
            )
