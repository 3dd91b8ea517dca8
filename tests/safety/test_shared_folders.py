"""A dossier on a disk whose windows share no memory: a folder that another computer serves, or one that refuses it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.store import datasets, journal, work
from budgetwatch.store.dossier import Dossier, create, open_dossier
from budgetwatch.store.media import is_remote
from budgetwatch.store.verify import verify
from budgetwatch.usecases.history import redo, undo
from tests.store.tables_as_text import DEFENCE, imported

SECRET = "sel gemme saison sèche karité"  # noqa: S105 - of dossiers that live for a second
WRITES_AHEAD, JOURNAL = b"\2\2", b"\1\1"
"""Two bytes of the head of a plain file (SQLite's file format, 1.3.3)."""


def refuse_memory(path: Path) -> None:
    """Have the system refuse the file in which windows share memory: a link that leads nowhere is not followed."""
    path.with_name(f"{path.name}-shm").symlink_to(path.parent / "nowhere" / "at-all")


def kept_as(path: Path) -> bytes:
    return path.read_bytes()[18:20]


def set_title(dossier: Dossier, title: str) -> None:
    with dossier.change(msg("Note"), "Clerk") as change:
        work.set_setting(change, "title", title)


@pytest.fixture(params=["refused", "remote"])
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a dossier is to be, on a disk that refuses the memory, or that another computer serves."""
    path = tmp_path / "hearing.budget"
    if request.param == "refused":
        refuse_memory(path)
    else:
        monkeypatch.setattr(journal, "is_remote", lambda _path: True)
    return path


@pytest.mark.parametrize("passphrase", [None, SECRET])
def test_a_dossier_is_made_changed_read_beside_and_opened_again(disk: Path, passphrase: str | None) -> None:
    with create(disk, {"title": "Hearing"}, passphrase) as dossier:
        imported(dossier, DEFENCE)
        with open_dossier(disk, write=False, passphrase=passphrase) as beside:
            set_title(dossier, "Defence")
            assert work.settings(beside)["title"] == "Defence"
        undo(dossier)
        redo(dossier)
        assert not disk.with_name("hearing.budget-wal").exists()
    with open_dossier(disk, passphrase=passphrase) as dossier:
        assert work.settings(dossier)["title"] == "Defence"
        assert [one.lines for one in datasets.listed(dossier)] == [3]
        assert all(check.ok for check in verify(dossier))


def test_a_second_window_that_would_change_it_is_told_who_holds_it(disk: Path) -> None:
    with create(disk), pytest.raises(StorageFailed) as told:
        open_dossier(disk)
    assert told.value.code == "open-elsewhere"


def leave_half_done(dossier: Dossier) -> None:
    with dossier.change(msg("Note")) as change:
        work.set_setting(change, "title", "Half")
        raise RuntimeError


def test_what_a_change_left_half_done_is_taken_back(disk: Path) -> None:
    with create(disk, {"title": "Hearing"}) as dossier:
        with pytest.raises(RuntimeError):
            leave_half_done(dossier)
        assert work.settings(dossier)["title"] == "Hearing"


@pytest.mark.parametrize("passphrase", [None, SECRET])
def test_a_copy_of_an_open_dossier_that_is_carried_to_such_a_disk_opens(tmp_path: Path, passphrase: str | None) -> None:
    here, there = tmp_path / "here.budget", tmp_path / "there.budget"
    with create(here, {"title": "Hearing"}, passphrase):
        shutil.copyfile(here, there)
    if passphrase is None:
        assert kept_as(there) == WRITES_AHEAD
    refuse_memory(there)
    with open_dossier(there, passphrase=passphrase) as dossier:
        set_title(dossier, "Defence")
    with open_dossier(there, passphrase=passphrase) as dossier:
        assert work.settings(dossier)["title"] == "Defence"
    if passphrase is None:
        assert kept_as(there) == JOURNAL


def test_on_an_ordinary_disk_readers_never_wait(tmp_path: Path) -> None:
    with create(tmp_path / "hearing.budget"):
        assert kept_as(tmp_path / "hearing.budget") == WRITES_AHEAD


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("/home/clerk/hearing.budget", False),
        ("/home/clerk/share/2024/hearing.budget", True),
        ("/home/clerk/shared/hearing.budget", False),
        ("/media/usb key/hearing.budget", False),
        ("/media/the server/hearing.budget", True),
        ("/net/hearing.budget", True),
    ],
)
def test_the_list_of_disks_tells_which_another_computer_serves(tmp_path: Path, place: str, *, remote: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n//server/share /home/clerk/share cifs rw 0 0\n/dev/sdb1 /media/usb\\040key exfat rw 0 0\n"
        "clerk@server:/ /media/the\\040server fuse.sshfs rw 0 0\nserver:/net /net nfs4 rw 0 0\nbroken\n"
    )
    assert is_remote(Path(place), mounts) is remote
