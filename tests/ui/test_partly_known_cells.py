"""The mark of what rests on amounts that are not known, in the cells of the budget."""

from __future__ import annotations

import pytest

from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import FactSelection, Figure, Operation, Trace, difference, money, ratio
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount
from ui.models.budget_columns import Column, Kind


def amount(measure: Measure, value: int) -> Figure:
    return money(Amount(value), "XOF", Trace(Operation.SUM, (FactSelection(measure, 2023),)))


def row(*unknown: Measure) -> ComparisonRow:
    voted, revised, paid = (
        amount(one, value) for one, value in ((Measure.VOTED, 10), (Measure.REVISED, 12), (Measure.PAID, 9))
    )
    stages = {Measure.VOTED: voted, Measure.REVISED: revised, Measure.PAID: paid}
    return ComparisonRow(
        "a", "1", "A", 2023, stages, ratio(paid, voted), difference(paid, voted), unknown=frozenset(unknown)
    )


@pytest.mark.parametrize(
    ("unknown", "marked"),
    [
        ((), ()),
        ((Measure.PAID,), ("paid", "deviation", "rate")),
        ((Measure.VOTED,), ("voted", "deviation", "rate")),
        ((Measure.REVISED,), ("revised",)),
    ],
)
def test_a_stage_known_in_part_marks_itself_and_what_is_made_of_it(
    unknown: tuple[Measure, ...], marked: tuple[str, ...]
) -> None:
    shown = {one.value: Column(Kind.STAGE, 2023, one) for one in (Measure.VOTED, Measure.REVISED, Measure.PAID)}
    shown |= {"deviation": Column(Kind.DEVIATION, 2023), "rate": Column(Kind.RATE, 2023)}
    assert tuple(name for name, column in shown.items() if column.rests_on_unknown(row(*unknown))) == marked
