"""Encrypted dossiers: what opens them, what their bytes give away, and what happens when the passphrase changes."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.store import backup, connections, datasets, frames, keys, recoding, work
from budgetwatch.store.dossier import create, is_protected, open_dossier
from budgetwatch.store.verify import verify
from tests.store.tables_as_text import DEFENCE, imported

OLD, NEW = "karité baobab fleuve 12", "sel gemme saison sèche"


def made(path: Path, passphrase: str | None = OLD) -> Path:
    """A dossier with one imported table and one backup, closed."""
    with create(path, {"title": "Hearing"}, passphrase) as dossier:
        imported(dossier, DEFENCE)
        backup.back_up(dossier)
    return path


def refusal(path: Path, passphrase: str | None) -> str:
    with pytest.raises(StorageFailed) as told:
        open_dossier(path, passphrase=passphrase)
    return told.value.code


def opens(path: Path, passphrase: str | None) -> bool:
    with open_dossier(path, passphrase=passphrase) as dossier:
        return len(datasets.listed(dossier)) == 1 and all(check.ok for check in verify(dossier))


def test_an_encrypted_dossier_is_opened_by_its_passphrase_only(tmp_path: Path) -> None:
    path = made(tmp_path / "hearing.budget")
    assert opens(path, OLD)
    assert opens(path, unicodedata.normalize("NFD", OLD))
    assert (refusal(path, None), refusal(path, "guess")) == ("passphrase-needed", "wrong-passphrase")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["hearing.backups", "hearing.budget"]


def test_the_bytes_of_an_encrypted_dossier_and_of_its_journal_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "hearing.budget"
    with create(path, {"title": "Hearing"}, OLD) as dossier:
        imported(dossier, DEFENCE)
        with dossier.change(msg("A step"), "Greffe"):
            written = b"".join(one.read_bytes() for one in tmp_path.iterdir() if one.suffix != ".lock")
    (copy,) = backup.backups(made(tmp_path / "other.budget"))
    for known in (b"SQLite format", b"CREATE TABLE", b"Hearing", b"Army", b"Greffe", OLD.encode()):
        assert known not in written + path.read_bytes() + copy.read_bytes()


def test_the_code_of_the_recovery_sheet_opens_the_dossier_however_it_is_typed(tmp_path: Path) -> None:
    path = made(tmp_path / "hearing.budget")
    code = keys.key_of(path, OLD).recovery_code
    assert [len(group) for group in code.split("-")] == [4] * 14
    assert opens(path, code)
    assert opens(path, code.lower().replace("-", " ").replace("o", "0").replace("i", "1"))
    wrong = code.replace(code[0], "A" if code[0] != "A" else "C", 1)
    assert refusal(path, wrong) == "wrong-passphrase"


def test_another_passphrase_makes_the_former_one_and_its_sheet_worthless_for_the_backups_too(tmp_path: Path) -> None:
    path = made(tmp_path / "hearing.budget")
    (copy,) = backup.backups(path)
    sheet = keys.key_of(path, OLD).recovery_code
    assert recoding.recode(path, OLD, NEW) == ()
    for file in (path, copy):
        assert opens(file, NEW)
        assert {refusal(file, OLD), refusal(file, sheet)} == {"wrong-passphrase"}
    assert opens(copy, keys.key_of(path, NEW).recovery_code)


def test_a_plain_dossier_is_protected_with_its_backups_and_back_again(tmp_path: Path) -> None:
    path = made(tmp_path / "hearing.budget", None)
    with open_dossier(path) as dossier:
        before = frames.facts(dossier).facts["amount"].tolist()
    assert refusal(path, NEW) == "not-protected"
    recoding.recode(path, None, NEW)
    assert [is_protected(file) for file in (path, *backup.backups(path))] == [True, True]
    recoding.recode(path, NEW, None)
    with open_dossier(path) as dossier:
        assert frames.facts(dossier).facts["amount"].tolist() == before
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_backup_under_another_passphrase_is_left_and_named(tmp_path: Path) -> None:
    path = made(tmp_path / "hearing.budget")
    (copy,) = backup.backups(path)
    recoding.recode(copy, OLD, "une autre phrase")
    assert recoding.recode(path, OLD, NEW) == (copy,)
    assert opens(path, NEW)


def test_a_dossier_that_is_open_elsewhere_keeps_its_passphrase(tmp_path: Path) -> None:
    path = made(tmp_path / "hearing.budget")
    with open_dossier(path, passphrase=OLD), pytest.raises(StorageFailed, match="already open"):
        recoding.recode(path, OLD, NEW)
    assert opens(path, OLD)


@pytest.mark.parametrize("written", [0, 1], ids=["at the backup", "at the dossier"])
def test_a_disk_that_fills_up_while_files_are_written_anew_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    path = made(tmp_path / "hearing.budget")
    files = (path, *backup.backups(path))
    done: list[object] = []

    def fill_up(*arguments: Any) -> None:
        if len(done) == written:
            full = dbapi2.OperationalError("database or disk is full")  # as SQLCipher's export tells it
            full.sqlite_errorcode = sqlite3.SQLITE_ERROR
            raise full
        connections.write_anew(*arguments)
        done.append(arguments)

    monkeypatch.setattr(recoding, "write_anew", fill_up)
    with pytest.raises(StorageFailed, match="disk is full"):
        recoding.recode(path, OLD, NEW)
    assert [opens(file, OLD) for file in files] == [True, True]
    assert sorted(one.name for one in tmp_path.rglob("*") if one.is_file()) == sorted(one.name for one in files)


def test_what_was_killed_between_two_files_is_finished_at_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "hearing.budget")
    (copy,) = backup.backups(path)
    replace = Path.replace

    def stop_at_the_dossier(part: Path, target: Path) -> Path:
        if target == path:
            raise KeyboardInterrupt
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", stop_at_the_dossier)
    with pytest.raises(KeyboardInterrupt):
        recoding.recode(path, OLD, NEW)
    monkeypatch.undo()
    assert (opens(path, OLD), opens(copy, NEW)) == (True, True)
    assert recoding.recode(path, OLD, NEW) == ()
    sheet = keys.key_of(path, NEW).recovery_code
    assert (opens(path, sheet), opens(copy, sheet)) == (True, True)


def test_a_dossier_with_steps_in_a_log_beside_it_keeps_its_passphrase(tmp_path: Path) -> None:
    path = made(tmp_path / "hearing.budget", None)
    with open_dossier(path) as dossier, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM history").fetchone()
        with dossier.change(msg("A step")) as change:
            work.set_setting(change, "title", "Other")
        dossier.close()
        with pytest.raises(StorageFailed, match=r"hearing\.budget-wal"):
            recoding.recode(path, None, NEW)
    assert opens(path, None)


@pytest.mark.parametrize("page", range(1, 5))
def test_a_damaged_page_of_an_encrypted_dossier_is_told_as_damage(tmp_path: Path, page: int) -> None:
    path = made(tmp_path / "hearing.budget")
    content = bytearray(path.read_bytes())
    content[page * 4096 + 100] ^= 1
    path.write_bytes(content)
    assert told_of(path) in ("corrupt", "checks")


def told_of(path: Path) -> str:
    """How damage is told: `checks` that fail, or the code of a refusal."""
    try:
        with open_dossier(path, passphrase=OLD) as dossier:
            return "nothing" if all(check.ok for check in verify(dossier)) else "checks"
    except StorageFailed as problem:
        return problem.code


def test_a_file_of_random_bytes_asks_for_a_passphrase_and_one_of_text_is_no_dossier(tmp_path: Path) -> None:
    noise, text = tmp_path / "noise.budget", tmp_path / "text.budget"
    noise.write_bytes(bytes(range(256)) * 16)
    text.write_text("budget " * 2048, "utf-8")
    assert (refusal(noise, None), refusal(noise, "guess")) == ("passphrase-needed", "wrong-passphrase")
    assert refusal(text, "guess") == "not-a-dossier"
