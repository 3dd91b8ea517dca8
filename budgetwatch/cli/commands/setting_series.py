"""The command `series`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from decimal import Decimal

from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Json, Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.i18n import Language
from budgetwatch.usecases import series


def enter_series(asked: Namespace, language: Language) -> Told:
    """`series DOSSIER [--set KIND] [--file FILE --country CC --source TEXT --currency C]`."""
    with opened(asked, write=bool(asked.set or asked.file)) as dossier:
        for kind, values in _given(asked, language).items():
            given = Series(kind, asked.country, values, asked.source, currency=asked.currency)
            series.keep_series(dossier, given, asked.author)
        listed = tuple(series.own_series(dossier).values())
    return Told({"series": [_shape(one) for one in listed]}, "\n".join(_line(one, language) for one in listed))


def _given(asked: Namespace, language: Language) -> Mapping[SeriesKind, Mapping[int, Decimal]]:
    """The series of the file: the one kind that was named, else those that its columns name."""
    if asked.set:
        kind, values = SeriesKind(asked.set), series.read_values(asked.file, watched(language))
        return {kind: series.as_changes(values) if kind is SeriesKind.CONSUMER_PRICES else values}
    return series.read_sheet(asked.file, watched(language)) if asked.file else {}


def _shape(one: Series) -> Json:
    return {
        "kind": one.kind.value,
        "country": one.country,
        "source": one.source,
        "currency": one.currency or None,
        "entered_by": one.author,
        "entered_at": one.at,
        "values": {str(year): str(value) for year, value in one.values.items()},
    }


def _line(one: Series, language: Language) -> str:
    years = f"{min(one.values)}-{max(one.values)}"
    return f"{one.country} · {language.word(series.SERIES[one.kind])} · {years} · {one.source}"
