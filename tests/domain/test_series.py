"""Chaining yearly price changes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from budgetwatch.domain.series import Series, SeriesKind

PRICES = Series(
    SeriesKind.CONSUMER_PRICES,
    "BF",
    {2021: Decimal(10), 2022: Decimal(20), 2024: Decimal(50)},
    "an invented table",
)


@pytest.mark.parametrize(
    ("year", "base", "factor"),
    [
        (2021, 2021, Fraction(1)),
        (2020, 2021, Fraction(11, 10)),
        (2020, 2022, Fraction(132, 100)),
        (2022, 2020, Fraction(100, 132)),
        (2022, 2024, None),
        (2024, 2021, None),
    ],
)
def test_prices_chain_the_changes_between_two_years_and_need_all_of_them(
    year: int, base: int, factor: Fraction | None
) -> None:
    assert PRICES.prices(year, base) == factor
