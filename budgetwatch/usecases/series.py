"""The series that figures are set against: those that come with the program, and the committee's own."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from budgetwatch import reading
from budgetwatch.domain.code import normalised
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.explanation import PriceFactor
from budgetwatch.domain.figure import COUNT, Figure, Operation, Trace, Unit, money
from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import CURRENCY_OF_COUNTRY, Amount
from budgetwatch.domain.series import IN_MONEY, PriceChange, Series, SeriesKind, SeriesPoint
from budgetwatch.domain.series_words import SERIES
from budgetwatch.domain.source import column_letters
from budgetwatch.jobs import SILENT, Job
from budgetwatch.paths import resources
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import imported
from budgetwatch.usecases.done import EVERYTHING, Done

__all__ = [
    "SERIES",
    "SeriesUnknown",
    "SeriesUnreadable",
    "as_changes",
    "consumer_prices",
    "country_of",
    "find_series",
    "keep_series",
    "own_series",
    "point_figure",
    "price_factor",
    "read_sheet",
    "read_values",
]

BUNDLED = "World Bank, World Development Indicators (FP.CPI.TOTL.ZG)"
LEAST_INDEX, INDEX_DECIMALS = 50, 6
"""From this value on consumer prices are an index, not a change in percent; what a change worked out of one keeps."""
COLUMNS: dict[SeriesKind, tuple[str, ...]] = {
    SeriesKind.CONSUMER_PRICES: ("consumer prices", "inflation", "ihpc", "ipc", "cpi"),
    SeriesKind.GDP: ("gdp", "pib"),
    SeriesKind.POPULATION: ("population",),
    SeriesKind.STATE_BUDGET: ("state budget", "budget de l etat", "total budget of the state"),
}
"""How a sheet of several series heads each, without case, accents and punctuation."""
YEARS = ("year", "annee", "exercice")


class SeriesUnknown(BudgetWatchError):
    """This series is not known."""

    code = "series-unknown"
    default = msg("This series is not known.")
    default_advice = msg("Enter it with its source (`series` on the command line), or name another country.")


class SeriesUnreadable(BudgetWatchError):
    """This table of a series cannot be read."""

    code = "series-unreadable"
    default = msg("This table of a series cannot be read.")
    default_advice = msg("Give a table with the columns year, value; values are written such as 14.29.")


def find_series(dossier: Dossier, kind: SeriesKind, country: str = "") -> Series:
    """The committee's own series of a country if it entered one, else the one that comes with the program.

    Without a country that of the dossier's documents is taken; where they name none, the one series entered.

    Raises:
        SeriesUnknown: no such series, or the documents name no country or several.
    """
    entered = own_series(dossier)
    country = country or _country(dossier, [one.country for one in entered.values() if one.kind is kind])
    own = entered.get((kind, country))
    if own is not None:
        return own
    bundled = consumer_prices().get(country) if kind is SeriesKind.CONSUMER_PRICES else None
    if bundled is None:
        raise SeriesUnknown(msg("No series is known for {country}: {series}.", country=country, series=SERIES[kind]))
    return bundled


def price_factor(dossier: Dossier, change: PriceChange) -> PriceFactor:
    """What one unit of a year is worth at the prices of another; SeriesUnknown where the series lacks a year."""
    series = find_series(dossier, SeriesKind.CONSUMER_PRICES, change.country)
    factor = series.prices(change.year, change.base)
    if factor is None:
        raise SeriesUnknown(msg("The prices of {year} are not known.", year=str(change.year)))
    return PriceFactor(change.country, change.year, change.base, factor, series.source, series.to_verify)


def own_series(dossier: Dossier) -> Mapping[tuple[SeriesKind, str], Series]:
    """The series that the committee entered, by kind and country."""
    kept = (_read(name, value) for name, value in work.settings(dossier).items() if name.startswith("series:"))
    return {(one.kind, one.country): one for one in kept}


def point_figure(series: Series, year: int) -> Figure:
    """The value of a series in a year, as a figure that leads back to it; SeriesUnknown where it has none."""
    value = series.values.get(year)
    if value is None:
        raise SeriesUnknown(
            msg("The series “{series}” has no value for {year}.", series=SERIES[series.kind], year=str(year))
        )
    trace = Trace(Operation.AS_PRINTED, (SeriesPoint(series.kind, series.country, year),))
    amount = Amount.parse(f"{value:f}")
    if series.kind in IN_MONEY:
        return money(amount, series.currency or None, trace)
    return Figure(amount.mantissa, Unit(COUNT.quantity, amount.exponent), trace)


def read_values(path: Path | None, job: Job = SILENT) -> Mapping[int, Decimal]:
    """The values of a table with the columns `year` and `value`, written such as 14.29 or 14,29.

    Raises:
        SeriesUnreadable: a column or a value is not there; the message names the cell.
    """
    header, rows = _sheet(path, job)
    if header[1:2] not in (["value"], ["valeur"]):
        raise SeriesUnreadable
    return _column(rows, 1)


def read_sheet(path: Path | None, job: Job = SILENT) -> Mapping[SeriesKind, Mapping[int, Decimal]]:
    """The series of a sheet that has a column of years and one for each kind (gdp, population, state budget …).

    Raises:
        SeriesUnreadable: no column is named after a kind, or a value cannot be read.
    """
    header, rows = _sheet(path, job)
    places = {kind: at for kind, names in COLUMNS.items() for at, head in enumerate(header) if head in names}
    if not places:
        raise SeriesUnreadable
    found = {kind: values for kind, at in places.items() if (values := _column(rows, at))}
    prices = SeriesKind.CONSUMER_PRICES
    return {kind: as_changes(values) if kind is prices else values for kind, values in found.items()}


def as_changes(values: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """Consumer prices as changes on the year before, in percent; an index, such as 100, 104, 107, is turned into them.

    Raises:
        SeriesUnreadable: some values are such as an index has and others such as a change.
    """
    high = {year for year, value in values.items() if value >= LEAST_INDEX}
    if not high:
        return dict(values)
    if len(high) < len(values):
        raise SeriesUnreadable(
            msg(
                "Prices cannot change by {percent}% in one year and the other values be an index.",
                percent=max(values.values()),
            ),
            msg("Give either the change on the year before, in percent, or the index of every year."),
        )
    years = [year for year in sorted(values) if year - 1 in values]
    return {year: round((values[year] / values[year - 1] - 1) * 100, INDEX_DECIMALS) for year in years}


_Rows = Sequence[tuple[int, Sequence[CellValue]]]


def _sheet(path: Path | None, job: Job) -> tuple[list[str], _Rows]:
    """The plain heads and the filled rows with their numbers of a sheet that begins with a column of years."""
    if path is None:
        raise SeriesUnreadable
    workbook, _ = reading.read_workbook(reading.load(path), path.name, job=job)
    rows = workbook.grids[0].rows if workbook.grids else ()
    header = [normalised(str(cell or "")) for cell in rows[0]] if rows else []
    if header[:1] and header[0] in YEARS:
        return header, [(number, row) for number, row in enumerate(rows[1:], start=2) if any(row)]
    raise SeriesUnreadable


def _column(rows: _Rows, place: int) -> dict[int, Decimal]:
    """The values of a column by year; empty cells have none."""
    given = ((number, row) for number, row in rows if place < len(row) and str(row[place] or "").strip())
    return {int(_number(row, 0, number)): _number(row, place, number) for number, row in given}


def _number(row: Sequence[CellValue], place: int, number: int) -> Decimal:
    text = str(row[place] if place < len(row) else "").strip()
    plain = "".join(text.split())
    try:
        return Decimal(plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain)
    except InvalidOperation as error:
        cell = f"{column_letters(place + 1)}{number}"
        raise SeriesUnreadable(msg("Cell {cell} cannot be read: “{text}”.", cell=cell, text=text)) from error


def keep_series(dossier: Dossier, series: Series, author: str = "") -> Done[None]:
    """Keep a series of the committee's own, in place of an earlier one of the same kind and country."""
    label = msg("Enter a series: {series}, {country}", series=SERIES[series.kind], country=series.country)
    with dossier.change(label, author) as change:
        kept = _written(replace(series, author=change.author, at=change.at))
        work.set_setting(change, f"series:{series.kind}:{series.country}", kept)
    return Done(None, EVERYTHING, label)


def _written(series: Series) -> str:
    currency = series.currency or (CURRENCY_OF_COUNTRY.get(series.country, "") if series.kind in IN_MONEY else "")
    kept = {
        "source": series.source,
        "currency": currency,
        "author": series.author,
        "at": series.at,
        "values": {str(year): str(value) for year, value in sorted(series.values.items())},
    }
    return json.dumps(kept, ensure_ascii=False)


@cache
def consumer_prices() -> Mapping[str, Series]:
    """Consumer prices that come with the program, by country."""
    with (resources() / "series" / "consumer_prices.csv").open(encoding="utf-8", newline="") as file:
        values: dict[str, dict[int, Decimal]] = {}
        for row in csv.DictReader(file):
            values.setdefault(row["country"], {})[int(row["year"])] = Decimal(row["percent"])
    return {country: Series(SeriesKind.CONSUMER_PRICES, country, of, BUNDLED) for country, of in values.items()}


def country_of(dossier: Dossier) -> str | None:
    """The one country that the documents name; None where they name none or several."""
    named = {one.filing.country for one in imported(dossier) if one.filing.country}
    return named.pop() if len(named) == 1 else None


def _country(dossier: Dossier, entered: Sequence[str]) -> str:
    named = {one.filing.country for one in imported(dossier) if one.filing.country} or set(entered)
    if len(named) != 1:
        raise SeriesUnknown(
            msg("The documents of this dossier do not name one country."),
            msg("Give the country when importing (BF, ML, NE …), or ask with `--country`."),
        )
    return named.pop()


def _read(name: str, text: str) -> Series:
    try:
        _, kind, country = name.split(":")
        content = json.loads(text)
        values = {int(year): Decimal(value) for year, value in content["values"].items()}
        currency, author, at = (str(content.get(name, "")) for name in ("currency", "author", "at"))
        return Series(
            SeriesKind(kind), country, values, str(content["source"]), own=True, currency=currency, author=author, at=at
        )
    except (ValueError, LookupError, TypeError, AttributeError, InvalidOperation) as error:
        raise NotFound(msg("The series “{name}” of this dossier cannot be read.", name=name)) from error
