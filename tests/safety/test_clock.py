"""A clock that jumps a year, forward or back, loses no step and no backup."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from budgetwatch.store import backup, history, opened, undo, work
from budgetwatch.store.verify import verify
from budgetwatch.usecases import dossiers, verifying
from tests.store.tables_as_text import imported

YEAR = timedelta(days=365)


def set_clock(monkeypatch: pytest.MonkeyPatch, jump: timedelta) -> None:
    """Let the store read a clock that is off by so much."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            true = datetime.now(tz) + jump
            return cls.fromtimestamp(true.timestamp(), tz)

    for module in (backup, opened, undo):
        monkeypatch.setattr(module, "datetime", Clock)


@pytest.mark.parametrize("jumps", [(-YEAR, YEAR), (YEAR, -YEAR)], ids=["back", "forward"])
def test_steps_keep_their_order_whatever_the_clock_says(
    jumps: tuple[timedelta, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dossiers.create_dossier(tmp_path / "hearing.budget", "Hearing") as dossier:
        imported(dossier)
        for number, jump in enumerate(jumps):
            set_clock(monkeypatch, jump)
            dossiers.set_details(dossier, {"reference": f"D-{number}"})
        numbers = [entry.id for entry in history.listed(dossier)]
        assert numbers == sorted(numbers, reverse=True)
        undo.undo(dossier)
        assert work.settings(dossier)["reference"] == "D-0"
        assert all(check.ok for check in verify(dossier))


def test_the_newest_backup_stays_and_comes_first_after_the_clock_was_set_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dossiers.create_dossier(tmp_path / "hearing.budget", "Hearing") as dossier:
        imported(dossier)
        set_clock(monkeypatch, YEAR)
        for _ in range(10):
            backup.back_up(dossier)
        set_clock(monkeypatch, timedelta())
        dossiers.set_details(dossier, {"reference": "D-1"})
        made = verifying.back_up_when_due(dossier)
        assert made is not None
        assert backup.backups(dossier.path)[0] == made
        assert backup.steps_in(made, dossier) == history.revision(dossier)
        assert len(backup.backups(dossier.path)) == 10


def test_a_clock_that_was_years_ahead_dates_no_later_backup_and_the_order_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dossiers.create_dossier(tmp_path / "hearing.budget", "Hearing") as dossier:
        imported(dossier)
        first = backup.back_up(dossier)
        set_clock(monkeypatch, 11 * YEAR)
        ahead = [backup.back_up(dossier) for _ in range(2)]
        contents = [path.read_bytes() for path in reversed(ahead)]
        set_clock(monkeypatch, timedelta())
        made = backup.back_up(dossier, keep=4)
        copies = backup.backups(dossier.path)
        assert (copies[0], copies[-1], len(copies)) == (made, first, 4)
        assert [path.read_bytes() for path in copies[1:3]] == contents
        assert backup.taken_at(made) - datetime.now(UTC) < timedelta(days=1)


def test_under_a_clock_that_is_older_than_the_dossier_backups_keep_their_dates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dossiers.create_dossier(tmp_path / "hearing.budget", "Hearing") as dossier:
        imported(dossier)
        copy = backup.back_up(dossier)
        set_clock(monkeypatch, -11 * YEAR)
        made = backup.back_up(dossier)
        assert backup.backups(dossier.path) == (made, copy)
