"""What stands around the content of every page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from budgetwatch.domain.document import (
    Bullets,
    Callout,
    Document,
    KeyFigures,
    Numbered,
    Paragraph,
    QuestionItem,
    Questions,
    Row,
    Section,
    SourcesAnnex,
    Table,
    TableColumn,
    Tone,
    Verbatim,
)
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message, msg
from budgetwatch.rendering import control_hash, count_pages, preview_pages

Print = Callable[..., bytes]
Read = Callable[[bytes], list[str]]


def _long(rows: int) -> Table:
    columns = (TableColumn(msg("Line"), numeric=False), TableColumn(msg("Reason"), numeric=False))
    return Table(msg("Lines"), columns, tuple(Row((Verbatim(f"line {at}"), Verbatim("so"))) for at in range(rows)))


def test_every_page_says_which_of_how_many_it_is(printed: Print, read: Read) -> None:
    pages = read(printed(_long(120)))
    assert len(pages) == 3
    assert [re.findall(r"page (\d) of (\d)", page) for page in pages] == [[("1", "3")], [("2", "3")], [("3", "3")]]


def test_every_page_names_the_institution_the_audience_the_snapshot_and_the_control(
    printed: Print, read: Read, document: Callable[..., Document]
) -> None:
    control = control_hash(document(_long(120)))
    for page in read(printed(_long(120))):
        assert "RÉPUBLIQUE DU TAMARIS" in page
        assert "AUDIENCE: COMMITTEE" in page
        assert "Hearing of 18 Nov 2025" in page
        assert "Fictional example" in page
        assert f"Snapshot S-17 · 12 Nov 2025, 14:30 · control {control[:4]} {control[4:8]}" in page


def test_a_long_institution_leaves_room_for_the_audience(printed: Print, read: Read) -> None:
    page = read(printed(_long(1), institution=("Commission " * 40,)))[0]
    assert "COMMISSION COMMISSION" in page
    assert "\u2026" in page
    assert "AUDIENCE: COMMITTEE" in page


def test_a_real_dossier_is_not_called_fictional(printed: Print, read: Read) -> None:
    assert "Fictional" not in read(printed(_long(1), fictional=False))[0]


def test_the_head_of_a_table_is_repeated_on_each_page(printed: Print, read: Read) -> None:
    assert all("Reason" in page for page in read(printed(_long(120))))


def test_the_same_document_gives_the_same_bytes(printed: Print) -> None:
    assert printed(_long(5)) == printed(_long(5))
    assert printed(_long(5)) != printed(_long(6))


def test_a_heading_is_never_the_last_thing_on_a_page(printed: Print, read: Read) -> None:
    """Whatever stands before it, a heading has its first lines below it on the same page."""
    for lines in range(20, 45):
        filler = Bullets(tuple(Verbatim(f"line {at}") for at in range(lines)))
        part = Section(msg("A heading"), (Paragraph(msg("Its first sentence.")),))
        together = [("A heading" in page, "Its first sentence." in page) for page in read(printed(filler, part))]
        assert (True, True) in together
        assert (True, False) not in together


@pytest.mark.parametrize(("rows", "pages"), [(4, 2), (24, 2), (35, 3)])
def test_a_part_begins_on_the_page_of_the_part_before_unless_little_room_is_left(
    printed: Print, rows: int, pages: int
) -> None:
    parts = tuple(Section(msg("A part"), (_long(count),)) for count in (rows, 2))
    assert count_pages(printed(*parts, cover=True)) == pages


@pytest.mark.parametrize(("rows", "pages"), [(1, 1), (12, 2)])
def test_a_part_on_a_page_of_its_own_leaves_no_page_nearly_empty(printed: Print, rows: int, pages: int) -> None:
    assert count_pages(printed(_long(rows), Section(msg("A part"), (_long(2),), new_page=True))) == pages


def test_a_cover_lists_the_parts_with_their_pages(printed: Print, read: Read) -> None:
    parts = (
        Section(msg("First part"), (_long(70),), new_page=True),
        Section(msg("Second part"), (_long(2),), new_page=True),
    )
    pages = read(printed(*parts, cover=True))
    assert len(pages) == 4
    assert re.search(r"First part[ .]+2", pages[0])
    assert re.search(r"Second part[ .]+4", pages[0])


def test_parts_are_bookmarks(printed: Print) -> None:
    from pypdfium2 import PdfDocument

    parts = (Section(msg("First part"), (Section(msg("Detail"), (_long(2),)),)), Section(msg("Second part"), ()))
    with PdfDocument(printed(*parts, cover=True)) as opened:
        found = [(mark.level, mark.get_title()) for mark in opened.get_toc()]
    assert found == [(0, "First part"), (1, "Detail"), (0, "Second part")]


def test_the_file_says_its_title_its_language_and_that_its_fonts_are_inside(
    printed: Print, figure: Callable[..., Figure]
) -> None:
    from pypdfium2 import PdfDocument

    boxes = (
        KeyFigures(((msg("voted"), figure(5), None),)),
        Callout(Tone.LIMITS, msg("Limits."), msg("None.")),
        Numbered(((msg("A finding"), None),)),
        Questions((QuestionItem(msg("Why so?"), None),), 2),
        Bullets((Verbatim("one"),)),
    )
    pdf = printed(_long(3), *boxes, SourcesAnnex(msg("Sources")), cover=True)
    with PdfDocument(pdf) as opened:
        assert opened.get_metadata_value("Title") == "Execution of the defence budget"
        assert opened.get_metadata_value("CreationDate") == "D:20251112143000"
    assert b"/Lang (en)" in pdf
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") > 0


@pytest.mark.parametrize("audience", list(Audience))
def test_the_audience_is_in_the_box_of_each_page(printed: Print, read: Read, audience: Audience) -> None:
    words = {"public": "PUBLIC", "committee": "COMMITTEE", "closed": "CLOSED SESSION"}
    assert f"AUDIENCE: {words[audience.value]}" in read(printed(_long(1), audience=audience))[0]


def test_pages_can_be_looked_at_as_pictures(printed: Print) -> None:
    pdf = printed(_long(120))
    pictures = preview_pages(pdf, width=200)
    assert count_pages(pdf) == len(pictures) == 3
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


_FOUND = "words as long as those that a committee reads in its hearings, and a little longer than that. " * 2


@pytest.mark.parametrize(("findings", "kept"), [(3, True), (15, True), (17, True), (40, False)])
def test_the_first_page_of_a_note_is_set_smaller_rather_than_spilled_but_stays_legible(
    printed: Print, read: Read, *, findings: int, kept: bool
) -> None:
    found = Numbered(tuple((msg("Finding {number}", number=at), Message(_FOUND)) for at in range(1, findings + 1)))
    apart = Section(msg("Second"), (Paragraph(msg("The table.")),), new_page=True)
    said = read(printed(found, Callout(Tone.LIMITS, msg("Limits."), msg("The end.")), apart))
    assert ("The end." in said[0]) is kept
    assert (len(said) == 2) is kept
    assert "The table." in said[-1]
    assert [at for at in range(1, findings + 1) if f"Finding {at}." not in " ".join(said)] == []
