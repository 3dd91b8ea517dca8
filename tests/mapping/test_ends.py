"""What ends a part of a table or the table itself: closing rows, remarks, signatures, items set aside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


@pytest.mark.parametrize(
    "after",
    [
        "|       | Fait à Ouagadougou, le |      | 20220315 |",
        "|       | Le Directeur           | Matricule | 245678 |",
        "|       | Arrêté le présent état à la somme de | | 94101000 |",
        "|       | Note : dont reports de | 1500000 | FCFA |",
        "| NB    | 1 USD =                | francs | 612 |",
    ],
)
def test_what_is_printed_after_the_total_of_a_table_is_none_of_its_lines(
    read: Read, verdict: Judge, after: str
) -> None:
    readings = read(f"""
        | Compte d'exécution 2021 (en FCFA) |           |                 |           |
        | Code                              | Libellé   | Crédits ouverts | Paiements |
        | 611                               | Soldes    | 91234560        | 90000100  |
        | 612                               | Carburant | 5123400         | 4100900   |
        |                                   | TOTAL     | 96357960        | 94101000  |
        |                                   |           |                 |           |
        {after}
    """)
    assert [str(total.lines_sum) for total in readings[0].totals] == ["96357960", "94101000"]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize("heading", ["Memorandum items:", "Pour mémoire"])
def test_what_a_heading_behind_the_total_sets_aside_is_in_no_sum(read: Read, verdict: Judge, heading: str) -> None:
    readings = read(f"""
        | Government expenditure 2022 (CFAF billions) |                   |        |
        | Item                                        | Budget (approved) | Actual |
        | Wages                                       | 410.5             | 400.1  |
        | Goods and services                          | 120.3             | 100.9  |
        | Total expenditure                           | 530.8             | 501.0  |
        | {heading}                                   |                   |        |
        | Nominal GDP                                 | 12000.5           | 12500.1 |
    """)
    assert [str(total.lines_sum) for total in readings[0].totals] == ["530800000000", "501000000000"]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_line_after_the_total_of_all_expenditure_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Government expenditure 2022 (CFAF billions) |                   |        |
        | Item                                        | Budget (approved) | Actual |
        | Wages                                       | 410.5             | 400.1  |
        | Goods and services                          | 120.3             | 100.9  |
        | Total expenditure                           | 530.8             | 501.0  |
        | Nominal GDP                                 | 12000.5           | 12500.1 |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["lines-after-total"])


def test_a_row_that_closes_a_part_under_its_heading_s_name_is_its_sum(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget voté 2022 (en FCFA) |         |
        | Libellé                    | Voté    |
        | Chapitre 61                |         |
        | Soldes                     | 9123456 |
        | Primes                     | 1000044 |
        | Chapitre 61                | 10123500 |
        | Chapitre 62                |         |
        | Carburant                  | 300500  |
        | Vivres                     | 200100  |
        | Chapitre 62                | 500600  |
        | Ensemble des chapitres     | 10624100 |
    """)
    assert [str(total.lines_sum) for total in readings[0].totals] == ["10624100"]
    assert len(readings[0].lines) == 4
    assert verdict(readings) == (Verdict.READY, [])


def test_lines_after_the_total_of_a_table_stay_lines(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Compte d'exécution 2021 (en FCFA) |                  |                 |           |
        | Code                              | Libellé          | Crédits ouverts | Paiements |
        | 611                               | Soldes           | 91234560        | 90000100  |
        | 612                               | Carburant        | 5123400         | 4100900   |
        |                                   | TOTAL            | 96357960        | 94101000  |
        |                                   |                  |                 |           |
        | 901                               | Comptes spéciaux | 700000          | n.d.      |
    """)
    assert str(readings[0].totals[0].lines_sum) == "97057960"
    assert verdict(readings)[0] is Verdict.REVIEW


@pytest.mark.parametrize("label", ["Rappel LFI 2020", "Plafond autorisé", "soit en euros", "Moyenne"])
def test_what_is_only_recalled_below_a_table_is_no_line(read: Read, verdict: Judge, label: str) -> None:
    readings = read(f"""
        | Code | Libellé   | LFI 2021 (FCFA) |
        | 611  | Solde     | 12500300        |
        | 612  | Carburant | 8250400         |
        | 613  | Primes    | 4120500         |
        |      | {label}   | 17000000        |
    """)
    assert str(readings[0].totals[0].lines_sum) == "24871200"
    assert verdict(readings) == (Verdict.READY, [])


def test_a_last_line_without_a_code_is_asked_about_where_no_total_tells(read: Read, verdict: Judge) -> None:
    table = """
        | Code | Libellé          | LFI 2021 (FCFA) |
        | 611  | Solde            | 12500300        |
        | 612  | Carburant        | 8250400         |
        |      | Enveloppe voisine | 4120500        |
    """
    assert verdict(read(table)) == (Verdict.REVIEW, ["line-without-code"])
    assert verdict(read(f"{table.rstrip()}\n        | | Total | 24871200 |")) == (Verdict.READY, [])


def test_medium_enterprises_are_no_mean(read: Read) -> None:
    (table,) = read("""
        | Libellé                        | LFI 2021 (FCFA) |
        | Petites et moyennes entreprises | 12500300       |
        | Grandes entreprises            | 8250400         |
    """)
    assert len(table.lines) == 2
