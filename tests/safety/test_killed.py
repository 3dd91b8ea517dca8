"""A process killed in the middle of its work loses nothing that it had told as kept."""

from __future__ import annotations

from pathlib import Path

import pytest

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
