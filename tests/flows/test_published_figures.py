"""Figures that were published, reproduced to the last digit through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.conftest import Call


def test_the_credibility_of_the_french_missions_of_2013(french: Path, call: Call) -> None:
    _, told = call("pefa", french, "--by", "programme")
    (year,) = told["years"]
    assert (year["pi1_percent"], year["pi21_percent"], len(year["heads"])) == ("97.314468", "4.385166", 32)
    assert set(told["scores"].values()) == {None}


def test_the_credibility_of_the_south_african_votes(shared_data: Path, tmp_path: Path, call: Call) -> None:
    dossier = tmp_path / "za.budget"
    call("import", dossier, shared_data / "budgets" / "za_votes_2016-18_original_adjusted_actual.csv")
    _, told = call("pefa", dossier)
    assert [(year["year"], year["pi1_percent"], year["pi21_percent"]) for year in told["years"]] == [
        (2016, "99.462163", "1.465917"),
        (2017, "100.235617", "3.623899"),
    ]


def test_the_canadian_accounts_and_their_national_defence(shared_data: Path, tmp_path: Path, call: Call) -> None:
    dossier, file = tmp_path / "ca.budget", shared_data / "budgets" / "ca_authorities_expenditures_by_vote.csv"
    decided = ("--scale", 1, "--currency", "CAD", "--measure", "F=revised", "--measure", "G=paid")
    status, told = call("import", dossier, file, "--accept-review", *decided)
    assert (status, told["datasets"][0]["lines"]) == (0, 5953)
    _, told = call("compare", dossier, "--years", "2019-2020", "--by", "administration")
    assert [(row["year"], row["revised"], row["paid"]) for row in told["totals"]] == [
        (2019, "321207816179", "303595160828"),
        (2020, "474885053301", "439638996703"),
    ]
    defence = next(
        row for row in told["rows"] if row["label"] == "Department of National Defence" and row["year"] == 2019
    )
    assert (defence["revised"], defence["paid"]) == ("23776955012", "22839438337")


@pytest.mark.parametrize(
    ("exhibit", "spent", "asked", "first", "last"),
    [
        ("RF-1", "K", "X", "2347712000", "1557305000"),
        ("M-1", "J", "W", "139027636000", "152883052000"),
        ("O-1", "L", "Y", "258197591000", "283672068000"),
    ],
)
def test_the_american_exhibits_add_up_to_their_printed_totals(
    shared_data: Path, tmp_path: Path, call: Call, exhibit: str, spent: str, asked: str, first: str, last: str
) -> None:
    dossier, file = tmp_path / "us.budget", shared_data / "budgets" / f"us_dod_fy2019_{exhibit}.xlsx"
    decided = ("--scale", 1000, "--currency", "USD", "--measure", f"{spent}=paid", "--measure", f"{asked}=proposed")
    status, told = call("import", dossier, file, "--accept-review", *decided)
    assert status == 0, told
    _, told = call("compare", dossier)
    totals = {row["year"]: row for row in told["totals"]}
    assert (totals[2017]["paid"], totals[2019]["proposed"]) == (first, last)


SUPPLEMENTARY = """Supplementary estimate 2023, in GBP thousands;;;
Code;Programme;Voted 2023;Revised 2023
01;Resource;31 972 666;30 792 381
02;Resource and capital;32 315 166;31 299 176
03;Cash;36 940 256;36 842 301
"""
"""Estimates of the United Kingdom's defence ministry: main estimate, increases, decreases, and what they lead to."""
MOVES = """Register of acts 2023, in GBP thousands;;;;;
N° acte;Date;Nature de l'acte;Programme d'origine;Programme de destination;Montant
1;2023-02-01;ouverture;;01;6 457 602
2;2023-02-01;réduction;01;;7 637 887
3;2023-02-01;ouverture;;02;6 421 897
4;2023-02-01;réduction;02;;7 437 887
5;2023-02-01;ouverture;;03;8 120 370
6;2023-02-01;réduction;03;;8 218 325
"""


def test_published_increases_and_decreases_lead_to_the_revised_estimates(tmp_path: Path, call: Call) -> None:
    dossier = tmp_path / "uk.budget"
    for name, text in (("estimates.csv", SUPPLEMENTARY), ("acts.csv", MOVES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        status, told = call("import", dossier, tmp_path / name, "--accept-review", "--currency", "GBP", "--scale", 1000)
        assert status == 0, told
    _, told = call("bridge", dossier)
    assert [(one["expected"], one["gap"]) for one in told["bridges"]] == [
        ("30792381000", "0"),
        ("31299176000", "0"),
        ("36842301000", "0"),
    ]


@pytest.mark.parametrize(("printed", "state"), [(2470, "not_fired"), (2472, "not_fired"), (2473, "fired")])
def test_a_total_of_seven_rounded_rows_may_differ_by_half_a_unit_for_each(
    tmp_path: Path, call: Call, printed: int, state: str
) -> None:
    rows = "\n".join(f"0{at};Cost {at};{amount}" for at, amount in enumerate((295, 244, 758, 670, 525, -29, 6), 1))
    sheet = tmp_path / "costs.csv"
    sheet.write_text(
        f"Budget 2023 in GBP millions;;\nCode;Programme;Voted 2023\n{rows}\nTotal;;{printed}\n", encoding="utf-8"
    )
    status, told = call("import", tmp_path / "uk.budget", sheet, "--accept-review")
    assert status == 0, told
    _, told = call("findings", tmp_path / "uk.budget")
    (found,) = (one for one in told["findings"] if one["code"] == "total-disagrees")
    assert found["state"] == state
