"""On the command line: a blank workbook filled and imported, a table typed from a page and confirmed by a colleague."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from budgetwatch.cli.run import run
from tests.usecases.test_templates import ROWS, filled

TABLE = """Loi de finances 2024 (en milliers de FCFA);;
Programme;Libellé;Crédits votés CP
2105;Forces terrestres;12 500
2106;Forces aériennes;8 250,5
"""


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    assert run([*arguments, "--json", "--lang", "en"]) == status
    return json.loads(capsys.readouterr().out)


def test_a_filled_register_of_acts_is_inspected_imported_and_verified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, dossier = tmp_path / "actes.xlsx", tmp_path / "essai.budget"
    assert told(capsys, "template", "acts", "--out", str(path))["files"] == [str(path)]
    assert load_workbook(path).sheetnames[0] == "À remplir - To fill"
    filled("acts", path, ROWS["acts"])
    seen = told(capsys, "inspect", str(path), "--lines")
    (table,) = seen["tables"]
    assert (seen["verdict"], table["kind"], table["records"]) == ("ready", "acts", 1)
    record = table["lines"][0]["record"]
    assert (record["kind"], record["date"], record["cp"], record["ratified"]) == (
        *("advance_decree", "2024-03-12", "12000", False),
    )
    assert record["cells"]["cp"] == f"I{table['lines'][0]['row']}"
    brought = told(capsys, "import", str(dossier), str(path))
    assert [one["kind"] for one in brought["datasets"]] == ["acts"]
    (kept,) = told(capsys, "records", str(dossier), "acts")["records"]
    assert kept == {"dataset": 1, **record}
    assert told(capsys, "verify", str(dossier))["ok"]


def test_a_typed_page_is_imported_and_another_name_confirms_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, dossier = tmp_path / "page.csv", str(tmp_path / "essai.budget")
    path.write_text(TABLE, encoding="utf-8")
    origin = ("--typed", str(path), "--document", "Loi de finances 2024", "--page", "12", "--author", "A. Tio")
    told(capsys, "import", dossier, *origin)
    asked = ("trace", dossier, "--year", "2024", "--measure", "voted")
    before = told(capsys, *asked)
    assert before["cells"][0]["file"] == "Loi de finances 2024, p. 12 · A. Tio"
    assert before["cautions"]
    (waiting,) = told(capsys, "confirm", dossier)["unconfirmed"]
    refused = told(capsys, "confirm", dossier, "--source", waiting["source"], "--author", "A. Tio", status=1)
    assert refused["error"]["code"] == "same-reader"
    assert told(capsys, "confirm", dossier, "--source", waiting["source"], "--author", "B. Zan")["unconfirmed"] == []
    assert told(capsys, *asked)["cautions"] == []


def test_an_import_of_nothing_and_a_page_without_its_document_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, dossier = tmp_path / "page.csv", tmp_path / "essai.budget"
    path.write_text(TABLE, encoding="utf-8")
    assert told(capsys, "import", str(dossier), status=1)["error"]["code"] == "no-file"
    typed = told(capsys, "import", str(dossier), "--typed", str(path), "--author", "A. Tio", status=1)
    assert typed["error"]["code"] == "typed-incomplete"
    assert not dossier.exists()
