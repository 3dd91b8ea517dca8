"""Columns that divide the money of each line by nature or by payer: all of it counts, once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
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
