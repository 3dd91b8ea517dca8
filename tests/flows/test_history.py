"""The journal through the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from budgetwatch.cli.run import run
from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.finding import Audience, Judgement
from budgetwatch.i18n import language
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import create_dossier, open_dossier, set_details
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.history import list_redoable, undo
from budgetwatch.usecases.judging import judge_finding
from budgetwatch.usecases.showing import set_audience
from tests.flows.conftest import Call

DAY = timedelta(days=1)


def test_the_journal_is_told_filtered_and_written(tmp_path: Path, call: Call) -> None:
    path, out = tmp_path / "d.budget", tmp_path / "journal.csv"
    with create_dossier(path) as dossier:
        set_details(dossier, {"institution": "A"}, "Awa")
        set_details(dossier, {"institution": "B"}, "=Issa")
    _, told = call("history", path, "--out", out)
    assert [one["author"] for one in told["entries"]] == ["=Issa", "Awa"]
    assert ";'=Issa;" in out.read_text("utf-8-sig")
    assert len(call("history", path, "--by", "Awa")[1]["entries"]) == 1
    today = datetime.now().astimezone().date()
    for since, until, found in ((today, today, 2), (today + DAY, None, 0), (None, today - DAY, 0), (None, today, 2)):
        days = [*(["--since", since] if since else []), *(["--until", until] if until else [])]
        assert len(call("history", path, *days)[1]["entries"]) == found
    assert call("history", path, "--words", "nothing of the kind")[1] == {"entries": []}


def test_steps_are_taken_back_and_done_again_by_command(tmp_path: Path, call: Call) -> None:
    path, sheet = tmp_path / "d.budget", tmp_path / "lfi.csv"
    sheet.write_text("Code;Intitulé;LFI 2023 (FCFA)\n1;Unité;5000\n2;Autre;7000", "utf-8")
    call("import", path, sheet, "--accept-review")
    assert call("undo", path, "--author", "Awa")[1]["step"] == "Importer lfi.csv"
    status, refused = call("undo", path)
    assert (status, refused["error"]["code"]) == (1, "not-found")
    assert call("redo", path)[1]["step"] == "Importer lfi.csv"
    assert call("redo", path)[0] == 1
    assert [one["author"] for one in call("history", path)[1]["entries"]] == ["", "Awa", ""]
    call("undo", path)
    assert call("import", path, sheet, "--accept-review")[0] == 0


def test_a_command_names_what_can_no_longer_be_done_again_after_its_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, sheet = tmp_path / "d.budget", tmp_path / "lfi.csv"
    sheet.write_text("Code;Intitulé;LFI 2023 (FCFA)\n1;Unité;5000\n2;Autre;7000", "utf-8")
    with create_dossier(path) as dossier:
        set_details(dossier, {"institution": "A"}, "Awa")
        undo(dossier, "Awa")
        (label,) = list_redoable(dossier)
    assert run(["--lang", "en", "verify", str(path)]) == 0
    assert capsys.readouterr().err == ""
    assert run(["import", str(path), str(sheet), "--accept-review", "--lang", "en"]) == 0
    told = f"This had been taken back and can no longer be done again: {language('en').word(label)}\n"
    assert capsys.readouterr().err == told
    with open_dossier(path) as dossier:
        assert list_redoable(dossier) == ()


def test_each_sentence_of_the_history_says_what_was_changed_and_who_signed_it(
    tmp_path: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    path, sheet = tmp_path / "d.budget", tmp_path / "lfi.csv"
    sheet.write_text("Code;Intitulé;LFI 2023 (FCFA)\n1;Unité;5000\n2;Autre;7000\nTotal;;13000", "utf-8")
    call("import", path, sheet, "--accept-review")
    for value in (("--amount", 6000), ("--state", "unknown")):
        signed = ("--reason", "Lettre", "--author", "Awa")
        assert call("correct", path, "--cell", "lfi!C2", *value, *signed)[0] == 0
    assert call("correct", path, "--cell", "lfi!C2", "--withdraw")[0] == 0
    with open_dossier(path) as dossier:
        (document,) = list_documents(dossier)
        item = Item(ItemKind.DOCUMENT, document.dataset.source.sha256)
        finding = next(one.finding for one in list_findings(dossier) if one.finding.code == "total-disagrees")
        set_audience(dossier, item, Audience.COMMITTEE, "Awa")
        judge_finding(dossier, finding.key, Judgement.DISMISSED, "Arrondi")
    assert run(["--lang", "en", "history", str(path)]) == 0
    told = [line[18:] for line in capsys.readouterr().out.splitlines()]
    title = language("en").word(finding.title)
    assert told == [
        f"(not signed)  Judge as “Set aside”: the finding “{title}”",
        "Awa  Change who may see to “Committee”: the document lfi.csv",
        "(not signed)  Withdraw the correction of lfi!C2 › lfi.csv: n/a becomes 5,000 again",
        "Awa  Correct lfi!C2 › lfi.csv: 6,000 becomes n/a",
        "Awa  Correct lfi!C2 › lfi.csv: 5,000 becomes 6,000",
        "(not signed)  Import lfi.csv",
    ]


def test_what_a_command_drops_and_what_it_leaves_beside_the_dossier_stand_in_its_json(
    tmp_path: Path, call: Call
) -> None:
    path, sheet = tmp_path / "d.budget", tmp_path / "lfi.csv"
    sheet.write_text("Code;Intitulé;LFI 2023 (FCFA)\n1;Unité;5000\n2;Autre;7000", "utf-8")
    with create_dossier(path) as dossier:
        set_details(dossier, {"institution": "A"}, "Awa")
        undo(dossier, "Awa")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:  # another window that reads for long
        for words in ("PRAGMA journal_mode = WAL", "BEGIN", "SELECT count(*) FROM history"):
            other.execute(words).fetchone()
        status, told = call("--lang", "en", "import", path, sheet, "--accept-review")
    assert (status, [one["code"] for one in told["warnings"]]) == (0, ["step-dropped", "left-beside"])
    assert "Change the dossier's details" in told["warnings"][0]["message"]
    assert "d.budget-wal" in told["warnings"][1]["message"]
    dropped, imported, *_ = call("--lang", "en", "history", path)[1]["entries"]
    assert dropped["what"] == "Can no longer be done again: Change the dossier's details"
    assert imported["what"] == "Import lfi.csv"
    assert "warnings" not in call("import", path, sheet)[1]
