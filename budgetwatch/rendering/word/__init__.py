"""Word files. Comes in: Document, Language, a way to explain figures. Goes out: bytes of a .docx that people edit.

Never decides what a document says, never numbers a figure otherwise than the PDF does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from docx.document import Document as WordFile
from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.domain.document import Document
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import Annex
from budgetwatch.rendering.control import control_prefix
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.pages import PageWords
from budgetwatch.rendering.signing import body_and_annex
from budgetwatch.rendering.word.blocks import Composer
from budgetwatch.rendering.word.cover import compose_cover, compose_title
from budgetwatch.rendering.word.letters import compose_letterhead, compose_signatures
from budgetwatch.rendering.word.lists import Lists
from budgetwatch.rendering.word.markup import w
from budgetwatch.rendering.word.package import ask_for_page_numbers, bytes_of, describe, empty_file
from budgetwatch.rendering.word.pages import set_page
from budgetwatch.rendering.word.pictures import Pictures
from budgetwatch.rendering.word.styles import define_styles


def render(
    document: Document,
    language: Language,
    explain: Callable[[Figure], Explanation],
    corrected: Callable[[Figure], bool],
) -> bytes:
    """The bytes of the Word file, the same for the same document and language."""
    control, marks, word = control_prefix(document), Marks(document), empty_file()
    define_styles(word, language.code, cover=document.cover)
    describe(word, document, language, control)
    annex = Annex(language, explain, corrected, marks.numbers())
    pictures = Pictures(word)
    composer = Composer(language, marks, annex, Lists(word), pictures)
    content = list(_content(document, composer, language))
    head = compose_letterhead(document, pictures)
    set_page(word, PageWords.of(document, language, control), language, document, headed=bool(head))
    if document.cover:
        ask_for_page_numbers(word)
        opening = compose_cover(document, language, control, composer.entries)
        _fill(word, (*head, *opening, *_on_new_page(content)))
    else:
        _fill(word, (*head, *compose_title(document, language), *content))
    return bytes_of(word, document.made)


def _content(document: Document, composer: Composer, language: Language) -> Iterator[BaseOxmlElement]:
    """The blocks, and before the annex of sources the places for signatures."""
    body, annex = body_and_annex(document)
    yield from composer.flow(body)
    yield from compose_signatures(document.signatories, language)
    yield from composer.flow(annex)


def _fill(word: WordFile, content: Iterable[BaseOxmlElement]) -> None:
    end = word.element.body[-1]
    for element in content:
        end.addprevious(element)


def _on_new_page(content: list[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
    """The content behind a cover: its first heading breaks the page, or an empty line does."""
    settings = content[0].find(_SETTINGS) if content else None
    if settings is None:
        yield w("p", w("pPr", w("pageBreakBefore")))
    elif settings.find(_BREAK) is None:
        settings.insert(1, w("pageBreakBefore"))
    yield from content


_SETTINGS, _BREAK = w("pPr").tag, w("pageBreakBefore").tag
