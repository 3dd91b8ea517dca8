"""The annex of sources in a Word file: how to read it, the files, then each mark with its figures and their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import CORRECTED, Annex, SourcedLine, SourcedMark
from budgetwatch.rendering.annex_columns import figure_widths
from budgetwatch.rendering.annex_words import FIGURE_HEADS, FILE_HEADS, NO_FIGURE, READING
from budgetwatch.rendering.style import CONTENT_WIDTH
from budgetwatch.rendering.word.grids import CellLook, cell, grid, row
from budgetwatch.rendering.word.markup import BOLD, Numbering, place, place_of, runs, said

_FILE_WIDTHS = (24.0, CONTENT_WIDTH - 24 - 300, 70.0, 80.0, 150.0)
_TEXT, _HEAD, _NUMBER = (
    CellLook("TableSmall"),
    CellLook("TableSmallHead", joined=True),
    CellLook("TableSmall", right=True),
)


def draw_sources(
    marks: Sequence[SourcedMark], annex: Annex, language: Language, places: Numbering
) -> Iterator[BaseOxmlElement]:
    """The paragraphs and tables of the annex, without its heading."""
    if not marks:
        yield said("Note", language.word(NO_FIGURE))
        return
    yield said("Note", language.word(READING))
    yield said("Caption", language.word(msg("Files")))
    yield grid(_FILE_WIDTHS, _files(annex, language), language.word(msg("Files")))
    yield said("Caption", language.word(msg("Figures")))
    widths = figure_widths(marks, 42.0)
    yield grid(widths, _figures(marks, widths, language, places), language.word(msg("Figures")))
    told = annex.corrections()
    if told:
        yield said("Caption", language.word(msg("{sign} Cells corrected by hand", sign=CORRECTED)))
        yield from (said("Note", text) for text in told)


def _head(words: Iterable[Message], widths: Sequence[float], language: Language) -> BaseOxmlElement:
    texts = ["", *(language.word(one) for one in words)]
    return row([cell(runs(text), _HEAD, wide) for text, wide in zip(texts, widths, strict=True)], head=True)


def _files(annex: Annex, language: Language) -> Iterator[BaseOxmlElement]:
    yield _head(FILE_HEADS, _FILE_WIDTHS, language)
    for number, source in enumerate(annex.sources.values(), start=1):
        received = language.date(source.received) if source.received else "\u2013"
        texts = (f"[{number}]", source.name, source.short_hash, received, annex.status(source))
        yield row([cell(runs(text), _TEXT, wide) for text, wide in zip(texts, _FILE_WIDTHS, strict=True)])


def _figures(
    marks: Iterable[SourcedMark], widths: Sequence[float], language: Language, places: Numbering
) -> Iterator[BaseOxmlElement]:
    yield _head(FIGURE_HEADS, widths, language)
    for mark in marks:
        if mark.brief:
            yield _brief(mark, widths, places)
            continue
        yield _title(mark, widths, places)
        yield from (_line(line, widths) for line in mark.lines)
        if mark.see:
            yield _wide(mark.name, mark.see, widths)


def _title(mark: SourcedMark, widths: Sequence[float], places: Numbering) -> BaseOxmlElement:
    """The line that the marks of the text lead to."""
    named = place(place_of(mark.name), places.next(), runs(f"[{mark.name}]", BOLD))
    return row([cell([*named, *runs(f" {mark.title}", BOLD)], _HEAD, sum(widths), span=len(widths))])


def _brief(mark: SourcedMark, widths: Sequence[float], places: Numbering) -> BaseOxmlElement:
    """A mark with its one figure in a line, which the marks of the text lead to."""
    (line,) = mark.lines
    named = place(place_of(mark.name), places.next(), runs(f"[{mark.name}]", BOLD))
    texts = ((f"{mark.title} {line.label}", _TEXT), (line.value, _NUMBER), (line.origin, _TEXT))
    cells = [cell(runs(text), look, wide) for (text, look), wide in zip(texts, widths[1:], strict=True)]
    return row([cell(named, _TEXT, widths[0]), *cells])


def _line(line: SourcedLine, widths: Sequence[float]) -> BaseOxmlElement:
    if not line.value:
        content = [cell(runs(line.origin), _TEXT, sum(widths[2:]), span=2)]
    else:
        content = [cell(runs(line.value), _NUMBER, widths[2]), cell(runs(line.origin), _TEXT, widths[3])]
    return row([cell(runs(line.number), _TEXT, widths[0]), cell(runs(line.label), _TEXT, widths[1]), *content])


def _wide(name: str, text: str, widths: Sequence[float]) -> BaseOxmlElement:
    return row([cell(runs(name), _TEXT, widths[0]), cell(runs(text), _TEXT, sum(widths[1:]), span=3)])
