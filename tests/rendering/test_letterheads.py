"""Letterhead, paper and signatures on the pages of a PDF, and pictures that cannot stand there."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from budgetwatch.domain.document import Document, Paragraph, Section, SourcesAnnex
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.pack import Letterhead, Paper
from budgetwatch.i18n import language
from budgetwatch.rendering import is_picture, render_word, render_workbook
from budgetwatch.rendering.logo import HIGHEST, WIDEST, read_picture
from tests.rendering.conftest import Print, Read

BODY = Section(msg("Summary"), (Paragraph(msg("Summary")),))


def picture(width: int, height: int, form: str = "PNG") -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), "navy").save(target, form)
    return target.getvalue()


def pictures_on(pdf: bytes) -> list[int]:
    """How many pictures each page has."""
    with PdfDocument(pdf) as opened:
        return [len(list(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))) for page in opened]


def bomb() -> bytes:
    """A few bytes that claim a picture of a thousand million pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 32_000, 32_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


UNFIT = {"nothing": b"", "cut": picture(300, 300)[:90], "bomb": bomb(), "another format": picture(9, 9, "GIF")}


@pytest.mark.parametrize("content", UNFIT.values(), ids=UNFIT.keys())
def test_what_is_no_sensible_picture_is_refused_and_left_out_of_every_format(
    content: bytes, document: Callable[..., Document], explain: Callable[[Figure], Explanation], printed: Print
) -> None:
    head = Letterhead(("Commission",), content)
    made = document(BODY, letterhead=head)
    assert not is_picture(content)
    assert not any(pictures_on(printed(BODY, letterhead=head)))
    assert b"word/media" not in render_word(made, language("en"), explain)
    assert render_workbook(made, language("en"), explain)


@pytest.mark.parametrize(("width", "height"), [(100, 100), (3000, 200), (10, 900)])
def test_a_logo_keeps_its_shape_within_its_room(width: int, height: int) -> None:
    logo = read_picture(picture(width, height, "JPEG"))
    assert logo is not None
    assert logo.width <= WIDEST + 0.01
    assert logo.height <= HIGHEST + 0.01
    assert logo.width / logo.height == pytest.approx(width / height, rel=0.02)


@pytest.mark.parametrize("cover", [True, False])
def test_the_letterhead_takes_the_place_of_the_institution_on_the_first_page(
    cover: bool,  # noqa: FBT001 - a case
    printed: Print,
    read: Read,
) -> None:
    head = Letterhead(("Commission de la défense", "BP 1"), picture(80, 80))
    longer = Section(msg("Data"), (Paragraph(msg("Data")),) * 60)
    pdf = printed(BODY, longer, letterhead=head, cover=cover)
    pages = read(pdf)
    assert "Commission de la défense" in pages[0]
    assert "RÉPUBLIQUE DU TAMARIS" not in pages[0]
    assert "RÉPUBLIQUE DU TAMARIS" in pages[1]
    assert pictures_on(pdf)[:2] == [1, 0]


def test_a_logo_alone_stands_beside_the_lines_of_the_institution(printed: Print, read: Read) -> None:
    assert "République du Tamaris" in read(printed(BODY, letterhead=Letterhead((), picture(80, 80))))[0]


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_pages_have_the_size_of_the_paper(paper: Paper, size: tuple[int, int], printed: Print) -> None:
    with PdfDocument(printed(BODY, paper=paper, cover=True)) as opened:
        assert {tuple(map(round, page.get_size())) for page in opened} == {size}


def test_signatures_stand_between_the_body_and_the_annex_of_sources(printed: Print, read: Read) -> None:
    signatories = ("The president", "The rapporteur", "The clerk", "The witness")
    text = "\n".join(read(printed(BODY, SourcesAnnex(msg("Sources")), signatories=signatories)))
    places = [text.index(one) for one in ("Summary", *signatories)]
    assert places == sorted(places)
    assert text.count("Done at") == len(signatories)
    assert text.rindex("Sources") > places[-1]
