"""The annex of sources as a sheet: each figure by its number, each sheet of a file that it comes from in a row."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import Source
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import Annex
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.origins import Origins
from budgetwatch.rendering.ranges import written_short
from budgetwatch.rendering.safe_cells import exact_number
from budgetwatch.rendering.words import opening, spoken
from budgetwatch.rendering.workbook.book import Line, Sheet
from budgetwatch.rendering.workbook.cells import Number, Written, exactly_shown
from budgetwatch.rendering.workbook.facts import numbered

_HEADS = (
    msg("No."),
    msg("Title"),
    msg("Figure"),
    msg("Exact value"),
    msg("Unit"),
    msg("How it is made, from which cells"),
    msg("File"),
    msg("Hash"),
    msg("Sheet"),
    msg("Cells"),
    msg("Received"),
    msg("Status"),
)


def sources_sheet(name: str, marks: Marks, annex: Annex, language: Language) -> Sheet:
    """Every figure of the document, in the order of the numbers that the other formats print too."""
    annex.resolve(
        marks.listed
    )  # the files are numbered, and what is to be said of each is known, once all are explained
    titles = {mark.name: opening(spoken(mark.title, language)) for mark in marks.listed}
    origins = Origins(language, marks.numbers())
    origins.sources.update(annex.sources)
    lines = tuple(
        Line((number, titles[marks.of(one.figure)], *cells))
        for number, one, what in numbered(marks, language)
        for cells in _rows(one.figure, what, annex, origins)
    )
    heads = tuple(map(language.word, _HEADS))
    after = ("", *annex.corrections()) if annex.corrections() else ()
    return Sheet(name, name, heads, lines, after=after, filtered=True, widest=32)


def _rows(figure: Figure, what: str, annex: Annex, origins: Origins) -> Iterator[tuple[Written, ...]]:
    told, language = annex.explain(figure), annex.language
    begin = (what, *_value(figure, language), origins.of(told).text)
    groups = _by_sheet(told)
    if not groups:
        yield (*begin, "", "", "", "", "", "")
    for (sha256, sheet), cells in groups.items():
        source = cells[0].source
        places = written_short(cell.cell for cell in cells)
        yield (*begin, source.name, sha256[:8], sheet, places, received(source, language), annex.status(source))


def _value(figure: Figure, language: Language) -> tuple[Number, str]:
    unit = language.currency(figure.unit.currency) if figure.unit.currency else ""
    return Number(exact_number(figure.amount), exactly_shown(figure)), unit


def _by_sheet(told: Explanation) -> dict[tuple[str, str], list[SourceCell]]:
    groups: dict[tuple[str, str], list[SourceCell]] = {}
    for cell in told.every_cell:
        groups.setdefault((cell.source.sha256, cell.cell.sheet), []).append(cell)
    return groups


def received(source: Source, language: Language) -> str:
    """When a file was received, where that is known."""
    return language.date(source.received) if source.received else "\u2013"
