"""The credibility of the budget as an annex that a spreadsheet opens: measures, working, and what to know about them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.pefa import Credibility, Dimension, OutturnYear
from budgetwatch.domain.table import Field, FieldType, Plain, PlainTable
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import Language
from budgetwatch.rendering.plain_files import write_workbook
from budgetwatch.usecases.writing import make_folder, told_by_disk

PLACES = 6
_MEASURED = (Dimension.OUTTURN, Dimension.BY_HEAD, Dimension.BY_NATURE, Dimension.CONTINGENCY)
_WORKING = (
    msg("Head"),
    msg("Budget"),
    msg("Adjusted budget"),
    msg("Outturn"),
    msg("Deviation"),
    msg("Deviation, %"),
)


def write_annex(told: Credibility, path: Path, language: Language, audience: Audience = Audience.PUBLIC) -> Path:
    """The place where the workbook was written, over an earlier file of that name; whole or not at all.

    Its notes say whom it is for; whether the audience may see the documents behind it, the caller asks.
    """
    make_folder(path.parent)
    with told_by_disk(path), tempfile.TemporaryDirectory(dir=path.parent, prefix=".annex-") as scratch:
        draft = Path(scratch) / path.name
        write_workbook(draft, tuple(_tables(told, language, audience)), lambda _count: None)
        return draft.replace(path)


def _tables(told: Credibility, language: Language, audience: Audience) -> Iterator[PlainTable]:
    """Three sheets; the first is named after what this is."""
    word = language.word
    years = [str(one.year) for one in told.years]
    measures = (word(msg("Measure, %")), *years, word(msg("Letter")))
    yield PlainTable(word(msg("Logic of PEFA")), _fields(measures), _measures(told, language))
    working = (word(msg("Year")), *(word(head) for head in _WORKING))
    yield PlainTable(word(msg("Working")), _fields(working), _working(told.years))
    shown_to = msg("Audience: {audience}.", audience=AUDIENCES[audience])
    notes = ((word(note),) for note in (*told.notes, shown_to))
    yield PlainTable(word(msg("Notes")), _fields([word(msg("To know before reading"))]), notes)


def _fields(names: tuple[str, ...] | list[str]) -> tuple[Field, ...]:
    return tuple(Field(name, FieldType.TEXT) for name in names)


def _measures(told: Credibility, language: Language) -> Iterator[tuple[Plain, ...]]:
    none = language.word(msg("not rated"))
    for dimension in _MEASURED:
        values = (_exact(_measure(one, dimension)) for one in told.years)
        yield (dimension.value, *values, told.scores.get(dimension) or none)
    yield (
        Dimension.COMPOSITION.value,
        *(None for _ in told.years),
        told.scores.get(Dimension.COMPOSITION) or none,
    )
    extras: tuple[tuple[Message, tuple[Fraction | None, ...]], ...] = (
        (msg("PI-2.1 with the largest heads apart"), tuple(one.largest_heads for one in told.years)),
        (msg("Suspense accounts in all spending"), tuple(one.suspense for one in told.years)),
    )
    for name, given in extras:
        yield (language.word(name), *map(_exact, given), None)


def _measure(one: OutturnYear, dimension: Dimension) -> Fraction | None:
    return {
        Dimension.OUTTURN: one.outturn,
        Dimension.BY_HEAD: one.variance,
        Dimension.BY_NATURE: one.by_nature,
        Dimension.CONTINGENCY: one.contingency,
    }[dimension]


def _working(years: tuple[OutturnYear, ...]) -> Iterator[tuple[Plain, ...]]:
    for one in years:
        for head in one.heads:
            shown = (head.budget, head.adjusted, head.outturn, head.deviation, head.percent)
            yield (one.year, head.category, *map(_exact, shown))


def _exact(value: Fraction | None) -> Amount | None:
    """The value to six decimals, halves away from zero."""
    if value is None:
        return None
    scaled = (2 * abs(value.numerator) * 10**PLACES + value.denominator) // (2 * value.denominator)
    return Amount(scaled if value >= 0 else -scaled, -PLACES)
