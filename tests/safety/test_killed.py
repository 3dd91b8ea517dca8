"""A process killed in the middle of its work loses nothing that it had told as kept."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from budgetwatch.store.dossier import create, open_dossier
from budgetwatch.store.verify import verify
from budgetwatch.store.work import settings
from tests.safety.killing import Kill, survive


@pytest.mark.parametrize(
    "kill",
    [
        Kill("import", 0.6),
        Kill("edit", 0.5),
        Kill("undo", 0.5),
        Kill("backup", 0.5),
        Kill("upgrade", 0.03),
        Kill("import", 0.6, encrypted=True),
    ],
    ids=lambda kill: f"{kill.at_work}{', encrypted' * kill.encrypted}",
)
def test_a_killed_process_leaves_every_step_it_told_and_a_sound_file(kill: Kill, tmp_path: Path) -> None:
    outcome = survive(kill, tmp_path)
    assert outcome.survived, outcome


def test_a_change_cut_off_with_its_journal_on_the_disk_is_taken_back_at_the_next_opening(tmp_path: Path) -> None:
    path, cut = tmp_path / "hearing.budget", tmp_path / "cut.budget"
    create(path, {"title": "Hearing"}).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE filler AS SELECT randomblob(400000)")
        for end in ("", "-journal"):
            shutil.copyfile(f"{path}{end}", f"{cut}{end}")
        connection.execute("ROLLBACK")
    with open_dossier(cut) as dossier:
        assert settings(dossier) == {"title": "Hearing"}
        assert all(check.ok for check in verify(dossier))
