"""Two processes on one dossier take turns and compete: one changes it, whatever name it goes by and whatever befell the other."""

from __future__ import annotations

import errno
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.store import history as kept
from budgetwatch.store import hold, work
from budgetwatch.store.dossier import Dossier, open_dossier
from budgetwatch.store.verify import verify
from budgetwatch.usecases import dossiers
from tests.store.tables_as_text import DEFENCE, imported


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier with an import, which nobody has open."""
    with dossiers.create_dossier(tmp_path / "hearing.budget", "Hearing") as dossier:
        imported(dossier, DEFENCE)
    return tmp_path / "hearing.budget"


@contextmanager
def at_work(path: Path, kind: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the dossier open for changes; killed at the end where it still runs."""
    words = [sys.executable, "-m", "tests.safety.working", str(path), kind]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(2)]
        assert told[-1].strip().isdigit()
        yield process
        process.kill()


def refused(path: Path) -> StorageFailed:
    with pytest.raises(StorageFailed) as told:
        open_dossier(path)
    return told.value


def test_while_one_process_changes_a_dossier_another_is_refused_is_told_by_whom_and_reads(path: Path) -> None:
    with at_work(path, "once") as other:
        problem = refused(path)
        named = dict(problem.message.arguments)
        assert (problem.code, named["computer"], named["process"]) == (
            "open-elsewhere",
            platform.node(),
            str(other.pid),
        )
        with open_dossier(path, write=False) as dossier:
            assert dossier.read_only
            assert work.settings(dossier)["title"] == "Hearing"


def test_a_reader_sees_whole_steps_only_and_never_fewer_while_another_process_writes(path: Path) -> None:
    with at_work(path, "edit"), open_dossier(path, write=False) as dossier:
        seen = [steps_and_settings(dossier) for _ in range(200)]
    assert all(earlier <= later for (earlier, _), (later, _) in pairwise(seen))
    assert seen[-1][0] > seen[0][0]
    # Step n, after the import, writes n into setting n % 7: what is read must be of one moment.
    assert all(steps - 1 in {int(one) for one in settings} for steps, settings in seen if settings)


def steps_and_settings(dossier: Dossier) -> tuple[int, list[str]]:
    """The last step and what the settings hold, read at one moment."""
    with dossier.reading() as connection:
        steps = connection.exec_driver_sql("SELECT max(id) FROM history").scalar_one()
        rows = connection.exec_driver_sql("SELECT value FROM settings WHERE name LIKE 'setting %'")
        return int(steps), [row.value for row in rows]


def test_processes_take_turns_and_each_finds_what_the_others_kept(path: Path) -> None:
    for turn in range(1, 4):
        with at_work(path, "once") as other:
            assert other.stdin is not None
            assert other.stdout is not None
            assert refused(path).code == "open-elsewhere"
            other.stdout.readline()
            other.stdin.close()
            other.wait(20)
        with open_dossier(path) as dossier:
            assert kept.revision(dossier) == 3 * turn
            dossiers.set_details(dossier, {"reference": f"D-{turn}"})


def test_the_lock_of_a_killed_process_is_recovered_at_once_though_its_file_names_another_computer(path: Path) -> None:
    with at_work(path, "edit") as other:
        other.kill()
        other.wait(20)
        lock = path.with_name("hearing.budget.lock")
        assert lock.exists()
        lock.write_text('{"process": 1, "computer": "renamed-since"}', "utf-8")
        os.utime(lock, (4_000_000_000, 4_000_000_000))  # a clock far ahead
        with open_dossier(path) as dossier:
            dossiers.set_details(dossier, {"reference": "D-1"})
            assert all(check.ok for check in verify(dossier))
    assert not lock.exists()


@pytest.mark.parametrize("garbage", ["", "{", "[]", '{"process": {}}', "\udcff"])
def test_a_holder_that_cannot_be_read_is_told_without_its_name(path: Path, garbage: str) -> None:
    with open_dossier(path):
        path.with_name("hearing.budget.lock").write_text(garbage, "utf-8", errors="surrogateescape")
        assert refused(path).code == "open-elsewhere"


def test_a_dossier_held_under_one_link_is_held_under_every_link(path: Path) -> None:
    (path.parent / "desk").mkdir()
    link = path.parent / "desk" / "link.budget"
    link.symlink_to(path)
    with open_dossier(path):
        assert refused(link).code == "open-elsewhere"
    with open_dossier(link):
        assert refused(path).code == "open-elsewhere"
        assert refused(path.parent / "desk" / ".." / path.name).code == "open-elsewhere"


def test_a_file_with_two_names_of_its_own_is_only_read(path: Path) -> None:
    twin = path.parent / "twin.budget"
    twin.hardlink_to(path)
    for name in (path, twin):
        assert refused(name).code == "read-only"
        with open_dossier(name, write=False) as dossier:
            assert work.settings(dossier)["title"] == "Hearing"
    twin.unlink()
    open_dossier(path).close()


def test_a_folder_that_knows_no_locks_only_lets_a_dossier_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(hold, "_lock", refuse)
    assert refused(path).code == "read-only"
    open_dossier(path, write=False).close()
