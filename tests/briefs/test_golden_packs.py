"""The text of each pack, page by page, beside a file that a person has read. `GOLDEN=1 pytest` writes the files anew."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from budgetwatch.briefs import PackContent, PackKind, compose_pack
from budgetwatch.domain.document import Document
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.i18n import LANGUAGES, language
from budgetwatch.rendering import render_pdf, render_word
from budgetwatch.rendering.fonts import KEPT, runs
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.style import Face
from tests.office import said_in_word, told_of_charts

_CONTROL = re.compile(r"([Cc]ontr(?:ol|ôle)(?: \|)?) [0-9a-f]{4} [0-9a-f]{4}")
GOLDEN = Path(__file__).parent / "golden"


def _text(pdf: bytes) -> str:
    """The text of every page as it reads, one line per line of paper."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as opened:
        pages = [page.get_textpage().get_text_range() for page in opened]
    return "\n".join(f"=== {place}\n{_lines(page)}" for place, page in enumerate(pages, start=1)) + "\n"


def _lines(page: str) -> str:
    """The lines without the control hash, which the shape of the vocabulary changes and no reader can judge."""
    plain = _CONTROL.sub(r"\1 …", page.replace("\r\n", "\n"))
    return "\n".join(line.rstrip() for line in plain.split("\n"))


def _composed(content: PackContent, kind: PackKind) -> Document:
    audience = Audience.PUBLIC if kind is PackKind.CITIZENS else content.audience
    return compose_pack(replace(content, kind=kind, outline="", audience=audience))


def _expected(name: str, text: str) -> str:
    """What the file of that name says; with GOLDEN it is made to say the text."""
    path = GOLDEN / name
    if os.environ.get("GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", list(PackKind))
def test_the_pack_reads_as_it_did(
    content: PackContent, explain: Callable[[Figure], Explanation], kind: PackKind, code: str
) -> None:
    text = _text(render_pdf(_composed(content, kind), language(code), explain))
    assert text == _expected(f"{kind}-{code}.txt", text)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", list(PackKind))
def test_the_pack_in_word_reads_as_it_did(
    content: PackContent, explain: Callable[[Figure], Explanation], kind: PackKind, code: str
) -> None:
    word = render_word(_composed(content, kind), language(code), explain)
    text = "\n".join((*map(_lines, said_in_word(word)), "=== charts", *told_of_charts(word))) + "\n"
    assert text == _expected(f"{kind}-{code}-word.txt", text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_figure_of_the_dossier_has_its_number_and_its_cells_in_the_annex(
    content: PackContent, explain: Callable[[Figure], Explanation], code: str
) -> None:
    document, words = compose_pack(content), language(code)
    text = _text(render_pdf(document, words, explain)).replace("\u00a0", " ").replace("\n", " ")
    marks = Marks(document)
    assert {one.figure for mark in marks.listed for one in mark.figures} == set(document.figures())
    assert len(document.figures()) > 100
    for mark in marks.listed:
        told = re.split(rf"\[?{mark.name}(?![0-9])", text.split(words.word(msg("Sources of the figures")))[-1])[1:]
        for one in mark.figures:
            cells = explain(one.figure).every_cell
            if not one.of_row and len(cells) == 1:
                assert any(cells[0].cell.a1 in part for part in told), (mark.name, one)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", list(PackKind))
def test_no_character_of_a_pack_lacks_its_glyph(
    content: PackContent, explain: Callable[[Figure], Explanation], kind: PackKind, code: str
) -> None:
    """Every letter of every page is drawn by a font that is in the file, and none becomes a question mark unasked."""
    from pypdfium2 import PdfDocument

    pdf = render_pdf(_composed(content, kind), language(code), explain)
    with PdfDocument(pdf) as opened:
        text = "".join(page.get_textpage().get_text_range() for page in opened)
    assert {"\x00", "\ufffd", KEPT}.isdisjoint(text)
    odd = {letter for letter in text if letter.isprintable() and letter != "?"}
    assert [letter for letter in sorted(odd) if runs(letter, Face.SANS)[0][1] == "?"] == []
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") > 0
    assert b"/Lang (" + code.encode() in pdf
    assert b"/Outlines" in pdf
