"""When a dated copy is made without being asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from budgetwatch.store import backup
from budgetwatch.usecases.dossiers import create_dossier, open_dossier, set_details
from budgetwatch.usecases.verifying import back_up_when_due


def test_a_copy_is_due_once_a_day_and_only_after_a_change(tmp_path: Path) -> None:
    with create_dossier(tmp_path / "hearing.budget") as dossier:
        assert back_up_when_due(dossier) is None  # nothing was done in it yet
        set_details(dossier, {"institution": "Committee"})
        first = back_up_when_due(dossier)
        assert first is not None
        assert datetime.now(UTC) - backup.taken_at(first) < timedelta(minutes=1)
        set_details(dossier, {"institution": "Committee of Defence"})
        assert back_up_when_due(dossier) is None  # one was made today
        tomorrow = datetime.now(UTC) + timedelta(days=1, minutes=1)
        assert back_up_when_due(dossier, tomorrow) not in (None, first)
        assert back_up_when_due(dossier, tomorrow + timedelta(days=1)) is None  # nothing changed since


def test_a_dossier_opened_for_reading_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "hearing.budget"
    with create_dossier(path) as dossier:
        set_details(dossier, {"institution": "Committee"})
    with open_dossier(path, write=False) as dossier:
        assert back_up_when_due(dossier) is None
    assert backup.backups(path) == ()
