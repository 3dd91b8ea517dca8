"""What cannot be done is a sentence, a code and a status: never a traceback, never a changed dossier."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.cli.run import run
from tests.flows.conftest import Call


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("absent.xlsx", None, "missing-file"),
        ("empty.xlsx", b"", "empty-file"),
        ("cut.xlsx", b"PK\x03\x04" + bytes(200), None),
        ("page.xls", b"<html><table><tr><td>1</td></tr></table></html>", "html-table"),
        ("picture.csv", bytes(range(256)) * 20, None),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_refused_with_advice(
    name: str, content: bytes | None, code: str | None, tmp_path: Path, call: Call
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    for language in ("fr", "en"):
        status, told = call("inspect", path, "--lang", language)
        assert status == 1
        assert told["verdict"] == "refused"
        assert told["error"]["message"]
        assert told["error"]["advice"]
        assert code is None or told["error"]["code"] == code


def test_a_refused_file_leaves_no_dossier_behind(tmp_path: Path, call: Call) -> None:
    status, told = call("import", tmp_path / "new.budget", tmp_path / "absent.xlsx")
    assert status == 1
    assert told["files"][0]["status"] == "refused"
    assert not (tmp_path / "new.budget").exists()


@pytest.mark.parametrize("command", ["compare", "findings", "checklist", "verify"])
def test_a_dossier_that_is_none_is_said_so(command: str, tmp_path: Path, call: Call) -> None:
    path = tmp_path / "broken.budget"
    path.write_bytes(b"this is not a dossier at all" * 100)
    status, told = call(command, path)
    assert status == 1
    assert told["error"]["advice"]
    assert path.read_bytes() == b"this is not a dossier at all" * 100


def test_a_missing_dossier_is_not_made_by_asking(tmp_path: Path, call: Call) -> None:
    status, told = call("compare", tmp_path / "none.budget")
    assert status == 1
    assert told["error"]["code"] == "missing-file"
    assert not (tmp_path / "none.budget").exists()


def test_wrong_words_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["compare"])
    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_what_a_sheet_does_not_say_is_asked(tmp_path: Path, call: Call) -> None:
    sheet = tmp_path / "lignes.csv"
    sheet.write_text("Code;Libellé;LFI\n01;Solde;1200\n02;Carburant;300\n03;Vivres;450\n", encoding="utf-8")
    status, told = call("import", tmp_path / "d.budget", sheet, "--accept-review")
    assert status == 1
    assert told["error"]["code"] == "needs-decision"
    assert {question["about"] for question in told["error"]["questions"]} >= {"scale", "currency", "year"}
    decided = ("--scale", 1000, "--currency", "XOF", "--year", 2024)
    status, told = call("import", tmp_path / "d.budget", sheet, "--accept-review", *decided)
    assert status == 0, told
    (total,) = told["datasets"][0]["totals"]
    assert (total["measure"], total["year"], total["lines_sum"]) == ("voted", 2024, "1950000")


def test_a_question_that_columns_share_is_asked_once(tmp_path: Path, call: Call) -> None:
    sheet = tmp_path / "lignes.csv"
    lines = "Code;Libellé;LFI;LFR;Payé\n01;Solde;1200;1300;1100\n02;Carburant;300;300;200\n03;Vivres;450;460;440\n"
    sheet.write_text(lines, encoding="utf-8")
    status, told = call("import", tmp_path / "d.budget", sheet, "--accept-review", "--lang", "en")
    assert status == 1
    asked = {question["about"]: question for question in told["error"]["questions"]}
    assert len(asked) == len(told["error"]["questions"])
    assert asked["year"]["message"] == "Of which year are columns C to E?"
    assert asked["year"]["columns"] == ["C", "D", "E"]
    assert asked["scale"]["columns"] == []
