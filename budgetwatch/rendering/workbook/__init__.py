"""Workbooks of packs. Comes in: Document, Language, a way to explain figures. Goes out: bytes of an .xlsx to check with.

Every number is exact and shown as the document prints it; what comes from other cells of its sheet is a formula with its
value. Never writes a formula that a text of the data asks for.
"""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.document import Document
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import Annex
from budgetwatch.rendering.control import control_prefix
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.method import Method
from budgetwatch.rendering.pages import PageWords
from budgetwatch.rendering.workbook.about import contents_sheet, metadata_sheet
from budgetwatch.rendering.workbook.book import Book
from budgetwatch.rendering.workbook.facts import PlacesOf, facts_sheet
from budgetwatch.rendering.workbook.sources import sources_sheet
from budgetwatch.rendering.workbook.tables import sheets


def render(
    document: Document,
    language: Language,
    explain: Callable[[Figure], Explanation],
    corrected: Callable[[Figure], bool],
    places: PlacesOf,
    method: Method,
) -> bytes:
    """The bytes of the workbook: contents, a sheet for each table and chart, data, sources, particulars."""
    marks = Marks(document)
    annex = Annex(language, explain, corrected, marks.numbers())
    book = Book(document, language, PageWords.of(document, language, control_prefix(document)))
    front, facts, sources, about = (
        book.name(language.word(name))
        for name in (msg("Table of contents"), msg("Data"), msg("Sources"), msg("Metadata"))
    )
    others = [
        *sheets(document, book, language, marks, annex),
        facts_sheet(facts, marks, language, explain, places),
        sources_sheet(sources, marks, annex, language),
        metadata_sheet(about, document, language, annex, method),
    ]
    for sheet in (contents_sheet(front, document, language, others), *others):
        book.write(sheet)
    return book.bytes()
