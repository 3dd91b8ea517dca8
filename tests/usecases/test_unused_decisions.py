"""Options of an import beside what the document says itself: what is used, and what is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from budgetwatch.__main__ import main

SHEET = """\
LFI 2023 (en euros);;
Code;Libellé;LFI 2023
01;Solde;100250
02;Primes;20125
;Total;120375
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet that says its unit, year and stage."""
    path = tmp_path / "lfi.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def imported(sheet: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, list[str]]:
    """The currency that the table was stored with, and the codes of what is told."""
    assert main(["import", str(sheet.with_suffix(".budget")), str(sheet), "--json", *options]) == 0
    (table,) = json.loads(capsys.readouterr().out)["datasets"]
    return table["currency"], [issue["code"] for issue in table["issues"]]


def test_the_currency_of_the_country_holds_only_where_the_document_names_none(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(sheet, capsys, "--country", "BF") == ("EUR", [])


def test_the_currency_of_the_country_holds_where_the_document_is_silent(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet.write_text(SHEET.replace(" (en euros)", " (en milliers)"), encoding="utf-8")
    assert imported(sheet, capsys, "--country", "BF", "--accept-review")[0] == "XOF"


def test_a_currency_that_overrules_the_printed_one_is_told(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(sheet, capsys, "--currency", "usd") == ("USD", ["unit-overruled"])


def test_a_year_and_a_stage_that_the_table_has_no_need_of_are_told(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = imported(sheet, capsys, "--year", "2020", "--measure", "paid")
    assert told == ["decision-unused", "decision-unused"]


@pytest.mark.parametrize(
    "options", [("--year", "99999"), ("--year", "-1"), ("--currency", "ZZZZ"), ("--currency", "franc")]
)
def test_no_year_and_no_currency_are_refused(
    sheet: Path, options: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = sheet.with_suffix(".budget")
    assert main(["import", str(dossier), str(sheet), "--json", *options]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["advice"]
    assert not dossier.exists()


def test_years_that_end_before_they_begin_are_refused(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(sheet, capsys)
    assert main(["compare", str(sheet.with_suffix(".budget")), "--years", "2024-2022", "--json"]) == 1
    assert "2022-2024" in json.loads(capsys.readouterr().out)["error"]["advice"]
