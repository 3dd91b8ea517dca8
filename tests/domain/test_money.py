"""Exact amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.domain.money import Amount

amounts = st.builds(Amount, st.integers(-(10**18), 10**18), st.integers(-6, 9))


@given(amounts)
def test_an_amount_written_and_read_back_is_the_same(amount: Amount) -> None:
    assert Amount.parse(str(amount)) == amount


@given(amounts, amounts)
def test_a_sum_minus_one_part_is_the_other_part(one: Amount, other: Amount) -> None:
    assert (one + other) - other == one


@pytest.mark.parametrize(
    ("mantissa", "exponent", "written"),
    [
        (38486286386332, -2, "384862863863.32"),
        (395483706834, 0, "395483706834"),
        (450521878687746, -3, "450521878687.746"),
        (-52, -2, "-0.52"),
        (9762219, 3, "9762219000"),
        (0, -2, "0"),
        (100, -2, "1"),
    ],
)
def test_an_amount_is_written_in_whole_units_to_its_last_digit(mantissa: int, exponent: int, written: str) -> None:
    assert str(Amount(mantissa, exponent)) == written


def test_no_digit_is_ever_lost_silently() -> None:
    with pytest.raises(ValueError, match="no exact value"):
        Amount(12345, -2).rescaled(0)


def test_equal_amounts_of_different_exponents_are_one_amount() -> None:
    assert len({Amount(100, -2), Amount(1), Amount(1000, -3)}) == 1


def test_amounts_are_ordered_by_value() -> None:
    assert Amount(199, -2) < Amount(2) < Amount(1, 3)
