"""Figures and how they are made from one another."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.domain.figure import FactSelection, Figure, Operation, Trace, difference, money, ratio
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount


def paid(amount: str) -> Figure:
    return money(Amount.parse(amount), "XOF", Trace(Operation.SUM, (FactSelection(Measure.PAID, 2024),)))


def voted(amount: str) -> Figure:
    return money(Amount.parse(amount), "XOF", Trace(Operation.SUM, (FactSelection(Measure.VOTED, 2024),)))


def test_a_rate_remembers_what_it_divides() -> None:
    rate = ratio(paid("41260"), voted("62400"))
    assert rate is not None
    assert str(rate) == "0.661218"
    assert rate.trace.operation is Operation.RATIO
    assert rate.trace.inputs == (paid("41260").trace, voted("62400").trace)


def test_there_is_no_rate_of_nothing() -> None:
    assert ratio(paid("5"), voted("0")) is None
    assert ratio(paid("5"), voted("-3")) is None


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**15))
def test_a_rate_is_within_half_a_millionth_of_the_exact_quotient(top: int, bottom: int) -> None:
    rate = ratio(paid(str(top)), voted(str(bottom)))
    assert rate is not None
    assert abs(Fraction(str(rate)) - Fraction(top, bottom)) <= Fraction(1, 2_000_000)


def test_a_deviation_is_exact_across_decimals() -> None:
    assert str(difference(paid("384862863863.32"), voted("395483706834"))) == "-10620842970.68"
