"""The command line as a script calls it, and the French 2013 dossier."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from budgetwatch.cli.run import run

Answer = tuple[int, Any]
Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run one command with --json; its exit status and its one JSON document."""

    def run_command(*words: object) -> Answer:
        status = run([*map(str, words), "--json"])
        assert isinstance(status, int)
        return status, json.loads(capsys.readouterr().out)

    return run_command


@pytest.fixture
def french(shared_data: Path, tmp_path: Path, call: Call) -> Path:
    """A dossier of the French initial budget 2013 and its settlement law."""
    dossier = tmp_path / "france.budget"
    budgets = shared_data / "budgets"
    files = budgets / "fr_lfi2013_etat_a_cp1252.csv", budgets / "fr_lr2013_art4_merged_text_numbers.xlsx"
    status, told = call("import", dossier, *files)
    assert status == 0, told
    return dossier
