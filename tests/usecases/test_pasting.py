"""Pasted text becomes cells: tabs of a spreadsheet, gaps of a page, amounts as they were written."""

from __future__ import annotations

import pytest

from budgetwatch.usecases.pasting import cells_of

PAGE = """\
Loi de finances 2024 (en milliers de FCFA)
Programme   Libellé                Crédits votés AE    Crédits votés CP
2105        Forces terrestres             12 500 000          11 250 000
2107        Soutien                                            1 200 000
Total                                     20 750 500          20 450 000"""


def test_the_gaps_that_all_rows_of_a_page_share_tell_its_columns() -> None:
    assert cells_of(PAGE) == (
        ("Loi de finances 2024 (en milliers de FCFA)",),
        ("Programme", "Libellé", "Crédits votés AE", "Crédits votés CP"),
        ("2105", "Forces terrestres", "12 500 000", "11 250 000"),
        ("2107", "Soutien", "", "1 200 000"),
        ("Total", "", "20 750 500", "20 450 000"),
    )


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\nc\t12 500", (("a", "b"), ("c", "12 500"))),
        ('a\t"deux\nlignes"\nb\t1', (("a", "deux\nlignes"), ("b", "1"))),
        ("Terre  12 500\r\nAir    8 250,5\r\n", (("Terre", "12 500"), ("Air", "8 250,5"))),
        ("Terre\u00a0\u00a012\u202f500", (("Terre", "12\u202f500"),)),
        ("Forces de terre  1  2\nAir  10  20", (("Forces de terre", "1", "2"), ("Air", "10", "20"))),
        ("une seule phrase", (("une seule phrase",),)),
        (" \n", ()),
        ("Loi 2024\nTerre;12 500\nAir; 8 250,5", (("Loi 2024",), ("Terre", "12 500"), ("Air", "8 250,5"))),
        ('"Solde; primes";12\nAir;8', (("Solde; primes", "12"), ("Air", "8"))),
        ("Solde; primes  12\nAir  8", (("Solde; primes", "12"), ("Air", "8"))),
        ("voté; payé\nune phrase\nrevu; engagé", (("voté; payé",), ("une phrase",), ("revu; engagé",))),
        ("a;b\nc;d;e", (("a;b",), ("c;d;e",))),
    ],
)
def test_what_parts_cells_and_what_does_not(text: str, cells: tuple[tuple[str, ...], ...]) -> None:
    assert cells_of(text) == cells


def test_a_quotation_mark_that_nothing_closes_swallows_no_line() -> None:
    assert cells_of('"Faso\t12\nArmée\t13\nTotal\t25') == (('"Faso', "12"), ("Armée", "13"), ("Total", "25"))
    assert len(cells_of('"Faso\t12\n' + "Armée de terre\t13\n" * 9000)) == 9001


def test_a_quoted_cell_keeps_its_lines_and_a_quoted_word_its_marks() -> None:
    pasted = '"Ligne un\nligne deux"\t12\n"a ""b"""\t13\n"Sahel" nord\t4\n\n\t5'
    assert cells_of(pasted) == (("Ligne un\nligne deux", "12"), ('a "b"', "13"), ('"Sahel" nord', "4"), (), ("", "5"))
