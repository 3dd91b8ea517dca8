"""Kept texts: every kind of value comes back equal, and nothing else is accepted."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from budgetwatch.domain.code import Classification
from budgetwatch.domain.figure import ContractSelection, FactSelection, Operation, Trace, money, ratio
from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Year
from budgetwatch.store import serial
from budgetwatch.store.errors import Garbled
from tests.store.tables_as_text import reading_of

PAID = money(
    Amount(2**70, -2), "XOF", Trace(Operation.SUM, (FactSelection(Measure.PAID, 2013, Basis.CP, ((1, 2), (3,))),))
)
VOTED = money(Amount(2**71), "XOF", Trace(Operation.SUM, (ContractSelection("awarded", (4,)),)))


@pytest.mark.parametrize(
    "value",
    [
        None,
        (),
        {},
        {"scale": "1000", 7: msg("Because")},
        (1, 0.5, True, "é\u202f", Absent.NIL, Classification.FORCE),
        (date(2013, 1, 2), datetime(2013, 1, 2, 3, 4, tzinfo=UTC), Decimal("1.50")),
        msgn("{count} line of {cell}", "{count} lines of {cell}", 2, cell=CellRef("00", "S", 1, 2), year=Year(2013)),
        msg("{rate} of {voted}", rate=ratio(PAID, VOTED) or "", voted=VOTED),
        (RowKind.HEADER, RowKind.LINE, RowKind.LINE, RowKind.TOTAL),
        reading_of().layout,
        reading_of().totals,
    ],
)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    assert serial.loads(serial.dumps(value)) == value


def test_the_kinds_of_200_000_rows_take_little_room() -> None:
    assert len(serial.dumps((RowKind.LINE,) * 200_000)) < 100


def test_what_the_store_does_not_keep_is_refused() -> None:
    with pytest.raises(TypeError, match="not kept"):
        serial.dumps(object())


@pytest.mark.parametrize("text", ["", "{", "{}", '{"$":"Path","v":"x"}', '{"$":"Amount"}', '{"$":"Measure","v":"x"}'])
def test_a_text_that_the_store_did_not_write_is_garbled(text: str) -> None:
    with pytest.raises(Garbled):
        serial.loads(text)
