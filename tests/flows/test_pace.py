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


def test_a_committee_sets_its_own_limits_of_the_end_of_a_year(dossier: Path, call: Call) -> None:
    call("pace", dossier, "--say", "1=flows")
    assert rushed(dossier, call) == []
    status, told = call("pace", dossier, "--last-quarter", "0.35")
    assert (status, told["limits"]) == (0, {"december": "0.2", "last_quarter": "0.35", "own": ["last_quarter"]})
    assert len(rushed(dossier, call)) == 2
    _, told = call("pace", dossier, "--last-quarter", "")
    assert told["limits"]["own"] == []
    assert rushed(dossier, call) == []


def rushed(dossier: Path, call: Call) -> list[str]:
    call("materiality", dossier, "--amount", "XOF=1")
    _, told = call("findings", dossier)
    return [one["title"] for one in told["findings"] if one["code"] == "year-end-rush" and one["state"] == "fired"]


@pytest.mark.parametrize("share", ["0", "1.5", "40%", "much"])
def test_a_limit_that_is_no_part_of_a_year_is_refused(dossier: Path, call: Call, share: str) -> None:
    status, told = call("pace", dossier, "--december", share)
    assert (status, told["error"]["code"]) == (1, "wrong-pace-limit")


def test_the_topic_on_the_end_of_the_year_is_answered_from_the_pace(dossier: Path, call: Call) -> None:
    call("pace", dossier, "--say", "1=flows")
    _, told = call("checklist", dossier, "--list", "execution")
    (topic,) = (item for item in told["items"] if item["id"] == "D13")
    assert (topic["answer"], topic["automatic"]) == ("partly", True)
