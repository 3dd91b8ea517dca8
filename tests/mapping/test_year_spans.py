"""Columns over several years or parts of a year: the money of the columns that they hold counts once."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import TableKind

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def counting(table: Reading) -> list[str]:
    """The headers of the columns that count."""
    return [column.header for column in table.layout.columns if column.counts and column.measure]


def test_a_quarter_that_adds_up_its_months_counts_no_money(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Exécution mensuelle 2023 – paiements (en FCFA) |         |         |        |          |
        | Ligne                                          | Janvier | Février | Mars   | Total T1 |
        | Solde                                          | 100000  | 110000  | 120000 | 330000   |
        | Carburant                                      | 50000   | 40000   | 30000  | 120000   |
    """)
    assert counting(readings[0]) == ["Janvier", "Février", "Mars"]
    assert verdict(readings) == (Verdict.READY, [])


def test_what_was_engaged_before_and_in_the_quarter_is_in_what_is_cumulated(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Exécution au 30 septembre 2023 (FCFA) |              |                        |                          |                     |
        | Libellé                               | Dotation LFI | Engagements antérieurs | Engagements du trimestre | Engagements cumulés |
        | Solde                                 | 1000000      | 300000                 | 200000                   | 500000              |
        | Primes                                | 500000       | 100000                 | 50000                    | 150000              |
        | Total                                 | 1500000      | 400000                 | 250000                   | 650000              |
    """)
    assert counting(readings[0]) == ["Dotation LFI", "Engagements cumulés"]
    assert verdict(readings) == (Verdict.READY, [])


def test_natures_in_columns_are_parts_of_their_total_though_the_title_names_the_stage_of_some(
    read: Read, verdict: Judge
) -> None:
    readings = read("""
        | LFI 2023 – en FCFA |           |        |            |        |
        | Libellé            | Personnel | Biens  | Transferts | Total  |
        | Armée              | 100000    | 50000  | 10000      | 160000 |
        | Gendarmerie        | 200000    | 60000  | 20000      | 280000 |
        | Total              | 300000    | 110000 | 30000      | 440000 |
    """)
    assert counting(readings[0]) == ["Total"]
    assert verdict(readings) == (Verdict.READY, [])


def test_the_cost_of_whole_projects_is_of_no_year(read: Read) -> None:
    (table,) = read("""
        | Programme d'investissements publics 2024 (en millions de FCFA) |            |                     |                |      |
        | Projet                                                         | Coût total | Cumul au 31/12/2023 | Prévision 2024 | 2025 |
        | Caserne Nord                                                   | 5000       | 1200                | 801            | 1502 |
        | Hôpital militaire                                              | 9000       | 3000                | 2004           | 2003 |
    """)
    assert [(column.year.number if column.year else None, column.counts) for column in table.amounts] == [
        (None, False),
        (None, False),
        (2024, True),
        (2025, True),
    ]


def test_the_resources_of_a_programming_law_are_spending(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Loi de programmation militaire 2024-2025 - ressources (en milliards de FCFA) |      |      |       |
        | Volet                                                                        | 2024 | 2025 | Total |
        | Équipement                                                                   | 100  | 120  | 220   |
        | Infrastructures                                                              | 20   | 20   | 40    |
        | Total                                                                        | 120  | 140  | 260   |
    """)
    assert (readings[0].layout.kind, readings[0].layout.primary) == (TableKind.PROGRAMMING, True)
    assert verdict(readings) == (Verdict.READY, [])


def test_what_was_paid_in_all_years_before_is_no_payment_of_the_last_of_them(read: Read) -> None:
    (table,) = read("""
        | Exécution 2017 des projets d'investissement (en milliers de FCFA) |               |                      |                                   |          |            |
        | Code                                                              | Libellé       | Coût total du projet | Cumul des paiements au 31/12/2016 | LFI 2017 | Payé 2017  |
        | 611                                                               | Informatique  | 38855                | 10937                             | 12088    | 15542      |
        | 612                                                               | Aviation      | 72886                | 15852                             | 19314    | 21501      |
    """)
    assert counting(table) == ["LFI 2017", "Payé 2017"]
