"""Words and numbers on paper: no letter lost, no number broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from unicodedata import normalize

import pytest

from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.document import Bullets, Paragraph, Row, RowStyle, Table, TableColumn, Verbatim
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import language
from budgetwatch.rendering.fonts import KEPT, font, font_file, markup, runs
from budgetwatch.rendering.style import FILES, SMALL, Face
from budgetwatch.rendering.text import wrapped
from budgetwatch.rendering.words import spoken

Print = Callable[..., bytes]
Read = Callable[[bytes], list[str]]
MakeFigure = Callable[..., Figure]

COLUMNS = (TableColumn(msg("Line"), numeric=False), TableColumn(msg("Voted")))


def _table(*rows: Row, scale: int = 1) -> Table:
    return Table(msg("Lines"), COLUMNS, rows, scale, "XOF")


def test_groups_of_digits_are_narrow_no_break_spaces_in_text_and_in_tables(
    printed: Print, read: Read, figure: MakeFigure
) -> None:
    text = read(
        printed(Paragraph(msg("{n} lines", n=9762219)), _table(Row((Verbatim("a"), figure(41260)))), code="fr")
    )[0]
    assert "9\u202f762\u202f219" in text
    assert "41\u202f260" in text


def test_a_number_is_never_broken_at_the_end_of_a_line(printed: Print, read: Read) -> None:
    """At every width of the text before it, the number stays on one line."""
    for before in range(60, 100):
        text = read(printed(Bullets((msg("{x} {n}", x="i" * before + " " + "m" * 20, n=9762219),)), code="fr"))[0]
        assert "9\u202f762\u202f219" in text


@pytest.mark.parametrize("face", list(FILES))
def test_every_face_has_the_letters_and_signs_of_both_languages(face: Face) -> None:
    needed = "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒÆ«»’–—…−÷×·•°±€\u00a0\u202f\u2019[]()0123456789%"
    glyphs = font(face).face.charToGlyph
    assert [letter for letter in needed if ord(letter) not in glyphs] == []


@pytest.mark.parametrize("rare", ["Ɓaƙo ƴan Ɗan", "ⵜⵉⴼⵉⵏⴰⵖ", "لجنة الدفاع", "Ŋŋ Ẹẹ Ọọ", "₣ ⇄ □"])
def test_a_letter_that_a_font_lacks_is_drawn_by_another(printed: Print, read: Read, rare: str) -> None:
    text = "".join(read(printed(Bullets((Verbatim(rare),)), _table(Row((Verbatim(rare), Absent.UNKNOWN))))))
    text = normalize("NFKC", text)
    found = [letter for letter in rare if letter != " "]
    assert all(text.count(letter) >= 2 for letter in found)


def test_a_letter_that_no_font_has_becomes_a_question_mark_not_a_black_box() -> None:
    assert markup("中国", Face.SERIF) == "??"
    assert runs("中 a", Face.SANS) == [(Face.SANS, "? a")]


def test_every_character_printed_has_a_glyph_of_its_own(printed: Print, figure: MakeFigure) -> None:
    """The code of the missing glyph, 0, is never drawn: pypdfium2 would read it as U+0000 or U+FFFD."""
    from pypdfium2 import PdfDocument

    pdf = printed(Bullets((Verbatim("Ɓaƙo « ça » \u202f 中 <b>&amp;"),)), _table(Row((Verbatim("x"), figure(-1234)))))
    with PdfDocument(pdf) as opened:
        text = "".join(page.get_textpage().get_text_range() for page in opened)
    assert "\x00" not in text
    assert "\ufffd" not in text
    assert "<b>&amp;" in text


def test_words_of_a_person_are_never_taken_for_markup(printed: Print, read: Read) -> None:
    assert "a < b & c > d <font>" in read(printed(Bullets((Verbatim("a < b & c > d <font>"),))))[0]


def test_a_text_in_two_languages_is_printed_in_that_of_the_document() -> None:
    both = Bilingual("Les crédits sont-ils votés ?", "Are appropriations voted?")
    assert spoken(both, language("fr")) == "Les crédits sont-ils votés ?"
    assert spoken(both, language("en")) == "Are appropriations voted?"


def test_a_table_names_its_unit_and_prints_whole_units(printed: Print, read: Read, figure: MakeFigure) -> None:
    text = read(printed(_table(Row((Verbatim("a"), figure(41_260_018_000))), scale=1_000_000)))[0]
    assert "Table 1. Lines (million FCFA) [C-1]" in text
    assert "41,260" in text


def test_a_difference_shows_its_sign_and_its_share_too(printed: Print, read: Read, figure: MakeFigure) -> None:
    more, less = figure(900, 1), figure(400, 2)
    change = difference(more, less)
    growth = ratio(change, less)
    assert growth is not None
    text = read(
        printed(_table(*(Row((Verbatim("x"), one)) for one in (change, growth, difference(less, more), more))))
    )[0]
    assert "+500" in text
    assert "+125.0%" in text
    assert "−500" in text
    assert "+900" not in text


def test_a_missing_amount_is_a_word_and_not_zero(printed: Print, read: Read) -> None:
    text = read(printed(_table(Row((Verbatim("a"), Absent.UNKNOWN)), Row((Verbatim("b"), Absent.REDACTED)))))[0]
    assert "n/a" in text
    assert "removed" in text


def test_an_empty_table_says_that_there_is_nothing(printed: Print, read: Read) -> None:
    assert "Nothing to show." in read(printed(_table()))[0]


def test_long_labels_wrap_and_endless_words_are_cut(printed: Print, read: Read, figure: MakeFigure) -> None:
    label = "Maintien en condition opérationnelle " * 6 + "x" * 300
    text = read(printed(_table(Row((Verbatim(label), figure(5)), RowStyle.TOTAL, 3))))[0]
    assert re.sub(r"\s", "", label) in re.sub(r"\s", "", text)


def test_a_short_word_is_not_cut_for_the_sake_of_a_long_neighbour(printed: Print, read: Read) -> None:
    words = tuple(TableColumn(msg("{x}", x=name), numeric=False) for name in ("Ref.", "Topic", "Answer", "Evidence"))
    row = Row(
        (Verbatim("B02"), Verbatim("Les crédits " * 12), Verbatim("Partiellement\u00a0?"), Verbatim("pièce n° 3 " * 60))
    )
    assert "Partiellement ?" in read(printed(Table(msg("Answers"), words, (row,))))[0]


def test_lines_break_only_at_ordinary_spaces() -> None:
    lines = wrapped(f"deux mille{KEPT}francs et\u00a0plus", SMALL, 50)
    assert lines == ["deux", f"mille{KEPT}francs", "et\u00a0plus"]


def test_the_font_for_rare_letters_is_installed() -> None:
    assert font_file(Face.FALLBACK).is_file()


def test_a_total_never_stands_alone_on_a_page(printed: Print, read: Read) -> None:
    for count in range(38, 46):
        lines = tuple(Row((Verbatim(f"line {at}"), Absent.NIL)) for at in range(count))
        pages = read(printed(_table(*lines, Row((Verbatim("All of it"), Absent.NIL), RowStyle.TOTAL))))
        last = next(page for page in pages if "All of it" in page)
        assert f"line {count - 1}" in last
        assert f"line {count - 2}" in last


@pytest.mark.parametrize(("before", "after"), [(0, 1), (1, 0), (5, 0), (5, 1), (5, 2), (60, 0)])
def test_a_row_taller_than_a_page_goes_on_over_the_next(printed: Print, read: Read, before: int, after: int) -> None:
    short = Row((Verbatim("short"), Absent.NIL))
    rows = (*[short] * before, Row((Verbatim("Une très longue note. " * 1500), Absent.NIL)), *[short] * after)
    pages = read(printed(_table(*rows[:-1], replace(rows[-1], style=RowStyle.TOTAL))))
    assert len(pages) > 2
    assert "".join(pages).replace("\r\n", " ").count("longue") == 1500


def test_the_head_of_a_table_stands_once_on_a_page(printed: Print, read: Read) -> None:
    label = Verbatim("Maintien en condition opérationnelle " * 20)
    for count in range(4, 14):
        rows = (*[Row((label, Absent.NIL))] * count, Row((Verbatim("All of it"), Absent.NIL), RowStyle.TOTAL))
        pages = read(printed(_table(*rows)))
        assert all(page.count("Voted") == 1 for page in pages)
