"""A series that a person enters: what is known of it for this dossier, and the values as typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from budgetwatch.domain.series import IN_MONEY, Series, SeriesKind
from budgetwatch.jobs import Job

if TYPE_CHECKING:
    from pathlib import Path

    from budgetwatch.usecases.dossiers import Dossier


@dataclass(frozen=True, slots=True)
class KnownSeries:
    """The series of that kind of the dossier's country, None where none is known, and the years to give.

    `currency` is that of the budgets, which values in money are usually in.
    """

    series: Series | None
    country: str
    years: tuple[int, ...]
    kind: SeriesKind = SeriesKind.CONSUMER_PRICES
    currency: str = ""


def look_up(dossier: Dossier, kind: SeriesKind, _job: Job) -> KnownSeries:
    """What is known of a kind of series for this dossier."""
    from budgetwatch.usecases.comparing import choices
    from budgetwatch.usecases.current import facts
    from budgetwatch.usecases.series import SeriesUnknown, country_of, find_series, own_series

    years = choices(dossier).years
    currency = (facts(dossier).currency or "") if kind in IN_MONEY and years else ""
    entered = sorted({country for _, country in own_series(dossier)})
    country = country_of(dossier) or (entered[0] if len(entered) == 1 else "")
    try:
        series = find_series(dossier, kind)
    except SeriesUnknown:
        return KnownSeries(None, country, years, kind, currency)
    return KnownSeries(series, series.country, years, kind, series.currency or currency)


def read_file(path: Path, kind: SeriesKind, job: Job) -> Mapping[int, Decimal]:
    """The values of a kind in a spreadsheet: of its own column where there are several, else of the one of values."""
    from budgetwatch.usecases.series import SeriesUnreadable, as_changes, read_sheet, read_values

    try:
        found = read_sheet(path, job)
    except SeriesUnreadable:
        values = read_values(path, job)
        return as_changes(values) if kind is SeriesKind.CONSUMER_PRICES else values
    if kind not in found:
        raise SeriesUnreadable
    return found[kind]


def typed_number(text: str, kind: SeriesKind) -> Decimal | None:
    """A number as a person types it, with a point or a comma; None where it is none, or cannot be of that kind."""
    plain = "".join(text.split()).removesuffix("%").replace(",", ".").replace("\u2212", "-")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    least = -100 if kind is SeriesKind.CONSUMER_PRICES else 0
    return value if value.is_finite() and value > least else None


def typed_series(
    known: KnownSeries, country: str, source: str, currency: str, texts: Mapping[int, str]
) -> Series | None:
    """The series that was typed; None while a value cannot be read, or the country, the source or every value lacks."""
    given = {year: typed_number(text, known.kind) for year, text in texts.items() if text.strip()}
    values = {year: value for year, value in given.items() if value is not None}
    unnamed = known.kind in IN_MONEY and not currency.strip()
    if len(values) < len(given) or not values or not country.strip() or not source.strip() or unnamed:
        return None
    return Series(known.kind, country.strip(), values, source.strip(), own=True, currency=currency.strip())
