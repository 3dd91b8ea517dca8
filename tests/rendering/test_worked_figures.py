"""How the annex words figures that are more than a sum, a difference or a ratio."""

from __future__ import annotations

from fractions import Fraction

from budgetwatch.domain.explanation import Explanation, PriceFactor, SourceCell
from budgetwatch.domain.figure import Figure, Operation, Trace, money
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.i18n import language
from budgetwatch.rendering.origins import Origins

LFI = Source("LFI_2022.xlsx", "7c1e09af" * 8, 48_213, "xlsx")


def figure(value: int) -> Figure:
    return money(Amount(value), "XOF", Trace(Operation.SUM, ()))


def read(value: int, row: int) -> Explanation:
    """A figure read in one cell of column D."""
    cell = SourceCell(LFI, CellRef(LFI.sha256, "Crédits", row, 4), str(value), Amount(value))
    return Explanation(figure(value), Operation.SUM, figure(value), (cell,))


def made(operation: Operation, *inputs: Explanation, prices: PriceFactor | None = None) -> str:
    told = Explanation(figure(0), operation, figure(0), (), inputs, prices=prices)
    return Origins(language("en")).of(told).text


def test_a_real_amount_gives_the_printed_cells_the_factor_and_who_published_it() -> None:
    prices = PriceFactor("Tamaris", 2022, 2024, Fraction(11, 10), "an invented bulletin")
    assert made(Operation.AT_PRICES_OF, read(100, 8), prices=prices) == (
        "[1] Crédits!D8 × 1.1 (from 2022 to prices of 2024: consumer prices of Tamaris, an invented bulletin)"
    )


def test_an_amount_in_proportion_gives_its_three_parts() -> None:
    told = made(Operation.IN_PROPORTION, read(100, 8), read(90, 9), read(120, 10))
    assert told == "[1] Crédits!D8 × [1] Crédits!D9 ÷ [1] Crédits!D10"


def test_deviations_without_signs_are_counted_with_their_cells() -> None:
    told = made(Operation.SUM_OF_SIZES, read(100, 8), read(90, 9))
    assert told == "sizes of 2 deviations added up: [1] Crédits!D8:D9"
