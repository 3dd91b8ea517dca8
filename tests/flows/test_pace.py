"""The command that tells the pace of a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.conftest import Call

QUARTERS = """\
Exécution 2023
(en millions de FCFA)
Programme;Libellé;Payé T1;Payé T2;Payé T3;Payé T4
101;Armée;100;200;300;400
102;Garde;10;20;30;40
"""


@pytest.fixture
def dossier(tmp_path: Path, call: Call) -> Path:
    """A dossier of quarters that nothing in it explains."""
    sheet, path = tmp_path / "Execution.csv", tmp_path / "pace.budget"
    sheet.write_text(QUARTERS, encoding="utf-8")
    status, told = call("import", path, sheet, "--accept-review")
    assert status == 0, told
    return path


def test_quarters_are_asked_about_and_told_once_a_person_says_how_they_count(dossier: Path, call: Call) -> None:
    status, told = call("pace", dossier)
    (table,) = told["tables"]
    assert (status, table["counting"], table["evidence"], told["rows"]) == (0, "unsure", "nothing", [])
    _, told = call("pace", dossier, "--say", f"{table['dataset']}=cumulated", "--by", "programme:2")
    (total,) = told["totals"]
    assert (total["whole"], total["end"], total["share"], total["even"]) == (
        "440000000",
        "110000000",
        "0.25",
        "0.250000",
    )
    assert [row["parts"]["Q2"] for row in told["rows"]] == ["100000000", "10000000"]
    assert call("compare", dossier)[1]["totals"][0]["paid"] == "440000000"
    assert call("verify", dossier)[0] == 0


@pytest.mark.parametrize("words", [("--say", "one=flows"), ("--say", "1=both"), ("--by", "sea")])
def test_what_cannot_be_understood_is_refused(dossier: Path, call: Call, words: tuple[str, str]) -> None:
    status, told = call("pace", dossier, *words)
    assert (status, told["error"]["code"]) == (1, "wrong-question")


def test_a_table_that_is_not_there_is_not_found(dossier: Path, call: Call) -> None:
    status, told = call("pace", dossier, "--say", "99=flows")
    assert (status, told["error"]["code"]) == (1, "not-found")
