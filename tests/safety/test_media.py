"""Whatever the disk does, a step is kept whole or refused by its own name, and the dossier stays sound."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.i18n import language
from budgetwatch.store import datasets, work
from budgetwatch.store import history as kept
from budgetwatch.store.backup import backups
from budgetwatch.store.dossier import Dossier, open_dossier
from budgetwatch.store.leaves import PAGE
from budgetwatch.store.standing import Standing
from budgetwatch.store.verify import verify
from budgetwatch.usecases import dossiers, exporting, history, packing, protecting, verifying
from tests.safety.killing import KEPT
from tests.store.tables_as_text import DEFENCE, imported

PASSPHRASE = "sel gemme saison sèche karité"  # noqa: S105 - of dossiers that live for a second
LARGE = "code | label | voted 2013 CP\n" + "\n".join(f"{n:04}.01 | Unit {n} | {n * 7}" for n in range(300))
SMALLEST = 10_000
"""Bytes of the largest file that a full disk still takes."""

Step = Callable[[Dossier, Path], object]
CHANGES: Mapping[str, Step] = {
    "import": lambda dossier, _: imported(dossier, LARGE, name="large.csv"),
    "edit": lambda dossier, _: dossiers.set_details(dossier, {"title": "Defence " * 3000}),
    "undo": lambda dossier, _: history.undo(dossier),
}
COPIES: Mapping[str, Step] = {
    "backup": lambda dossier, _: verifying.back_up(dossier),
    "export": lambda dossier, stick: exporting.export(dossier, stick / "out"),
    "pack": lambda dossier, stick: packing.make_pack(dossier, stick / "out", language("en")),
}
CLOSED: Mapping[str, Step] = {
    "protect": lambda dossier, _: _closed(dossier, lambda path: protecting.change_passphrase(path, None, PASSPHRASE)),
    "open": lambda dossier, _: _closed(dossier, lambda path: open_dossier(path).close()),
}
EVERYTHING = {**CHANGES, **COPIES, **CLOSED}


def _closed(dossier: Dossier, step: Callable[[Path], object]) -> None:
    dossier.close()
    step(dossier.path)


@dataclass(frozen=True, slots=True)
class State:
    """What a dossier holds, and which checks it fails."""

    settings: dict[str, str]
    imports: tuple[int, ...]
    steps: int
    failed: tuple[str, ...]


def state_of(path: Path) -> State:
    with open_dossier(path) as dossier:
        failed = tuple(check.name for check in verify(dossier) if not check.ok)
        imports = tuple(one.id for one in datasets.listed(dossier))
        return State(work.settings(dossier), imports, kept.revision(dossier), failed)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder of a dossier with an import and an edit."""
    folder = tmp_path / "stick"
    folder.mkdir()
    with dossiers.create_dossier(folder / "hearing.budget", "Hearing") as dossier:
        imported(dossier, DEFENCE)
        dossiers.set_details(dossier, {"institution": "Committee"})
    return folder


def refusal_of(step: Step, dossier: Dossier, stick: Path) -> str:
    with pytest.raises(StorageFailed) as told:
        step(dossier, stick)
    return told.value.code


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def full_disk(largest: int = SMALLEST) -> Iterator[None]:
    """No file can grow beyond so many bytes, as where no room is left; the system refuses the same calls."""
    resource = pytest.importorskip("resource", reason="this system has no limit on the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_full_disk_refuses_a_step_and_keeps_those_before(name: str, stick: Path) -> None:
    path = stick / "hearing.budget"
    before, files = state_of(path), files_of(stick)
    dossier = open_dossier(path)
    with full_disk():
        with pytest.raises(StorageFailed, match="the disk is full, or the system limits the size of files") as told:
            EVERYTHING[name](dossier, stick)
        dossier.close()
    assert told.value.code == "disk-full"
    assert state_of(path) == before
    assert files_of(stick) == files


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_step_that_fits_on_the_disk_but_not_into_the_file_is_refused_and_the_file_is_whole_alone(
    stick: Path, tmp_path: Path, passphrase: str | None
) -> None:
    path = stick / "hearing.budget"
    if passphrase:
        protecting.change_passphrase(path, None, passphrase)
    size, files = path.stat().st_size, files_of(stick)
    dossier = open_dossier(path, passphrase=passphrase)
    with full_disk(size + 2 * PAGE), pytest.raises(StorageFailed) as told:
        dossiers.set_details(dossier, {"reference": "D-1" * (size // 6)})
    assert told.value.code == "disk-full"
    copy = Path(shutil.copyfile(path, tmp_path / "copy.budget"))
    assert copy.stat().st_size == size
    dossiers.set_details(dossier, {"reference": "D-2"})
    dossier.close()
    assert dossier.left_beside is None
    assert files_of(stick) == files
    for file, reference in ((copy, None), (path, "D-2")):
        with open_dossier(file, passphrase=passphrase) as found:
            assert all(check.ok for check in verify(found))
            assert work.settings(found).get("reference") == reference


def test_a_change_that_meets_a_full_disk_at_its_end_gives_its_room_back(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file was made longer, and then the change could not be kept after all."""
    path = stick / "hearing.budget"
    before, size = state_of(path), path.stat().st_size
    reserve = Standing.make_room

    def take_all(standing: Standing, wanted: int) -> None:
        reserve(standing, wanted)
        assert path.stat().st_size > size
        raise OSError(errno.ENOSPC, "No space left on device")

    with open_dossier(path) as dossier:
        monkeypatch.setattr(Standing, "make_room", take_all)
        assert refusal_of(CHANGES["edit"], dossier, stick) == "disk-full"
        assert path.stat().st_size == size
        monkeypatch.undo()
    assert state_of(path) == before


@pytest.mark.parametrize("answer", [errno.EOPNOTSUPP, None], ids=["refused", "not there"])
def test_room_is_taken_by_writing_where_a_system_cannot_be_asked_for_it(
    stick: Path, monkeypatch: pytest.MonkeyPatch, answer: int | None
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(answer, "not supported")

    if answer is None:
        monkeypatch.delattr(os, "posix_fallocate", raising=False)
    else:
        monkeypatch.setattr(os, "posix_fallocate", refuse, raising=False)
    path = stick / "hearing.budget"
    size = path.stat().st_size
    with open_dossier(path) as dossier:
        CHANGES["edit"](dossier, stick)
        with full_disk(path.stat().st_size + PAGE):
            assert refusal_of(CHANGES["import"], dossier, stick) == "disk-full"
    assert path.stat().st_size > size
    assert state_of(path).failed == ()


def test_steps_that_another_window_keeps_out_of_the_file_are_told_with_the_log_they_are_in(stick: Path) -> None:
    path = stick / "hearing.budget"
    log = path.with_name("hearing.budget-wal")
    with open_dossier(path) as dossier, open_dossier(path, write=False) as other, other.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM history").scalar_one()
        dossiers.set_details(dossier, {"reference": "D-1"})
        (told,) = dossiers.close_dossier(dossier)
        assert (told.code, dossier.left_beside) == ("left-beside", log)
        assert log.name in str(told.message)
    with open_dossier(path) as dossier:
        assert work.settings(dossier)["reference"] == "D-1"
        assert dossiers.close_dossier(dossier) == ()


def fill_up(dossier: Dossier, _: Path) -> None:
    """Change something, in a file that cannot grow in the middle of it."""
    with dossier.change(msg("Step")) as change:
        work.set_setting(change, "title", "Half")
        pages = change.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        change.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        work.set_setting(change, "reference", "D-1" * 100_000)


@pytest.mark.parametrize("name", CHANGES)
def test_a_disk_that_fills_up_during_a_change_takes_it_back_and_takes_the_next(name: str, stick: Path) -> None:
    path = stick / "hearing.budget"
    before = state_of(path)
    with open_dossier(path) as dossier:
        assert refusal_of(fill_up, dossier, stick) == "disk-full"
    assert state_of(path) == before
    with open_dossier(path) as dossier:
        EVERYTHING[name](dossier, stick)
    assert state_of(path).failed == ()


@pytest.mark.parametrize("name", CHANGES)
def test_a_protected_file_is_opened_for_reading_and_refuses_changes(name: str, stick: Path) -> None:
    path = stick / "hearing.budget"
    before = state_of(path)
    path.chmod(0o444)
    with pytest.raises(StorageFailed) as told:
        open_dossier(path)
    assert told.value.code == "read-only"
    with open_dossier(path, write=False) as dossier:
        assert refusal_of(CHANGES[name], dossier, stick) == "read-only"
    path.chmod(0o644)
    assert state_of(path) == before


@pytest.mark.parametrize("used", [False, True], ids=["untouched", "at work"])
@pytest.mark.parametrize("name", EVERYTHING)
def test_an_unplugged_disk_is_told_as_gone_and_nothing_takes_its_place(name: str, stick: Path, *, used: bool) -> None:
    path, away = stick / "hearing.budget", stick.with_name("away")
    dossier = open_dossier(path)
    if used:
        dossiers.set_details(dossier, {"reference": "D-1"})
    stick.rename(away)
    assert refusal_of(EVERYTHING[name], dossier, stick) == "missing-file"
    dossier.close()
    assert not stick.exists()
    away.rename(stick)
    found = state_of(path)
    assert found.failed == ()
    assert found.settings.get("reference") == ("D-1" if used else None)


@pytest.mark.parametrize("name", CHANGES)
def test_no_step_is_written_to_a_file_that_was_thrown_away(name: str, stick: Path) -> None:
    path = stick / "hearing.budget"
    with open_dossier(path) as dossier:
        dossiers.set_details(dossier, {"reference": "D-1"})
        path.unlink()
        assert refusal_of(CHANGES[name], dossier, stick) == "missing-file"


def moved_over(path: Path, other: bytes) -> None:
    (path.parent / "other").write_bytes(other)
    (path.parent / "other").replace(path)


def copied_into(path: Path, other: bytes) -> None:
    path.write_bytes(other)


@pytest.mark.parametrize("used", [False, True], ids=["untouched", "at work"])
@pytest.mark.parametrize("replace", [moved_over, copied_into])
@pytest.mark.parametrize("name", [*CHANGES, "backup"])
def test_no_step_is_written_once_another_file_has_taken_the_place_of_the_dossier(
    name: str, replace: Callable[[Path, bytes], None], stick: Path, *, used: bool
) -> None:
    path = stick / "hearing.budget"
    dossiers.create_dossier(stick / "other.budget", "Other").close()
    other = (stick / "other.budget").read_bytes()
    with open_dossier(path) as dossier:
        if used:
            dossiers.set_details(dossier, {"reference": "D-1"})
        replace(path, other)
        assert refusal_of(EVERYTHING[name], dossier, stick) == "replaced"
        assert refusal_of(EVERYTHING[name], dossier, stick) == "replaced"
    assert path.read_bytes() == other
    assert backups(path) == ()
    assert state_of(path).failed == ()


def test_nothing_of_a_killed_window_is_poured_into_a_backup_that_is_put_in_its_place(stick: Path) -> None:
    path = stick / "hearing.budget"
    with open_dossier(path) as dossier:
        (copy,) = verifying.back_up(dossier)
    before = Path(copy).read_bytes()
    for passphrase in (None, PASSPHRASE):
        if passphrase:
            protecting.change_passphrase(path, None, passphrase)
            before = Path(copy).read_bytes()
        assert at_work_until_killed(path, passphrase) > 0
        path.write_bytes(before)
        with open_dossier(path, passphrase=passphrase) as dossier:
            assert all(check.ok for check in verify(dossier))
            assert work.settings(dossier) == {"title": "Hearing", "institution": "Committee"}


def at_work_until_killed(path: Path, passphrase: str | None) -> int:
    """Let another process keep some steps in the dossier, and kill it between two of them; the last one told."""
    words = [sys.executable, "-m", "tests.safety.working", str(path), "once", *([passphrase] if passphrase else [])]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(3)]
        process.kill()
    return int(told[-1])


def stop_answering(dossier: Dossier, _: Path) -> None:
    """Change something, on a disk that fails in the middle of it."""
    problem = sqlite3.OperationalError("disk I/O error")
    problem.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    with dossier.change(msg("Step")) as change:
        work.set_setting(change, "title", "Half")
        raise problem


def test_a_disk_that_stops_answering_during_a_change_takes_it_back(stick: Path) -> None:
    before = state_of(stick / "hearing.budget")
    with open_dossier(stick / "hearing.budget") as dossier:
        assert refusal_of(stop_answering, dossier, stick) == "medium-failed"
    assert state_of(stick / "hearing.budget") == before


def test_an_older_dossier_that_a_full_disk_cannot_bring_up_to_date_is_as_it_was(stick: Path) -> None:
    path = stick / "older.budget"
    path.write_bytes(KEPT.read_bytes())
    with full_disk(), pytest.raises(StorageFailed) as told:
        open_dossier(path)
    assert told.value.code == "disk-full"
    assert backups(path) == ()
    open_dossier(path).close()
    assert state_of(path).failed == ()


def by_another(step: Callable[[], str]) -> str:
    """What a step gives to a person who is not the owner of everything, as the one who runs the tests may be."""
    if not hasattr(os, "geteuid") or os.geteuid():
        return step()
    told, tell = os.pipe()
    if not (child := os.fork()):
        try:
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)
            os.write(tell, step().encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(tell)
    with os.fdopen(told) as answer:
        return answer.read()


_NOBODY = 65534


def told_of(path: Path, passphrase: str | None, *, write: bool) -> str:
    try:
        with open_dossier(path, write=write, passphrase=passphrase) as dossier:
            return ", ".join(f"{name} {value}" for name, value in sorted(work.settings(dossier).items()))
    except StorageFailed as problem:
        return problem.code


@pytest.mark.skipif(not hasattr(os, "fork"), reason="folders are locked otherwise on this system")
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("beside", [True, False], ids=["with what a killed window left", "the file alone"])
def test_a_dossier_on_a_medium_that_is_only_read_is_read_whatever_state_it_was_copied_in(
    stick: Path, passphrase: str | None, *, beside: bool
) -> None:
    path = stick / "hearing.budget"
    if passphrase:
        protecting.change_passphrase(path, None, passphrase)
    at_work_until_killed(path, passphrase)
    with tempfile.TemporaryDirectory() as name:
        medium = Path(name)
        for file in stick.iterdir() if beside else [path]:
            shutil.copyfile(file, medium / file.name)
            (medium / file.name).chmod(0o444)
        medium.chmod(0o555)
        copy = medium / path.name
        assert by_another(lambda: told_of(copy, passphrase, write=True)) == "read-only"
        read = by_another(lambda: told_of(copy, passphrase, write=False))
        medium.chmod(0o755)
    assert read == "institution Committee, setting 1 1, setting 2 2, title Hearing"
