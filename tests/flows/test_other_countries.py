"""The same road on the budgets of South Africa and the United States."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.usecases.dossiers import open_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.packing import compose
from tests.flows.conftest import Call


def test_two_years_in_one_column_are_two_years(shared_data: Path, tmp_path: Path, call: Call) -> None:
    dossier = tmp_path / "za.budget"
    file = shared_data / "budgets" / "za_votes_2016-18_original_adjusted_actual.csv"
    assert call("import", dossier, file)[0] == 0
    _, told = call("compare", dossier, "--years", "2016-2017", "--rate-of", "voted")
    totals = {row["year"]: row for row in told["totals"]}
    stages = ("voted", "revised", "paid")
    assert [totals[2016][stage] for stage in stages] == ["721148225996", "723132355000", "717269622805"]
    assert [totals[2017][stage] for stage in stages] == ["767037868000", "781536603000", "768845143266"]
    assert totals[2016]["execution_rate"].startswith("0.99462")
    assert len({row["label"] for row in told["rows"]}) == 40


def test_a_sheet_that_names_neither_unit_nor_stage_asks_for_both(shared_data: Path, tmp_path: Path, call: Call) -> None:
    dossier, file = tmp_path / "us.budget", shared_data / "budgets" / "us_dod_fy2019_O-1.xlsx"
    status, told = call("import", dossier, file)
    assert status == 1
    assert {question["about"] for question in told["error"]["questions"]} == {"scale", "currency", "measure"}
    assert not dossier.exists()


def test_once_decided_it_adds_up_to_its_printed_totals(shared_data: Path, tmp_path: Path, call: Call) -> None:
    dossier, file = tmp_path / "us.budget", shared_data / "budgets" / "us_dod_fy2019_O-1.xlsx"
    decided = ("--scale", 1000, "--currency", "USD", "--measure", "L=paid", "--measure", "Y=proposed")
    status, told = call("import", dossier, file, "--accept-review", *decided)
    assert status == 0, told
    assert call("verify", dossier)[0] == 0
    _, told = call("compare", dossier, "--by", "administration")
    totals = {row["year"]: row for row in told["totals"]}
    assert totals[2017]["paid"] == "258197591000"
    assert totals[2019]["proposed"] == "283672068000"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_english_sheet_makes_a_pack_in_either_language(
    shared_data: Path, tmp_path: Path, call: Call, language: str
) -> None:
    dossier = tmp_path / "za.budget"
    call("import", dossier, shared_data / "budgets" / "za_votes_2016-18_original_adjusted_actual.csv")
    status, told = call("pack", dossier, "--out", tmp_path / "out", "--lang", language)
    assert status == 0, told
    assert told["files"][0]["pages"] >= 4


def test_a_budget_of_many_programmes_makes_a_pack_that_can_be_read_and_traced(
    shared_data: Path, tmp_path: Path, call: Call
) -> None:
    dossier, file = tmp_path / "za.budget", "za_programmes_2016-17_original_adjusted_actual.csv"
    decided = ("--scale", 1, "--currency", "ZAR", "--year", 2016)
    assert call("import", dossier, shared_data / "budgets" / file, *decided)[0] == 0
    _, told = call("pack", dossier, "--out", tmp_path / "out")
    assert 10 <= told["files"][0]["pages"] <= 16
    with open_dossier(dossier, write=False) as opened:
        figures = compose(opened).figures()
        assert len(figures) == told["figures"] > 100
        assert [one for one in figures if not explain(opened, one, raw=False).holds] == []
