"""Units, years and periods as titles and headers say them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid
from budgetwatch.mapping.units import currency_of, stated_units, without_unit
from budgetwatch.mapping.years import period_in, year_in_header, year_in_title

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


@pytest.mark.parametrize(
    ("text", "currency", "scale"),
    [
        ("Budget de la défense (en milliers de FCFA)", "XOF", 1000),
        ("Unité : millier de F CFA", "XOF", 1000),
        ("Montants en millions de francs CFA", "XOF", 10**6),
        ("(En euros)", "EUR", 1),
        ("(en francs)", None, 1),
        ("(dollars)", None, 1),
        ("Montants en francs", None, 1),
        ("en milliers de francs", None, 1000),
        ("en francs CFA", "XOF", 1),
        ("en francs guinéens", "GNF", 1),
        ("Main appropriation (R)", "ZAR", 1),
        ("en k€", "EUR", 1000),
        ("LFI 2022 (en 10^6 FCFA)", "XOF", 10**6),
        ("(CFAF billions)", "XOF", 10**9),
        ("(In thousand of CFA francs)", "XOF", 1000),
        ("(miles de euros)", "EUR", 1000),
        ("(In ₹ crores)", "INR", 10**7),
        ("Budget 2022 (en MDT)", "TND", 10**6),
        ("Crédits en milliards", None, 10**9),
        ("In thousands of US dollars", "USD", 1000),
        ("(FCFA milliers)", "XOF", 1000),
        ("FCFA (millions)", "XOF", 10**6),
        ("(x 1 000 FCFA)", "XOF", 1000),
        ("en mille francs CFA", "XOF", 1000),
        ("Budget 2021 milliers FCFA", "XOF", 1000),
        ("(KSh. Millions)", "KES", 10**6),
        ("Kshs '000", "KES", 1000),
        ("(R'000)", "ZAR", 1000),
        ("N'000", None, 1000),
        ("Amount in GH¢ million", "GHS", 10**6),
        ("en millions de DH", "MAD", 10**6),
        ("FCFA", "XOF", 1),
        ("Valores em R$", "BRL", 1),
        ("(em milhares de meticais)", "MZN", 1000),
        ("Montants exprimés en francs CFA", "XOF", 1),
        ("All figures in UShs billion", "UGX", 10**9),
        ("në 000/lekë", "ALL", 1000),
        ("(EUR mio)", "EUR", 10**6),
    ],
)
def test_a_stated_unit_is_read(text: str, currency: str | None, scale: int) -> None:
    unit = stated_units(text)[0]
    assert (unit.currency, unit.scale) == (currency, scale)


@pytest.mark.parametrize(
    "text",
    [
        "3 milliards de FCFA pour la route",
        "FY 2019 (Base)",
        "thousand tonnes of carbon",
        "Armée de terre",
        "LFI FC",
        "1 euro = 655,957 FCFA",
    ],
)
def test_an_amount_or_another_word_is_no_unit(text: str) -> None:
    assert stated_units(text) == ()


def test_a_currency_alone_is_a_unit_in_a_column_header_only() -> None:
    assert stated_units("LFI FCFA", header=True)[0].currency == "XOF"
    assert stated_units("Le franc CFA en Afrique") == ()


def test_a_currency_in_brackets_after_its_name_is_no_second_unit() -> None:
    units = [(unit.currency, unit.scale) for unit in stated_units("en millions d'ouguiyas (MRU)")]
    assert units == [("MRU", 10**6)]


def test_a_unit_at_the_right_of_the_row_above_a_header_is_no_part_of_it(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Loi de finances initiale 2021 |      |                        |
        |                               |      | (Unité : millier FCFA) |
        | Ministère                     | Code | LFI 2021               |
        | Défense                       | 10   | 7111                   |
        | Santé                         | 20   | 2222                   |
    """)
    assert [column.header for column in readings[0].layout.columns] == ["Ministère", "Code", "LFI 2021"]
    assert verdict(readings) == (Verdict.READY, [])
    assert str(readings[0].totals[0].lines_sum) == "9333000"


def test_a_header_without_its_unit_keeps_other_brackets() -> None:
    assert without_unit("Avance versée (FCFA)").strip() == "Avance versée"
    assert without_unit("Secret (O/N)") == "Secret (O/N)"


def test_a_whole_text_names_a_currency() -> None:
    assert currency_of("F CFA") == "XOF"
    assert currency_of("drachmes") is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("LFI 2014", "2014"),
        ("2016-17", "2016-17"),
        ("2016/2017", "2016/2017"),
        ("ae_2013", "2013"),
        ("Mandaté au 31/12/2021", "2021"),
        ("Dotation au 01/01/2021", "2021"),
        ("Engagé au 31 janvier 2022", None),
        ("Variation 2013/2015", None),
        ("Code", None),
    ],
)
def test_a_header_names_one_year_or_none(text: str, year: str | None) -> None:
    found = year_in_header(text)
    assert (str(found) if found else None) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Loi n° 2014-855 du 31 juillet 2014 de règlement des comptes de l'année 2013 - Article 4", 2013),
        ("Gestion 2015", 2015),
        ("Exercice budgétaire 2020-2021", 2020),
        ("Budget 2021 et exécution 2020", None),
        ("Édité le 12/03/2026", None),
        ("Situation d'exécution 2013-2015", None),
        ("décret 2012-1553, état A", None),
    ],
)
def test_a_title_speaks_of_one_year_whatever_laws_and_dates_it_quotes(text: str, year: int | None) -> None:
    found = year_in_title(text)
    assert (found.number if found else None) == year


def test_a_quarter_is_a_part_of_the_year() -> None:
    assert str(period_in("Payé T2 2014")) == "Q2"
    assert str(period_in("1er trimestre")) == "Q1"
    assert str(period_in("Payé S2")) == "S2"
    assert period_in("Titre 2") is None


@pytest.mark.parametrize(
    ("title", "currency", "scale"),
    [
        ("FY 2019/20, UShs Billion", "UGX", 10**9),
        ("2021 APPROPRIATION ACT, AMOUNT (=N=)", "NGN", 1),
        ("Vote 1041, KShs. Million", "KES", 10**6),
    ],
)
def test_units_of_anglophone_sheets_are_read(read: Read, title: str, currency: str, scale: int) -> None:
    (table,) = read(f"""
        | {title} |                        |                 |
        | Head    | Sub-head               | Approved 2019/20 |
        | 0101    | Headquarters           | 9110            |
        | 0102    | Air base               | 5220            |
    """)
    assert (table.layout.unit.currency, table.layout.unit.scale) == (currency, scale)
    assert [column.role.value for column in table.layout.columns] == ["code", "label", "amount"]


@pytest.mark.parametrize("title", ["Budget 2022 (LFI) - FCFA", "LFI 2022 FCFA", "Crédits de 2022 : F CFA"])
def test_a_currency_at_the_end_of_a_title_is_its_unit(title: str) -> None:
    assert [(unit.currency, unit.scale) for unit in stated_units(title)] == [("XOF", 1)]


@pytest.mark.parametrize("title", ["Cours du franc CFA", "Réformes de la zone FCFA", "L'avenir du FCFA"])
def test_a_currency_that_a_title_only_speaks_of_is_no_unit(title: str) -> None:
    assert stated_units(title) == ()


def test_a_note_on_all_amounts_that_states_another_unit_is_a_conflict(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget 2022 (en milliers de FCFA)       |         |
        | Libellé                                 | LFI     |
        | Soldes                                  | 9123456 |
        | Vivres                                  | 300500  |
        | NB : les montants sont en millions de FCFA |      |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["unit-conflict"])


def test_a_heading_in_another_unit_than_the_table_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Loi de finances initiale 2024 |                                                  |         |
        | Code                          | Libellé                                          | CP 2024 |
        |                               | Section I : fonctionnement (en milliers de FCFA) |         |
        | 10                            | Direction du matériel                            | 783956  |
        | 11                            | Armée de terre                                   | 424537  |
        |                               | Section II : équipement (en millions de FCFA)    |         |
        | 20                            | Service de santé des armées                      | 827     |
        | 21                            | Direction du génie                               | 13      |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["unit-conflict"])


@pytest.mark.parametrize(("unit", "codes"), [("en milliers de FCFA", ["shown-divided"]), ("en FCFA", [])])
def test_thousands_beside_amounts_that_are_shown_divided_are_asked_about(
    unit: str, codes: list[str], grid: Callable[..., Grid], read: Read, verdict: Judge
) -> None:
    sheet = grid(f"""
        | Budget 2022 ({unit}) |           |
        | Libellé              | LFI 2022  |
        | Soldes               | 912345600 |
        | Vivres               | 30050000  |
    """)
    assert verdict(read(replace(sheet, divided={2: 3})))[1] == codes


def test_a_column_of_amounts_per_head_is_left_out_of_a_budget(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Dépenses 2022 (en milliards de FCFA) |       |              |              |
        | Poste                                | LFI   | En % du PIB  | Par habitant |
        | Soldes                               | 410.5 | 3.2          | 33.1         |
        | Vivres                               | 120.3 | 1.1          | 10.2         |
    """)
    assert [str(total.lines_sum) for total in readings[0].totals] == ["530800000000"]
    assert verdict(readings) == (Verdict.READY, [])


def test_amounts_in_francs_leave_only_the_currency_to_be_asked(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget voté 2023 (en francs) |          |
        | Libellé                      | LFI 2023 |
        | Solde                        | 12500300 |
        | Primes                       | 4120500  |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["currency-missing"])
