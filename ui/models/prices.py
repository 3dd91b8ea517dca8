"""The prices that amounts are brought to: which series is known for this dossier, and one that a person types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.jobs import Job

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier


@dataclass(frozen=True, slots=True)
class KnownPrices:
    """The series of consumer prices of the dossier's country, None where none is known, and the years to give."""

    series: Series | None
    country: str
    years: tuple[int, ...]


def look(dossier: Dossier, _job: Job) -> KnownPrices:
    """What is known of the prices of this dossier."""
    from budgetwatch.usecases.comparing import choices
    from budgetwatch.usecases.series import SeriesUnknown, country_of, find_series

    years = choices(dossier).years
    try:
        series = find_series(dossier, SeriesKind.CONSUMER_PRICES)
    except SeriesUnknown:
        return KnownPrices(None, country_of(dossier) or "", years)
    return KnownPrices(series, series.country, years)


def typed_percent(text: str) -> Decimal | None:
    """A percentage as a person types it, with a point or a comma; None where it is none."""
    plain = "".join(text.split()).removesuffix("%").replace(",", ".").replace("\u2212", "-")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > -100 else None


def typed_series(country: str, source: str, texts: Mapping[int, str]) -> Series | None:
    """The series that was typed; None while a value cannot be read, or the country, the source or every value lacks."""
    given = {year: typed_percent(text) for year, text in texts.items() if text.strip()}
    values = {year: value for year, value in given.items() if value is not None}
    if len(values) < len(given) or not values or not country.strip() or not source.strip():
        return None
    return Series(SeriesKind.CONSUMER_PRICES, country.strip(), values, source.strip(), own=True)
