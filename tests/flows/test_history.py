"""The journal through the command line."""

from __future__ import annotations

from pathlib import Path

from budgetwatch.usecases.dossiers import create_dossier, set_details
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
