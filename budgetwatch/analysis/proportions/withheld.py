"""What printed totals hold beyond the lines of a table some of whose cells are removed or unknown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from budgetwatch.analysis.printed_totals import CheckedTable, printed, sum_of_lines
from budgetwatch.domain.figure import Figure, Operation, Trace, difference, money, ratio
from budgetwatch.domain.measure import Basis, Measure

Slots = Collection[tuple[int, Basis | None]]


def find_withheld(tables: Sequence[CheckedTable], year: int, stage: Measure, hiding: Slots) -> Figure | None:
    """Printed totals minus their lines, over the tables and bases of `hiding`; None where no total tells.

    A total that its lines explain within rounding hides nothing; one below them is another question.
    """
    return added(list(_gaps(tables, year, stage, hiding)))


def rate_with(hidden: Figure, withheld: Figure, total: Figure) -> Figure | None:
    """(hidden + withheld) ÷ (total + withheld): what nobody is shown belongs to both."""
    top, bottom = added([hidden, withheld]), added([total, withheld])
    return ratio(top, bottom) if top and bottom else None


def _gaps(tables: Sequence[CheckedTable], year: int, stage: Measure, hiding: Slots) -> Iterator[Figure]:
    for table in tables:
        for check in table.totals:
            known = check.counts and check.year is not None and check.stated is not None and check.filter is None
            if not known or (table.dataset, check.basis) not in hiding or check.measure is not stage:
                continue
            lines = sum_of_lines(table, check)
            if lines is None or check.agrees or check.stated is None or check.stated_cell is None:
                continue
            gap = difference(printed(check.stated, check.stated_cell, table.currency), lines)
            if check.year is not None and check.year.number == year and gap.value > 0:
                yield gap


def added(figures: Sequence[Figure]) -> Figure | None:
    """What some figures of one currency add up to; None for none."""
    if not figures:
        return None
    first, *rest = figures
    total = sum((figure.amount for figure in rest), first.amount)
    return money(total, first.unit.currency, Trace(Operation.SUM, tuple(figure.trace for figure in figures)))
