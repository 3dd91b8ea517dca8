"""Figures of the budget that an answer can rest on: each with a key that finds it again after the next import."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import compare, reading_query

FIGURE = "figure:"


def cited_figures(dossier: Dossier) -> Iterator[tuple[str, Message]]:
    """The key and the words of every amount that a committee reads, as the comparison shows it now."""
    for row in compare(dossier, reading_query(dossier)).rows:
        for stage, figure in row.stages.items():
            told = msg(
                "{place}, {stage} {year}: {figure}",
                place=" ".join(part for part in (row.code, row.label) if part),
                stage=MEASURES[stage],
                year=Year(row.year),
                figure=figure,
            )
            yield f"{FIGURE}{row.year}:{stage}:{row.key}", told


def place_of(key: str) -> str:
    """The line of a figure, as the page of the budget knows it."""
    return key.removeprefix(FIGURE).split(":", 2)[-1]
