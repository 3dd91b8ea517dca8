"""The command `series`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Json, Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.i18n import Language
from budgetwatch.usecases import series


def enter_series(asked: Namespace, language: Language) -> Told:
    """`series DOSSIER [--set KIND --country CC --file FILE --source TEXT]`."""
    with opened(asked.dossier, write=bool(asked.set)) as dossier:
        if asked.set:
            values = series.read_values(asked.file, watched(language))
            given = Series(SeriesKind(asked.set), asked.country, values, asked.source)
            series.keep_series(dossier, given, asked.author)
        listed = tuple(series.own_series(dossier).values())
    return Told({"series": [_shape(one) for one in listed]}, "\n".join(_line(one, language) for one in listed))


def _shape(one: Series) -> Json:
    return {
        "kind": one.kind.value,
        "country": one.country,
        "source": one.source,
        "values": {str(year): str(value) for year, value in one.values.items()},
    }


def _line(one: Series, language: Language) -> str:
    years = f"{min(one.values)}-{max(one.values)}"
    return f"{one.country} · {language.word(series.SERIES[one.kind])} · {years} · {one.source}"
