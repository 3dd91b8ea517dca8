"""Columns that divide the money of each line by nature or by payer: all of it counts, once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Role

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


@pytest.mark.parametrize(
    "natures",
    ["Solde | Fonctionnement | Investissement", "Trésor | Dons | Prêts", "Compensation | Goods and services | Capex"],
)
def test_the_total_of_natures_counts_and_they_are_its_parts(read: Read, verdict: Judge, natures: str) -> None:
    readings = read(f"""
        | Loi de finances initiale 2021 (en FCFA) |     |      |      |       |
        | Ministère                               | {natures} | TOTAL |
        | Défense                                 | 110 | 2000 | 3500 | 5610  |
        | Justice                                 | 120 | 1000 | 2500 | 3620  |
        | TOTAL                                   | 230 | 3000 | 6000 | 9230  |
    """)
    assert [(one.counts, one.measure, str(one.lines_sum)) for one in readings[0].totals] == [
        (False, "voted", "230"),
        (False, "voted", "3000"),
        (False, "voted", "6000"),
        (True, "voted", "9230"),
    ]
    assert verdict(readings) == (Verdict.READY, [])


def test_natures_without_a_total_all_count_in_ae_and_in_cp(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Loi de finances initiale 2021 (en FCFA) |                |      |                |      |
        |                                         | Fonctionnement |      | Investissement |      |
        | Programme                               | AE             | CP   | AE             | CP   |
        | Terre                                   | 1100           | 1000 | 3500           | 2500 |
        | Air                                     | 1200           | 1100 | 4500           | 3500 |
    """)
    assert [(one.variant, one.basis, str(one.lines_sum)) for one in readings[0].totals if one.counts] == [
        ("Fonctionnement", "AE", "2300"),
        ("Fonctionnement", "CP", "2100"),
        ("Investissement", "AE", "8000"),
        ("Investissement", "CP", "6000"),
    ]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_total_that_natures_do_not_make_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Loi de finances initiale 2021 (en FCFA) |                |                |       |
        | Ministère                               | Fonctionnement | Investissement | Total |
        | Défense                                 | 2000           | 3500           | 5600  |
        | Justice                                 | 1000           | 2500           | 3500  |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["columns-overlap"])


def test_one_nature_alone_may_be_a_count(read: Read) -> None:
    (table,) = read("""
        | LFI 2021 (en FCFA) |           |          |
        | Corps              | Personnel | LFI 2021 |
        | Officiers          | 120       | 9110     |
        | Civils             | 80        | 5220     |
    """)
    assert [column.role for column in table.layout.columns] == [Role.LABEL, Role.QUANTITY, Role.AMOUNT]


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ("Armée de terre | Armée de l'air | Marine", "Total"),
        ("Services votés | Mesures nouvelles | Ajustements", "PLF 2021"),
    ],
)
def test_columns_that_a_total_adds_up_in_every_line_are_its_parts(
    read: Read, verdict: Judge, parts: str, total: str
) -> None:
    readings = read(f"""
        | Projet de loi de finances 2021 (en FCFA) |      |      |      |       |
        | Nature                                   | {parts} | {total} |
        | Personnel                                | 1100 | 2000 | 3500 | 6600  |
        | Dettes                                   | 1200 | 1000 | 2500 | 4700  |
        | TOTAL                                    | 2300 | 3000 | 6000 | 11300 |
    """)
    assert [str(one.lines_sum) for one in readings[0].totals if one.counts] == ["11300"]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_column_that_says_of_which_is_not_counted(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2021 (en FCFA) |                     |                     |                            |
        | Ministère          | Crédits de paiement | dont investissement | dont dépenses de personnel |
        | Défense            | 9110                | 3000                | 2100                       |
        | Justice            | 5220                | 1100                | 2000                       |
        | Total              | 14330               | 4100                | 4100                       |
    """)
    assert [str(one.lines_sum) for one in readings[0].totals if one.counts] == ["14330"]
    assert verdict(readings) == (Verdict.READY, [])


def test_money_under_the_name_of_a_force_is_no_code_where_a_total_adds_it_up(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2021 (en FCFA) |                |                 |
        | Nature             | Armée de terre | Armée de l'air  |
        | Personnel          | 91100          | 31100           |
        | Routes             | 52200          | 21100           |
        | Sous-total         | 143300         | 52200           |
        | Ponts              | 12200          | 11100           |
        | Sous-total         | 12200          | 11100           |
    """)
    assert [column.role for column in readings[0].layout.columns] == [Role.LABEL, Role.AMOUNT, Role.AMOUNT]
    assert verdict(readings)[0] is Verdict.REVIEW


@pytest.mark.parametrize("blank", [2, 4, 5])
def test_an_empty_column_inside_a_group_of_the_header_changes_nothing(
    read: Read, grid: Callable[..., Grid], verdict: Judge, blank: int
) -> None:
    rows = [
        ["Dépenses de 2021 (en FCFA)"],
        ["Nature", "", "Voté", "", "Ordonnancé", ""],
        ["Titre", "Intitulé", "2020", "2021", "2020", "2021"],
        ["1", "Personnel", "7100", "7200", "6100", "6200"],
        ["2", "Biens", "5100", "4200", "4100", "3200"],
        ["3", "Routes", "3100", "2200", "2100", "1200"],
    ]
    drawn = "\n".join(" | ".join(["", *row[: blank - 1], "", *row[blank - 1 :], ""]) for row in rows)
    ends = [(first + (first >= blank), last + (last >= blank)) for first, last in ((1, 2), (3, 4), (5, 6))]
    readings = read(grid(drawn, merges=[(2, first, 2, last) for first, last in ends]))
    assert [f"{one.measure} {one.year} {one.lines_sum}" for one in readings[0].totals if one.lines_sum] == [
        *("voted 2020 15300", "voted 2021 13600", "ordered 2020 12300", "ordered 2021 10600"),
    ]
    assert verdict(readings) == (Verdict.READY, [])
