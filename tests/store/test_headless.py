"""A dossier whose first page is damaged: told to be damaged and not to be something else, and saved from its other pages."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.store import datasets, work
from budgetwatch.store.aside import folder_beside
from budgetwatch.store.backup import back_up
from budgetwatch.store.dossier import create, open_dossier
from budgetwatch.store.salvage import salvage
from budgetwatch.store.verify import verify
from budgetwatch.usecases.recovering import find_intact_backup, recover
from tests.store.tables_as_text import DEFENCE, imported
from tests.store.test_salvage import KEPT

PAGE = 4096
SECRET = "karité baobab fleuve"  # noqa: S105 - of this test
NOISE = random.Random(3).randbytes(10 * PAGE)  # noqa: S311 - damage, not secrets
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "the first letters": lambda head: b"\0" * 16 + head[16:],
    "the first sector": lambda head: b"\xff" * 512 + head[512:],
    "the list of tables": lambda head: head[:100] + b"\xff" * (PAGE - 100),
    "the whole page, emptied": lambda _head: bytes(PAGE),
    "the whole page, by chance": lambda _head: NOISE[:PAGE],
    "the number of the program": lambda head: head[:68] + b"\0\0\0\0" + head[72:],
}


def dossier_at(path: Path, passphrase: str | None = None, *, backed_up: bool = False) -> Path:
    with create(path, {"title": "Hearing"}, passphrase) as dossier:
        imported(dossier, DEFENCE, name="small.csv")
        if backed_up:
            back_up(dossier)
    return path


def damage(path: Path, name: str) -> None:
    content = path.read_bytes()
    path.write_bytes(DAMAGE[name](content[:PAGE]) + content[PAGE:])


def refusal(path: Path, passphrase: str | None = None) -> str:
    with pytest.raises(StorageFailed) as told:
        open_dossier(path, passphrase=passphrase)
    return told.value.code


@pytest.mark.parametrize("name", DAMAGE)
def test_a_plain_dossier_without_its_first_page_is_damaged_and_saved_whole(tmp_path: Path, name: str) -> None:
    path, out = dossier_at(tmp_path / "hearing.budget"), tmp_path / "saved.budget"
    damage(path, name)
    before = path.read_bytes()
    assert refusal(path) == "corrupt"
    told = salvage(path, out)
    assert (told.kept, told.lost, told.holed) == (("Sheet1!A1:D4",), (), ())
    assert path.read_bytes() == before
    with open_dossier(out) as saved:
        assert all(check.ok for check in verify(saved))
        assert [one.lines for one in datasets.listed(saved)] == [3]
        assert work.settings(saved)["title"] == "Hearing"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["hearing.budget", "saved.budget"]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_dossier_of_an_older_version_without_its_first_page_is_saved_whole(kept: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "older.budget", tmp_path / "saved.budget"
    path.write_bytes(bytes(PAGE) + kept.read_bytes()[PAGE:])
    told = salvage(path, out)
    assert (told.lost, told.holed) == ((), ())
    with open_dossier(out) as saved:
        assert all(check.ok for check in verify(saved))


@pytest.mark.parametrize("name", [one for one in DAMAGE if one != "the number of the program"])
def test_an_encrypted_dossier_without_its_first_page_is_damaged_under_its_passphrase_alone(
    tmp_path: Path, name: str
) -> None:
    path = dossier_at(tmp_path / "hearing.budget", SECRET, backed_up=True)
    damage(path, name)
    assert refusal(path) == "passphrase-needed"
    assert refusal(path, SECRET) == "corrupt"
    assert refusal(path, "another passphrase") == "wrong-passphrase"
    assert find_intact_backup(path, SECRET) is not None
    out, before = tmp_path / "saved.budget", path.read_bytes()
    saved = recover(path, out, SECRET).saved
    assert (saved.kept, saved.lost, saved.holed) == (("Sheet1!A1:D4",), (), ())
    assert path.read_bytes() == before
    with open_dossier(out, passphrase=SECRET) as dossier:
        assert all(check.ok for check in verify(dossier))
    assert b"SQLite format" not in out.read_bytes()
    assert not out.with_name("saved.budget.part").exists()


@pytest.mark.parametrize(("kept_salt", "saved"), [(True, True), (False, False)])
def test_without_a_backup_an_encrypted_dossier_is_saved_where_it_still_begins_with_its_salt(
    tmp_path: Path, *, kept_salt: bool, saved: bool
) -> None:
    path, out = dossier_at(tmp_path / "hearing.budget", SECRET), tmp_path / "saved.budget"
    content = path.read_bytes()
    path.write_bytes((content[:16] if kept_salt else bytes(16)) + bytes(PAGE - 16) + content[PAGE:])
    if saved:
        assert salvage(path, out, SECRET).kept == ("Sheet1!A1:D4",)
        return
    with pytest.raises(StorageFailed) as told:
        recover(path, out, SECRET)
    assert "without which no passphrase gives its key" in told.value.message.text
    assert not out.exists()


def test_a_wrong_passphrase_of_a_sound_dossier_recovers_nothing_and_does_not_call_it_damaged(tmp_path: Path) -> None:
    path, out = dossier_at(tmp_path / "hearing.budget", SECRET), tmp_path / "saved.budget"
    with pytest.raises(StorageFailed) as told:
        recover(path, out, "another passphrase")
    assert told.value.code == "wrong-passphrase"
    assert not out.exists()


@pytest.mark.parametrize("left", [b"", b"short"])
@pytest.mark.parametrize("passphrase", [None, SECRET])
def test_of_a_file_cut_to_nothing_its_backup_tells_what_it_was(
    tmp_path: Path, left: bytes, passphrase: str | None
) -> None:
    path = dossier_at(tmp_path / "hearing.budget", passphrase, backed_up=True)
    path.write_bytes(left)
    assert refusal(path, passphrase) == "corrupt"
    assert find_intact_backup(path, passphrase) is not None


@pytest.mark.parametrize("content", [b"code;label\n1;Army\n" * 1000, b"PK\3\4" + NOISE[:40_957], bytes(8 * PAGE)])
def test_what_shows_no_sign_of_a_dossier_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(content)
    assert refusal(path) == "not-a-dossier"


def test_a_wrong_passphrase_of_a_sound_dossier_is_wrong_and_not_damage(tmp_path: Path) -> None:
    path = dossier_at(tmp_path / "hearing.budget", SECRET, backed_up=True)
    assert refusal(path, "another passphrase") == "wrong-passphrase"


def test_where_damage_took_a_table_out_of_the_list_too_no_import_is_saved_in_part(tmp_path: Path) -> None:
    path, out = dossier_at(tmp_path / "hearing.budget"), tmp_path / "saved.budget"
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:].replace(b"datasets", b"datasexx"))
    told = salvage(path, out)
    assert told.kept == ()
    assert "datasets" in told.holed


def test_an_older_dossier_without_a_table_in_its_list_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    path, out = tmp_path / "older.budget", tmp_path / "saved.budget"
    path.write_bytes(bytes(PAGE) + KEPT[0].read_bytes()[PAGE:].replace(b"datasets", b"datasexx"))
    with pytest.raises(StorageFailed) as told:
        salvage(path, out)
    assert told.value.code == "corrupt"
    assert [one.name for one in tmp_path.iterdir()] == ["older.budget"]


def test_what_a_killed_recovery_left_is_in_nobodys_way(tmp_path: Path) -> None:
    path, out = dossier_at(tmp_path / "hearing.budget"), tmp_path / "saved.budget"
    damage(path, "the first sector")
    out.with_name("saved.budget.part").write_bytes(NOISE)
    assert salvage(path, out).lost == ()
    assert not out.with_name("saved.budget.part").exists()


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_backup_of_an_older_version_is_looked_at_and_left_as_it_is(kept: Path, tmp_path: Path) -> None:
    path, folder = tmp_path / "hearing.budget", tmp_path / "hearing.backups"
    folder.mkdir()
    copy = folder / "hearing.20250101T000000000000.budget"
    copy.write_bytes(kept.read_bytes())
    path.write_bytes(bytes(PAGE))
    found = find_intact_backup(path)
    assert found is not None
    assert found.imports
    assert [one.name for one in folder.iterdir()] == [copy.name]
    assert copy.read_bytes() == kept.read_bytes()
    copy.write_bytes(kept.read_bytes()[: PAGE * 4])
    assert find_intact_backup(path) is None


def test_what_a_killed_look_at_the_backups_left_goes_at_the_next_look_and_what_is_in_use_stays(tmp_path: Path) -> None:
    path, folder = tmp_path / "hearing.budget", tmp_path / "hearing.backups"
    folder.mkdir()
    copy = folder / "hearing.20250101T000000000000.budget"
    copy.write_bytes(KEPT[0].read_bytes())
    path.write_bytes(bytes(PAGE))
    look = "import os, sys; from pathlib import Path; from budgetwatch.store.aside import folder_beside\nwith folder_beside(Path(sys.argv[1])) as place: (place / 'copy').write_bytes(b'amounts'); os._exit(9)"
    subprocess.run([sys.executable, "-c", look, str(copy)], check=False)  # noqa: S603 - our own words
    assert len([one for one in folder.iterdir() if one.is_dir()]) == 1
    with folder_beside(copy) as in_use:
        assert find_intact_backup(path) is not None
        assert {one.name for one in folder.iterdir() if one.is_dir()} == {in_use.name}
    assert [one.name for one in folder.iterdir()] == [copy.name]
