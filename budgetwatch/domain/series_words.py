"""What people call a series, and how a value of one is told with its source."""

from __future__ import annotations

from datetime import datetime

from budgetwatch.domain.explanation import PointRead
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.series import SeriesKind

SERIES: dict[SeriesKind, Message] = {
    SeriesKind.CONSUMER_PRICES: msg("consumer prices (change on the year before, percent)"),
    SeriesKind.GDP: msg("gross domestic product at current prices"),
    SeriesKind.POPULATION: msg("population"),
    SeriesKind.STATE_BUDGET: msg("total budget of the State"),
}


def point_told(read: PointRead) -> Message:
    """The series, year, country and source of a value, and who entered it when."""
    series, name = read.series, SERIES[read.point.kind]
    year, country, source = str(read.point.year), read.point.country, series.source
    if series.to_verify:
        return msg(
            "{series}, {country}, {year}: {source}; comes with the program, to verify",
            series=name,
            country=country,
            year=year,
            source=source,
        )
    if not series.at:
        return msg("{series}, {country}, {year}: {source}", series=name, country=country, year=year, source=source)
    day = datetime.fromisoformat(series.at).date()
    if not series.author:
        return msg(
            "{series}, {country}, {year}: {source}; entered on {day}",
            series=name,
            country=country,
            year=year,
            source=source,
            day=day,
        )
    return msg(
        "{series}, {country}, {year}: {source}; entered by {author} on {day}",
        series=name,
        country=country,
        year=year,
        source=source,
        author=series.author,
        day=day,
    )
