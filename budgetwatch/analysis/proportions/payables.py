"""What was ordered and not paid, verified and not ordered, by year and place, with what adds up over the years.

Source: domain rules of the product, section 4.2: stage order, and the two gaps that members ask about. A year whose two
stages are not wholly known breaks the running sum: it would be too low.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure, Operation, Trace, money
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.payables import between, excesses, unpaid
from budgetwatch.domain.proportions import OutOfOrder, Payable, Payables, PayableYear

FROM_REVISED = CHAIN[CHAIN.index(Measure.REVISED) :]
_ENDS = (Measure.ORDERED, Measure.PAID)
_BROKEN = 0
"""No year follows on this one: once broken, nothing is added up."""


def find_payables(comparison: Comparison) -> Payables:
    """What is owed in total and at each place that has two stages to compare, and every stage above the one before it."""
    by_key: dict[str, list[ComparisonRow]] = defaultdict(list)
    for row in comparison.rows:
        by_key[row.key].append(row)
    places = (_payable(rows, comparison) for rows in by_key.values())
    return Payables(
        Payable("", "", "", tuple(_years(comparison.totals, comparison))),
        tuple(one for one in places if any(year.unpaid or year.unordered for year in one.years)),
        tuple(_out_of_order(comparison.rows)),
    )


def _payable(rows: Sequence[ComparisonRow], comparison: Comparison) -> Payable:
    first = rows[0]
    return Payable(first.key, first.code, first.label, tuple(_years(rows, comparison)))


def _years(rows: Iterable[ComparisonRow], comparison: Comparison) -> Iterator[PayableYear]:
    stock: Figure | None = None
    reached: int | None = None
    for row in sorted(rows, key=lambda row: row.year):
        owed = unpaid(row)
        if owed is not None and reached in (None, row.year - 1):
            stock, reached = _added(stock, owed), row.year
        elif reached is not None:
            stock, reached = None, _BROKEN
        yield PayableYear(
            row.year,
            row.stages.get(Measure.ORDERED),
            row.stages.get(Measure.PAID),
            owed,
            between(row, Measure.VERIFIED, Measure.ORDERED),
            stock,
            any((row.year, stage) in comparison.part_year for stage in _ENDS),
        )


def _out_of_order(rows: Iterable[ComparisonRow]) -> Iterator[OutOfOrder]:
    for row in rows:
        for earlier, later, gap in excesses(row, FROM_REVISED):
            stages = row.stages
            yield OutOfOrder(
                row.key, row.code, row.label, row.year, earlier, later, stages[earlier], stages[later], gap
            )


def _added(left: Figure | None, right: Figure) -> Figure:
    if left is None:
        return right
    total = left.amount + right.amount
    return money(total, left.unit.currency, Trace(Operation.SUM, (left.trace, right.trace)))
