"""The journal through the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from budgetwatch.cli.run import run
from budgetwatch.i18n import language
from budgetwatch.usecases.dossiers import create_dossier, open_dossier, set_details
from budgetwatch.usecases.history import list_redoable, undo
from tests.flows.conftest import Call


def test_the_journal_is_told_filtered_and_written(tmp_path: Path, call: Call) -> None:
    path, out = tmp_path / "d.budget", tmp_path / "journal.csv"
    with create_dossier(path) as dossier:
        set_details(dossier, {"institution": "A"}, "Awa")
        set_details(dossier, {"institution": "B"}, "=Issa")
    _, told = call("history", path, "--out", out)
    assert [one["author"] for one in told["entries"]] == ["=Issa", "Awa"]
    assert ";'=Issa;" in out.read_text("utf-8-sig")
    assert len(call("history", path, "--by", "Awa")[1]["entries"]) == 1
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
