"""Recipes, newer versions, corrections and the workbook for the ministry, as a script asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import Call
from tests.usecases.conftest import LFI_2023
from tests.usecases.test_versions import CORRECTED


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """A folder with the law of two years."""
    folder = tmp_path / "received"
    folder.mkdir()
    for year in ("2022", "2023"):
        (folder / f"LFI_{year}.csv").write_text(LFI_2023.replace("2023", year), encoding="utf-8")
    return folder


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """The law of 2023 again, corrected."""
    path = tmp_path / "LFI_2023 corrigée.csv"
    path.write_text(CORRECTED, encoding="utf-8")
    return path


@pytest.fixture
def dossier(sheets: Path, tmp_path: Path, call: Call) -> Path:
    """A dossier into which the whole folder was brought."""
    path = tmp_path / "committee.budget"
    status, told = call("import", path, sheets)
    assert (status, [file["name"] for file in told["files"]]) == (0, ["LFI_2022.csv", "LFI_2023.csv"])
    return path


def years(told: Any) -> list[list[int]]:
    return [dataset["years"] for dataset in told["datasets"]]


def test_a_recipe_is_kept_listed_used_and_forgotten(sheets: Path, tmp_path: Path, call: Call) -> None:
    path, before, now = tmp_path / "committee.budget", sheets / "LFI_2022.csv", sheets / "LFI_2023.csv"
    call("import", path, before, "--institution", "Budget office", "--keep-recipe", "Annex 3", "--author", "A clerk")
    _, told = call("recipes", path)
    recipe = told["recipes"][0]
    assert (recipe["name"], recipe["author"], recipe["institution"]) == ("Annex 3", "A clerk", "Budget office")
    assert recipe["unit"] == {"currency": "XOF", "scale": 1000}
    assert recipe["columns"][2] == {
        "column": "C",
        "header": "LFI 2022 AE",
        "role": "amount",
        "measure": "voted",
        "basis": "AE",
        "classification": None,
        "level": None,
    }
    status, told = call("import", path, now, "--recipe", "Annex 3")
    assert (status, years(told)) == (0, [[2023]])
    assert [(one["name"], one["differences"]) for one in told["files"][0]["recipe"]] == [("Annex 3", [])]
    assert call("recipes", path, "--forget", "Annex 3")[1] == {"recipes": []}
    status, told = call("import", path, now, "--recipe", "Annex 3")
    assert (status, told["error"]["code"]) == (1, "not-found")


def test_a_newer_version_is_refused_until_it_is_decided(dossier: Path, corrected: Path, call: Call) -> None:
    status, told = call("import", dossier, corrected)
    assert (status, told["error"]["code"], told["datasets"]) == (1, "needs-decision", [])
    question = told["error"]["questions"][0]
    assert (question["about"], question["replaces"], question["file"]) == ("version", 2, "LFI_2023.csv")
    assert question["changes"]["lines_in_both"] == 3
    assert [issue["code"] for issue in told["error"]["issues"]] == ["newer-version-of"]


def test_replacing_gives_the_changes_and_what_they_touch(dossier: Path, corrected: Path, call: Call) -> None:
    status, told = call("import", dossier, corrected, "--replace")
    assert status == 0
    dataset = told["datasets"][0]
    assert dataset["replaces"] == 2
    assert [line["code"] for line in dataset["changes"]["added"]] == ["2105"]
    assert [line["code"] for line in dataset["changes"]["dropped"]] == ["2104"]
    assert dataset["changes"]["amounts"] == [
        {
            "line": "Carburants",
            "places": [],
            "measure": "voted",
            "basis": "CP",
            "year": 2023,
            "before": {"amount": "3555245000", "state": "stated", "sheet": "LFI_2023", "cell": "D5"},
            "after": {"amount": "3600000000", "state": "stated", "sheet": "LFI_2023 corrigée", "cell": "D5"},
        }
    ]
    assert set(told["files"][0]["touched"]) == {
        "findings",
        "answers",
        "questions",
        "corrections",
        "packs",
        "tried",
    }
    _, compared = call("compare", dossier)
    assert [row["voted"] for row in compared["totals"] if row["year"] == 2023] == ["16889929000"]


def test_keeping_both_is_said_in_the_issues(dossier: Path, corrected: Path, call: Call) -> None:
    status, told = call("import", dossier, corrected, "--keep-both")
    assert status == 0
    assert told["datasets"][0]["replaces"] is None
    assert [issue["code"] for issue in told["datasets"][0]["issues"]] == ["newer-version-of"]


def test_a_cell_is_corrected_traced_and_given_back(dossier: Path, call: Call) -> None:
    cell = ("--cell", "LFI_2023!D5", "--file", "LFI_2023.csv")
    status, told = call(
        "correct", dossier, *cell, "--amount", "3600000000", "--reason", "Letter", "--author", "A clerk"
    )
    assert status == 0
    one = told["corrections"][0]
    assert (one["cell"], one["line"], one["reason"], one["author"]) == ("D5", "Carburants", "Letter", "A clerk")
    assert (one["received"]["amount"], one["corrected"]["amount"]) == ("3555245000", "3600000000")
    _, traced = call("trace", dossier, "--year", "2023", "--measure", "voted", "--basis", "CP")
    assert traced["holds"]
    corrections = {part["cell"]: part["correction"] for part in traced["cells"]}
    assert corrections["D5"] == one
    assert corrections["D4"] is None
    assert call("verify", dossier)[1]["ok"]
    assert call("correct", dossier, *cell, "--withdraw")[1] == {"corrections": []}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--cell", "D5", "--amount", "1", "--reason", "Letter"), "not-found"),
        (("--cell", "LFI_2023!D5", "--amount", "1"), "reason-missing"),
        (("--cell", "LFI_2023!D5", "--amount", "1 000", "--reason", "Letter"), "not-an-amount"),
        (("--cell", "the third one", "--amount", "1", "--reason", "Letter"), "not-a-cell"),
        (("--cell", "LFI_2023!B5", "--amount", "1", "--reason", "Letter"), "not-found"),
    ],
)
def test_a_correction_that_cannot_be_made_says_why(
    words: tuple[str, ...], code: str, dossier: Path, call: Call
) -> None:
    status, told = call("correct", dossier, *words)
    assert (status, told["error"]["code"]) == (1, code)
    assert call("correct", dossier)[1] == {"corrections": []}


def test_the_workbook_for_the_ministry_is_written_and_listed(sheets: Path, tmp_path: Path, call: Call) -> None:
    path, out = tmp_path / "committee.budget", tmp_path / "out" / "anomalies.xlsx"
    wrong = sheets / "wrong.csv"
    wrong.write_text(LFI_2023.replace("TOTAL;;17 623 136", "TOTAL;;17 900 000"), encoding="utf-8")
    call("import", path, wrong, "--accept-review")
    status, told = call("anomalies", path, "--out", out, "--lang", "fr")
    assert (status, told["file"]) == (0, str(out))
    assert out.read_bytes().startswith(b"PK")
    assert [(one["file"], one["cell"], one["read"]) for one in told["anomalies"]] == [("wrong.csv", "C8", "17 900 000")]


def test_a_folder_without_a_spreadsheet_is_said_so(tmp_path: Path, call: Call) -> None:
    (tmp_path / "empty").mkdir()
    status, told = call("import", tmp_path / "committee.budget", tmp_path / "empty")
    assert (status, told["error"]["code"]) == (1, "not-found")
    assert not (tmp_path / "committee.budget").exists()


def test_what_becomes_of_corrections_is_told_when_a_newer_version_replaces_their_table(
    dossier: Path, corrected: Path, call: Call
) -> None:
    for cell, amount in (("C4", "7000000000"), ("D5", "3500000000")):
        told = ("--cell", f"LFI_2023!{cell}", "--file", "LFI_2023.csv", "--amount", amount, "--reason", "Letter")
        assert call("correct", dossier, *told)[0] == 0
    _, told = call("import", dossier, corrected, "--replace")
    fates = {one["cell"]: (one["fate"], one["now"]["amount"]) for one in told["files"][0]["touched"]["corrections"]}
    assert fates == {"C4": ("carried", "7994929000"), "D5": ("left", "3600000000")}
    kept = call("correct", dossier)[1]["corrections"]
    assert [(one["sheet"], one["cell"], one["corrected"]["amount"]) for one in kept] == [
        ("LFI_2023 corrigée", "C4", "7000000000")
    ]
    assert call("verify", dossier)[1]["ok"]
