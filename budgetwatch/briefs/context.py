"""The context of a dossier: for which hearing, on which years and documents, and what the budget weighs."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.proportions import growth_words, weight_words
from budgetwatch.briefs.stages import furthest, main_year, total_of
from budgetwatch.briefs.words import sentences
from budgetwatch.domain.document import Block, Bullets, Paragraph
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year


def context_blocks(content: PackContent) -> tuple[Block, ...]:
    """Why this dossier was made and what it rests on, then the weight of the budget where series tell it."""
    told = content.proportions
    weights = (*weight_words(told.weights), *growth_words(told.growth)) if told is not None else ()
    said = Paragraph(sentences(list(_said(content))))
    return (said, Bullets(weights)) if weights else (said,)


def _said(content: PackContent) -> Iterator[Message]:
    if content.hearing is not None:
        yield msg("This dossier was made for the hearing of {day}.", day=content.hearing)
    if content.subtitle is not None:
        yield (
            msg("{sentence}.", sentence=content.subtitle)
            if not str(content.subtitle).endswith(".")
            else content.subtitle
        )
    yield from _years(content)
    if content.received:
        yield msgn(
            "It rests on {count} document received, listed in the annexes with its limits.",
            "It rests on {count} documents received, listed in the annexes with their limits.",
            len(content.received),
        )
    else:
        yield msg("No document has been imported in this dossier.")


def _years(content: PackContent) -> Iterator[Message]:
    comparison = content.comparison
    year = main_year(comparison) if comparison is not None else None
    if comparison is None or year is None:
        return
    years, total = comparison.years, total_of(comparison, year)
    stage = furthest(total) if total is not None else None
    if stage is None:
        yield msg(
            "It compares the years {first} to {last}; no execution has been received.",
            first=Year(min(years)),
            last=Year(max(years)),
        )
        return
    if len(years) == 1:
        yield msg(
            "It compares what was voted for {year} with what was executed, up to the stage “{stage}”.",
            year=Year(year),
            stage=MEASURES[stage],
        )
        return
    yield msg(
        "It compares what was voted with what was executed from {first} to {last}. The latest executed year is {year}, "
        "up to the stage “{stage}”.",
        first=Year(min(years)),
        last=Year(max(years)),
        year=Year(year),
        stage=MEASURES[stage],
    )
