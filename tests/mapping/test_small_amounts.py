"""Amounts in millions look like codes: what tells the two apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import Role

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[[tuple[Reading, ...]], tuple[Verdict, list[str]]]


def _sums(reading: Reading) -> dict[str | None, str]:
    return {total.measure: str(total.lines_sum) for total in reading.totals}


@pytest.mark.parametrize(
    ("voted", "total"),
    [(("120", "45"), "165000000"), (("120.5", "45.1"), "165600000"), (("12000", "45000"), "57000000000")],
)
def test_voted_with_its_accent_is_a_stage_whatever_the_size(
    read: Read, verdict: Judge, voted: tuple[str, str], total: str
) -> None:
    readings = read(f"""
        | Budget 2024 (en millions de FCFA) |                |            |      |
        | Code                              | Libellé        | Voté       | Payé |
        | 1                                 | Personnel      | {voted[0]} | 118  |
        | 2                                 | Fonctionnement | {voted[1]} | 40   |
    """)
    assert _sums(readings[0])["voted"] == total
    assert verdict(readings) == (Verdict.READY, [])


def test_a_vote_that_a_row_of_totals_adds_up_is_a_stage(read: Read) -> None:
    (table,) = read("""
        | Budget 2024 (en millions de FCFA) |           |       |
        | Libellé                           | Vote      | Payé  |
        | Personnel                         | 120       | 118   |
        | Fonctionnement                    | 45        | 40    |
        | Total                             | 165       | 158   |
    """)
    assert _sums(table) == {"voted": "165000000", "paid": "158000000"}


def test_a_vote_with_decimals_is_a_stage(read: Read) -> None:
    (table,) = read("""
        | Budget 2024 (en millions de FCFA) |       |       |
        | Libellé                           | Vote  | Payé  |
        | Personnel                         | 120.5 | 118   |
        | Fonctionnement                    | 45.25 | 40    |
    """)
    assert _sums(table)["voted"] == "165750000"


def test_a_vote_after_the_label_that_nothing_adds_up_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget 2024 (en millions de FCFA) |       |       |
        | Libellé                           | Vote  | Payé  |
        | Personnel                         | 120   | 118   |
        | Fonctionnement                    | 45    | 40    |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["measure-missing"])


def test_quarters_are_amounts_of_parts_of_the_year_that_may_cumulate(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Exécution 2023, paiements cumulés (en FCFA) |          |     |     |     |     |
        | Libellé                                     | LFI 2023 | T1  | T2  | T3  | T4  |
        | Personnel                                   | 1200     | 290 | 590 | 880 | 990 |
        | Investissement                              | 800      | 0   | 100 | 250 | 410 |
    """)
    assert [str(column.period) for column in readings[0].amounts[1:]] == ["Q1", "Q2", "Q3", "Q4"]
    assert "periods-may-cumulate" in verdict(readings)[1]


def test_small_numbers_that_a_row_of_totals_adds_up_are_amounts(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget 2024 (en milliards de FCFA) |       |
        | Libellé                            | Xyzzy |
        | Personnel                          | 120   |
        | Fonctionnement                     | 45    |
        | Total                              | 165   |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["measure-missing"])


def test_issued_payment_orders_are_ordered(read: Read) -> None:
    (table,) = read("""
        | Compte administratif 2023 (en FCFA) |                |              |
        | Libellé                             | Crédits votés  | Mandats émis |
        | Achats                              | 1200           | 1180         |
        | Services                            | 450            | 400          |
    """)
    assert _sums(table) == {"voted": "1650", "ordered": "1580"}


def test_small_numbers_that_nothing_explains_are_left_out_aloud(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget 2024 (en FCFA) |          |       |
        | Libellé               | LFI 2024 | Xyzzy |
        | Personnel             | 12000    | 3     |
        | Fonctionnement        | 4500     | 7     |
    """)
    assert readings[0].layout.columns[2].role is Role.QUANTITY
    assert verdict(readings) == (Verdict.REVIEW, ["column-left-out"])


def test_an_unknown_amount_of_a_register_is_left_out_aloud(read: Read, verdict: Judge) -> None:
    readings = read("""
        | N° du marché | Titulaire    | Montant (FCFA) | Montant caché | Délai (jours) |
        | 2016-01      | Fildora SARL | 7500           | 9000          | 30            |
        | 2016-02      | Tamblé SARL  | 1250           | 12500         | 120           |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["column-left-out"])
    assert readings[0].issues[0].cell is not None
    assert readings[0].issues[0].cell.a1 == "D1"


def test_numbers_of_titles_under_the_name_of_their_group_are_codes(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2024 (en milliers de FCFA) |                 |                      |                |          |       |
        | Programme                      |                 | Nature de la dépense |                | LFI 2024 |       |
        | Code                           | Libellé         | Titre                | Intitulé       | AE       | CP    |
        | "021"                          | Administration  | 1                    | Personnel      | 4602     | 4602  |
        | "021"                          | Administration  | 2                    | Biens          | 18851    | 18851 |
        | "021"                          | Administration  | 5                    | Investissement | 2720     | 2267  |
        | "022"                          | Forces          | 1                    | Personnel      | 8558     | 8558  |
    """)
    assert [column.column for column in readings[0].amounts] == [5, 6]
    assert [(code.classification, code.code, code.label) for code in readings[0].lines[0].codes] == [
        ("programme", "021", "Administration"),
        ("nature", "1", "Personnel"),
    ]
    assert verdict(readings) == (Verdict.READY, [])


def test_small_numbers_that_a_row_of_totals_adds_up_stay_money_whatever_part_their_header_names(read: Read) -> None:
    (table,) = read("""
        | LFI 2024 (en millions de FCFA) |                    |                |     |
        | Service                        | Dépenses de titre  | Remarque       | AE  |
        | Terre                          | 12                 | Solde          | 120 |
        | Air                            | 7                  | Primes         | 70  |
        | Total                          | 19                 |                | 190 |
    """)
    assert [column.role for column in table.layout.columns][1] is Role.AMOUNT


def test_narrow_columns_that_lead_to_the_names_of_the_lines_are_codes(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget voté 2024 (en milliers de FCFA) |   |   |   |    |                      |        |
        | S                                      | C | A | P | L  | Intitulé             | Voté   |
        | 14                                     | 2 | 1 | 1 | 11 | Soldes de l’active   | 512300 |
        | 14                                     | 2 | 1 | 2 | 21 | Carburant du bureau  | 98110  |
        | 14                                     | 2 | 2 | 1 | 31 | Entretien des camps  | 45020  |
        |                                        |   |   |   |    | Total                | 655430 |
    """)
    assert [column.role for column in readings[0].layout.columns[:5]] == [Role.CODE] * 5
    assert verdict(readings) == (Verdict.READY, [])


def test_a_code_that_every_line_repeats_is_no_amount(read: Read) -> None:
    (table,) = read("""
        | Órgão | Ação            | Dotação Inicial 2021 |
        | 52000 | Soldes          | 687222066            |
        | 52000 | Carburant       | 890375809            |
        | 52000 | Entretien       | 679789126            |
    """)
    assert [str(total.lines_sum) for total in table.totals] == ["2257387001"]


def test_votes_with_a_letter_are_codes(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Exchequer issues 2021/22 (KShs million) |                     |                |
        | Vote                                    | Department          | Exchequer Issues |
        | R1001                                   | State Department 1  | 46242.5        |
        | R1011                                   | State Department 2  | 23510.25       |
        | D1021                                   | State Department 3  | 70886.75       |
    """)
    assert _sums(readings[0]) == {"paid": "140639500000"}
    assert verdict(readings) == (Verdict.READY, [])
