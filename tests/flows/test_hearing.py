"""A hearing as a script prepares it, holds it and follows it up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from budgetwatch.cli.run import run
from tests.flows.conftest import Call
from tests.usecases.conftest import LFI_2023


@pytest.fixture
def dossier(tmp_path: Path, call: Call) -> Path:
    """A dossier with a total that disagrees."""
    sheet, path = tmp_path / "LFI_2023.csv", tmp_path / "committee.budget"
    sheet.write_text(LFI_2023.replace("TOTAL;;17 623 136", "TOTAL;;17 900 000"), encoding="utf-8")
    assert call("import", path, sheet, "--accept-review")[0] == 0
    return path


def done(call: Call, dossier: Path, *words: object) -> dict[str, Any]:
    status, told = call("hearing", dossier, *words)
    assert status == 0, told
    assert isinstance(told, dict)
    return told


def test_a_hearing_is_prepared_held_and_followed_up(dossier: Path, call: Call) -> None:
    done(call, dossier, "new", "--title", "Autumn", "--date", "2025-11-18", "--place", "Room 2")
    proposals = done(call, dossier, "propose")["proposals"]
    gap = next(one for one in proposals if one["kind"] == "finding")
    topic = next(one for one in proposals if one["kind"] == "topic")
    done(call, dossier, "add", "--from", gap["key"], "--from", topic["key"])
    done(call, dossier, "add", "--text", "Who signed?", "--witness", "Intendant", "--minutes", "7")
    told = done(call, dossier, "move", "--question", "3", "--to", "1")
    assert [(one["place"], one["id"], one["minutes_so_far"]) for one in told["questions"]] == [
        (1, 3, 7),
        (2, 1, 12),
        (3, 2, 17),
    ]
    assert told["questions"][1]["figure"] == gap["figure"]
    done(call, dossier, "witness", "--witness", "Intendant", "--person", "A. Person")
    done(call, dossier, "answer", "--question", "3", "--status", "in_writing", "--text", "By January.")
    told = done(call, dossier, "commitment", "--text", "The act", "--question", "3", "--due", "2026-01-31")
    assert told["questions"][0]["reply"]["status"] == "in_writing"
    assert next((one["function"], one["person"]) for one in told["witnesses"]) == ("Intendant", "A. Person")
    told = done(call, dossier, "new", "--title", "Next year", "--date", "2026-11-17")
    assert (told["hearing"]["title"], told["questions"]) == ("Next year", [])
    told = done(call, dossier, "commitment", "--commitment", "1", "--ask")
    assert "The act" in told["questions"][0]["text"]
    assert told["commitments"][0]["asked"] == told["questions"][0]["id"]
    told = done(call, dossier, "commitment", "--commitment", "1", "--state", "kept", "--date", "2026-02-10")
    assert (told["commitments"][0]["state"], told["commitments"][0]["days_late"]) == ("kept", 10)
    assert len(done(call, dossier, "list", "--hearing", "1")["questions"]) == 3
    assert len(done(call, dossier, "remove", "--question", "2", "--hearing", "1")["questions"]) == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add",), "argument-missing"),
        (("move", "--question", "1"), "argument-missing"),
        (("answer", "--text", "Yes"), "argument-missing"),
        (("add", "--from", "nothing"), "not-found"),
        (("answer", "--question", "9"), "not-found"),
        (("list", "--hearing", "9"), "not-found"),
        (("commitment", "--commitment", "9", "--ask"), "not-found"),
    ],
)
def test_what_cannot_be_done_says_why(words: tuple[str, ...], code: str, dossier: Path, call: Call) -> None:
    status, told = call("hearing", dossier, *words)
    assert (status, told["error"]["code"]) == (1, code)


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("checklist", "--answer", "ZZ9=yes"), 1, "not-found"),
        (("checklist", "--answer", "=yes"), 1, "not-found"),
        (("checklist", "--answer", "D03"), 1, "wrong-question"),
        (("checklist", "--confirm", "ZZ9"), 1, "not-found"),
        (("checklist", "--withdraw", "D03"), 1, "not-found"),
        (("checklist", "--note", "Seen"), 1, "wrong-question"),
        (("checklist", "--year", "1800", "--answer", "A02=no"), 1, "wrong-question"),
        (("checklist", "--forget-year", "2022"), 1, "not-found"),
        (("hearing", "commitment", "--text", "The act", "--question", "99"), 1, "not-found"),
        (("hearing", "add", "--from", "BW04", "--text", "Why?"), 1, "wrong-question"),
        (("hearing", "add", "--from", "BW04", "--audience", "closed"), 1, "wrong-question"),
        (("hearing", "add", "--from", "BW04", "--minutes", "0"), 1, "wrong-question"),
        (("hearing", "add", "--from", "BW04", "--witness", "Intendant"), 1, "wrong-question"),
        (("documents", "--note", "t1", "--year", "99999999", "--outcome", "received"), 1, "not-found"),
        (("documents", "--note", "t1", "--year", "-5", "--outcome", "never_made"), 1, "not-found"),
        (("documents", "--remind", "LFI_2023.csv/letters"), 1, "missing-folder"),
    ],
)
def test_what_is_answered_or_noted_of_nothing_is_refused(
    words: tuple[str, ...], status: int, code: str, dossier: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(dossier.parent)
    command, *rest = words
    got, told = call(command, dossier, *rest)
    assert (got, told["error"]["code"]) == (status, code)


@pytest.mark.parametrize(
    "words", [("add", "--text", "Why?", "--minutes", "-5"), ("move", "--question", "1", "--to", "0")]
)
def test_minutes_and_places_are_counted(words: tuple[str, ...], dossier: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(["hearing", str(dossier), *words])


def test_a_year_of_answers_is_closed_and_the_next_dossier_takes_it_over(
    dossier: Path, tmp_path: Path, call: Call
) -> None:
    for words in (("--answer", "D01=yes", "--note", "seen"), ("--close-year", "--year", "2023")):
        assert call("checklist", dossier, *words)[0] == 0
    later = tmp_path / "later.budget"
    (tmp_path / "LFI_2024.csv").write_text(LFI_2023.replace("2023", "2024"), encoding="utf-8")
    assert call("import", later, tmp_path / "LFI_2024.csv", "--accept-review")[0] == 0
    assert call("checklist", later, "--carry", dossier)[1]["past"] == {"2023": {"D01": "yes"}}
    assert call("checklist", later, "--carry", dossier, "--year", "2022")[0] == 1
    assert call("checklist", later, "--close-year", "--year", "1800")[0] == 1
    assert call("checklist", later, "--forget-year", "2023")[1]["past"] == {}


def test_a_finding_is_judged_and_its_explanations_are_weighed(call: Call, dossier: Path) -> None:
    _, told = call("findings", dossier)
    key = told["findings"][0]["key"]
    _, told = call("findings", dossier, "--judge", key, "--verdict", "explained")
    assert told["findings"][0]["verdict"] == "explained"
    _, told = call("findings", dossier, "--weigh", key, "--explanation", 1, "--stands", "confirmed")
    assert told["findings"][0]["explanations_stand"][0] == "confirmed"
