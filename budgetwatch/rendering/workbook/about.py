"""What the workbook says of itself: its contents in front, its particulars and files at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from budgetwatch.domain.document import Document, RowStyle, Words
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import Annex
from budgetwatch.rendering.control import control_hash
from budgetwatch.rendering.method import Method
from budgetwatch.rendering.words import opening, spoken
from budgetwatch.rendering.workbook.book import Line, Sheet
from budgetwatch.rendering.workbook.cells import Number
from budgetwatch.rendering.workbook.sources import received


def contents_sheet(name: str, document: Document, language: Language, others: Sequence[Sheet]) -> Sheet:
    """The title of the pack, then every sheet with its title, each leading to it."""
    told = [*(document.letterhead.lines or (", ".join(document.institution),))]
    if document.subtitle:
        told.append(language.word(document.subtitle))
    if document.fictional:
        told.append(language.word(msg("Fictional example")))
    lines = tuple(Line((one.name, one.title), leads=one.name) for one in others)
    heads = (language.word(msg("Sheet")), language.word(msg("Title")))
    return Sheet(name, language.word(document.title), heads, lines, tuple(told))


def metadata_sheet(name: str, document: Document, language: Language, annex: Annex, method: Method) -> Sheet:
    """Snapshot, audience, perimeter and method, then the files with their whole hashes."""
    particulars = (
        Line((language.word(label), text, "", "", "", "")) for label, text in _particulars(document, language, method)
    )
    heads = (msg("File"), msg("SHA-256"), msg("Bytes"), msg("Received"), msg("Status"))
    files = Line(("", *map(language.word, heads)), RowStyle.HEADING)
    return Sheet(name, name, ("",) * 6, (*particulars, files, *_files(annex, language)))


def _particulars(document: Document, language: Language, method: Method) -> Iterator[tuple[Message, str]]:
    yield msg("Title"), language.word(document.title)
    yield msg("Institution"), ", ".join(document.institution)
    yield msg("Audience"), language.word(AUDIENCES[document.audience])
    yield msg("Hearing"), language.date(document.hearing) if document.hearing else language.word(msg("not set"))
    yield msg("Snapshot"), document.snapshot
    yield msg("Made on"), document.made.isoformat(timespec="seconds")
    yield msg("Control"), control_hash(document)
    yield from _each(msg("Perimeter"), method.perimeter, language)
    yield from _each(msg("Method"), method.rules, language)


def _each(label: Message, told: Iterable[Words], language: Language) -> Iterator[tuple[Message, str]]:
    for at, words in enumerate(told):
        yield (Message("") if at else label), opening(spoken(words, language))


def _files(annex: Annex, language: Language) -> Iterator[Line]:
    for number, source in enumerate(annex.sources.values(), start=1):
        size = Number(source.bytes, "#,##0")
        yield Line((f"[{number}]", source.name, source.sha256, size, received(source, language), annex.status(source)))
