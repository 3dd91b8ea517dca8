"""Months, quarters and days in headers and cells, and tables that are made of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import Role
from budgetwatch.domain.measure import Measure
from budgetwatch.mapping.months import part_in_cell, part_of_year

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


@pytest.mark.parametrize("total", ["| Total | 2340 |", ""])
def test_months_name_the_lines_of_a_table_that_has_no_other_names(read: Read, verdict: Judge, total: str) -> None:
    readings = read(f"""
        | Paiements mensuels 2022 (en millions de FCFA) |
        | Mois                                          | Payé |
        | janv.                                         | 300  |
        | févr.                                         | 310  |
        | mars                                          | 340  |
        | avr.                                          | 350  |
        | mai                                           | 520  |
        | juin                                          | 520  |
        {total}
    """)
    assert [str(check.lines_sum) for check in readings[0].totals] == ["2340000000"]
    assert len(readings[0].lines) == 6
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("janv.", "M01"),
        ("Janvier 2023", "M01"),
        ("Payé févr. 2023", "M02"),
        ("MARS", "M03"),
        ("Août", "M08"),
        ("sept.", "M09"),
        ("Décembre 2023", "M12"),
        ("December", "M12"),
        ("Mois 7", "M07"),
        ("M07", "M07"),
        ("07/2023", "M07"),
        ("2023-07", "M07"),
        ("T1", "Q1"),
        ("1er trimestre", "Q1"),
        ("Q4 2023", "Q4"),
        ("2e semestre", "S2"),
        ("Payé au 30 juin", "C06"),
        ("Ordonnancé au 30/09/2023", "C09"),
        ("Cumul à fin mars", "C03"),
        ("Cumul T2", "C06"),
        ("Cumul T4", "None"),
        ("Payé cumul août", "C08"),
        ("Payé au 28 février 2023", "C02"),
        ("Payé au 29 février 2024", "C02"),
        ("2023 Mid-year Actual (June)", "C06"),
        ("Exécution mi-année 2023", "None"),
        ("Mi-année exécution 2023", "C06"),
        ("Mid-year Revised Budget 2023", "None"),
        ("Payé au 31 décembre 2023", "None"),
        ("Payé au 15 juin 2023", "None"),
        ("Arrêté du 12 mars 2023", "None"),
        ("Janvier à mars", "None"),
        ("Marché", "None"),
        ("Montant payé", "None"),
        ("LFI 2023", "None"),
    ],
)
def test_a_header_names_its_part_of_the_year_or_none(header: str, part: str) -> None:
    assert str(part_of_year(header)) == part


@pytest.mark.parametrize(
    ("header", "cell", "part"),
    [
        ("Mois", "Janvier", "M01"),
        ("Mois", "3", "M03"),
        ("Mois", "12", "M12"),
        ("Trimestre", "4", "Q4"),
        ("Trimestre", "5", "None"),
        ("Quarter", "T2", "Q2"),
        ("Mois", "13", "None"),
    ],
)
def test_a_cell_names_its_part_under_the_header_that_says_of_what(header: str, cell: str, part: str) -> None:
    assert str(part_in_cell(header, cell)) == part


def amounts(readings: tuple[Reading, ...]) -> list[tuple[str, str, bool]]:
    (table,) = readings
    return [
        (str(column.measure), str(column.period), column.counts)
        for column in table.layout.columns
        if column.role is Role.AMOUNT
    ]


def test_months_take_the_stage_that_the_title_names(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Paiements mensuels 2023 (en FCFA) |        |       |       |
        | Code  | Libellé  | LFI 2023 | janv. | févr. | mars  |
        | 01.01 | Solde    | 91101    | 7110  | 7220  | 7330  |
        | 01.02 | Primes   | 52202    | 4110  | 4020  | 4230  |
    """)
    assert amounts(readings) == [
        ("voted", "None", True),
        ("paid", "M01", True),
        ("paid", "M02", True),
        ("paid", "M03", True),
    ]
    assert verdict(readings)[0] is Verdict.READY


def test_months_beside_their_total_count_once(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Ordonnancements 2023 (en FCFA) |       |       |            |
        | Code  | Libellé  | T1    | T2    | Total 2023 |
        | 01.01 | Solde    | 7110  | 7220  | 14330      |
        | 01.02 | Primes   | 4110  | 4020  | 8130       |
    """)
    assert amounts(readings) == [("ordered", "Q1", False), ("ordered", "Q2", False), ("ordered", "None", True)]
    assert verdict(readings)[0] is Verdict.READY


@pytest.mark.parametrize(("last", "part"), [("30 septembre", "C09"), ("31 décembre", "None")])
def test_of_columns_that_run_from_january_only_the_last_counts(
    read: Read, verdict: Judge, last: str, part: str
) -> None:
    readings = read(f"""
        | Exécution 2023 (en FCFA) |      |       |       |
        | Code  | Libellé  | Voté  | Payé au 31 mars 2023 | Payé au 30 juin 2023 | Payé au {last} 2023 |
        | 01.01 | Solde    | 91101 | 7110                 | 17220                | 37330               |
        | 01.02 | Primes   | 52202 | 4110                 | 14020                | 14020               |
    """)
    assert amounts(readings) == [
        ("voted", "None", True),
        ("paid", "C03", False),
        ("paid", "C06", False),
        ("paid", part, True),
    ]
    assert verdict(readings)[0] is Verdict.READY


def test_a_cumul_beside_months_has_their_stage_and_is_the_one_that_counts(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Ordonnancements mensuels 2021 (en FCFA) |         |         |      |        |
        | Ministère                               | Janvier | Février | Mars | Cumul  |
        | Défense                                 | 40011   | 1203    | 507  | 41721  |
        | Santé                                   | 70502   | 2050    | 90   | 72642  |
        | Total                                   | 110513  | 3253    | 597  | 114363 |
    """)
    (table,) = readings
    assert {column.measure for column in table.layout.columns[1:]} == {Measure.ORDERED}
    assert [(t.period, str(t.lines_sum)) for t in table.totals if t.counts] == [(None, "114363")]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(("column", "cell"), [("Mois", "Janvier"), ("Exercice", "2021")])
def test_a_total_may_be_named_under_the_months_or_the_years(read: Read, column: str, cell: str) -> None:
    (table,) = read(f"""
        | Paiements 2021 (en FCFA) |           |        |
        | {column}                 | Ministère | Payé   |
        | {cell}                   | Défense   | 40011  |
        | {cell}                   | Santé     | 1203   |
        | {cell}                   | Justice   | 507    |
        | Total                    |           | 41721  |
    """)
    assert [kind.value for kind in table.layout.rows] == ["header", "line", "line", "line", "total"]
    assert [str(t.lines_sum) for t in table.totals] == ["41721"]
