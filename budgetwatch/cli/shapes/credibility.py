"""The JSON of `pefa`."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from budgetwatch.cli.told import Json
from budgetwatch.domain.pefa import AdjustedHead, Credibility, OutturnYear
from budgetwatch.i18n import Language

PLACES = 6


def credibility(told: Credibility, language: Language) -> Json:
    """Percentages of every year with their working, the letters and what must be known about them."""
    return {
        "years": [_year(year) for year in told.years],
        "scores": {dimension.value: letter for dimension, letter in told.scores.items()},
        "notes": [language.word(note) for note in told.notes],
    }


def _year(year: OutturnYear) -> Json:
    return {
        "year": year.year,
        "pi1_percent": _exact(year.outturn),
        "pi21_percent": _exact(year.variance),
        "pi21_largest_heads_percent": _exact(year.largest_heads),
        "pi22_percent": _exact(year.by_nature),
        "pi23_percent": _exact(year.contingency),
        "suspense_percent": _exact(year.suspense),
        "outlier": year.outlier,
        "partly_known": year.partly,
        "heads": [_head(head) for head in year.heads],
    }


def _head(head: AdjustedHead) -> Json:
    return {
        "category": head.category,
        "budget": _amount(head.budget),
        "outturn": _amount(head.outturn),
        "adjusted": _exact(head.adjusted),
        "deviation": _exact(head.deviation),
        "percent": _exact(head.percent),
    }


def _amount(value: Fraction) -> str:
    """An amount as it was given: its decimals end."""
    text = format(decimal(value, 12), "f")
    return text.rstrip("0").rstrip(".")


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else format(decimal(value, PLACES), "f")


def decimal(value: Fraction, places: int) -> Decimal:
    """The fraction to that many decimals, halves away from zero."""
    with localcontext(prec=60):
        scaled = (2 * abs(value.numerator) * 10**places + value.denominator) // (2 * value.denominator)
        return Decimal(scaled if value >= 0 else -scaled).scaleb(-places)
