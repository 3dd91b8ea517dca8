"""Making, opening and closing: one file, one writer, and a sentence for everything that can be in the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.store import backup, datasets, frames, schema, upgrades, work
from budgetwatch.store.dossier import Dossier, create, open_dossier
from budgetwatch.store.verify import verify
from tests.store.tables_as_text import DEFENCE, imported

KEPT = Path(__file__).parent / "kept"


def refusal(path: Path, *, write: bool = True) -> str:
    """The code with which opening is refused; the refusal always says what to do."""
    with pytest.raises(StorageFailed) as refused:
        open_dossier(path, write=write).close()
    assert refused.value.advice is not None
    return refused.value.code


def closed(path: Path) -> Path:
    """A dossier with one import, closed."""
    with create(path, {"title": "Hearing"}) as dossier:
        imported(dossier)
    return path


def test_a_closed_dossier_is_one_file_and_opens_again(tmp_path: Path) -> None:
    path = closed(tmp_path / "hearing.budget")
    assert [file.name for file in tmp_path.iterdir()] == ["hearing.budget"]
    with open_dossier(path) as dossier:
        assert work.settings(dossier) == {"title": "Hearing"}
        assert [dataset.measures for dataset in datasets.listed(dossier)] == [(Measure.VOTED, Measure.PAID)]


def test_a_dossier_is_never_made_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.budget"
    path.write_text("my notes")
    with pytest.raises(StorageFailed) as refused:
        create(path)
    assert (refused.value.code, path.read_text()) == ("exists", "my notes")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "missing-file"),
        (b"", "not-a-dossier"),
        (b"code;label\n1;Army\n", "not-a-dossier"),
        (b"SQLite format 3\0" + b"\xff" * 4000, "not-a-dossier"),
    ],
)
def test_what_is_no_dossier_is_refused_and_left_alone(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "some.budget"
    if content is not None:
        path.write_bytes(content)
    assert refusal(path) == refusal(path, write=False) == code
    assert [file.read_bytes() for file in tmp_path.iterdir()] == ([] if content is None else [content])


def test_a_folder_and_another_programs_database_are_no_dossier(tmp_path: Path) -> None:
    other = tmp_path / "other.budget"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE notes (text)")
    database.close()
    assert refusal(other) == refusal(tmp_path) == "not-a-dossier"


def test_a_dossier_of_a_newer_version_is_refused_and_unchanged(tmp_path: Path) -> None:
    path = closed(tmp_path / "hearing.budget")
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    database.close()
    before = path.read_bytes()
    assert refusal(path) == "newer-version"
    assert path.read_bytes() == before


def test_an_older_dossier_is_brought_up_to_date_after_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = closed(tmp_path / "hearing.budget")
    was = schema.VERSION
    monkeypatch.setattr(schema, "VERSION", was + 1)
    assert refusal(path, write=False) == "older-version"
    added = "ALTER TABLE questions ADD COLUMN tone TEXT"
    monkeypatch.setattr(upgrades, "UPGRADES", {was: lambda connection: connection.exec_driver_sql(added)})
    open_dossier(path).close()
    open_dossier(path, write=False).close()
    (copy,) = backup.backups(path)
    assert (upgrades.version_of(path), upgrades.version_of(copy)) == (was + 1, was)


@pytest.mark.parametrize("kept", sorted(KEPT.glob("*.budget")), ids=lambda kept: kept.stem)
def test_a_dossier_made_by_an_earlier_version_keeps_its_figures_and_passes_verify(tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "old.budget"
    path.write_bytes(kept.read_bytes())
    with open_dossier(path) as dossier:
        (dataset,) = datasets.listed(dossier)
        assert (dataset.years, dataset.measures, dataset.lines) == ((2023,), (Measure.VOTED,), 2)
        assert frames.facts(dossier).facts["amount"].tolist() == [1_200, 800]
        assert [check.name for check in verify(dossier) if not check.ok] == []
    assert upgrades.version_of(path) == schema.VERSION


def test_an_upgrade_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = closed(tmp_path / "hearing.budget")
    was = schema.VERSION
    broken = {was: lambda connection: connection.exec_driver_sql("DROP TABLE nothing")}
    monkeypatch.setattr(schema, "VERSION", was + 1)
    monkeypatch.setattr(upgrades, "UPGRADES", broken)
    assert refusal(path) == "upgrade-failed"
    assert upgrades.version_of(path) == was


def test_a_second_window_may_read_but_not_change(tmp_path: Path) -> None:
    path = closed(tmp_path / "hearing.budget")
    with open_dossier(path) as first:
        assert refusal(path) == "open-elsewhere"
        with open_dossier(path, write=False) as second:
            imported(first, DEFENCE.replace("Army", "Land forces"))
            assert (second.read_only, len(datasets.listed(second))) == (True, 2)
            with pytest.raises(StorageFailed, match="read but not changed"), second.change(msg("Change")):
                pass
    open_dossier(path).close()


HOLD_IT = """
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from budgetwatch.store.dossier import open_dossier
dossier = open_dossier(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_dossier_held_by_another_process_is_free_again_when_that_process_dies(tmp_path: Path) -> None:
    path = closed(tmp_path / "hearing.budget")
    other = subprocess.Popen(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", HOLD_IT, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert refusal(path) == "open-elsewhere"
        other.kill()
    open_dossier(path).close()
    assert [file.name for file in tmp_path.iterdir()] == ["hearing.budget"]


def test_closing_does_not_wait_for_a_reader_in_another_window(tmp_path: Path) -> None:
    path = closed(tmp_path / "hearing.budget")
    with open_dossier(path, write=False) as reader, reader.reading():
        start = time.monotonic()
        open_dossier(path).close()
        assert time.monotonic() - start < 2
    with open_dossier(path) as dossier:
        assert len(datasets.listed(dossier)) == 1


def test_a_file_marked_read_only_can_be_read(tmp_path: Path) -> None:
    path = closed(tmp_path / "hearing.budget")
    path.chmod(0o400)
    assert refusal(path) == "read-only"
    with open_dossier(path, write=False) as dossier:
        assert len(datasets.listed(dossier)) == 1
    path.chmod(0o600)


def test_in_a_folder_where_one_may_not_write_a_dossier_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = closed(tmp_path / "hearing.budget")

    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr("budgetwatch.store.hold.os.open", refuse)
    assert refusal(path) == "read-only"
    with open_dossier(path, write=False) as dossier:
        assert len(datasets.listed(dossier)) == 1


def test_a_dossier_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="no such folder"):
        create(tmp_path / "nowhere" / "hearing.budget")


def test_a_change_that_fails_is_no_change(dossier: Dossier) -> None:
    def half_a_change() -> None:
        with dossier.change(msg("Rename")) as change:
            work.set_setting(change, "title", "Other")
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        half_a_change()
    assert work.settings(dossier) == {"title": "Hearing"}


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    dossier = create(tmp_path / "hearing.budget")
    dossier.close()
    dossier.close()


def test_a_reader_sees_the_state_before_a_change_until_it_is_complete(dossier: Dossier) -> None:
    with ThreadPoolExecutor(1) as other, dossier.change(msg("Rename")) as change:
        work.set_setting(change, "title", "Other")
        assert other.submit(work.settings, dossier).result() == {"title": "Hearing"}
    assert work.settings(dossier) == {"title": "Other"}


def test_changes_from_several_threads_wait_for_each_other(dossier: Dossier) -> None:
    def ask(number: int) -> None:
        with dossier.change(msg("Ask")) as change:
            work.add_question(change, text=str(number))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(ask, range(20)))
    assert {question.text for question in work.questions(dossier)} == {str(number) for number in range(20)}
    assert [question.order for question in work.questions(dossier)] == list(range(20))


def test_a_full_disk_is_told_and_leaves_the_dossier_as_it_was(dossier: Dossier) -> None:
    with dossier.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageFailed) as refused, dossier.change(msg("Rename")) as change:
        work.set_setting(change, "title", "Long " * 10_000)
    assert refused.value.code == "disk-full"
    assert work.settings(dossier) == {"title": "Hearing"}


def test_only_the_latest_backups_are_kept(tmp_path: Path) -> None:
    with create(tmp_path / "votes [2013].budget", {"title": "Hearing"}) as dossier:
        copies = [backup.back_up(dossier, keep=2) for _ in range(3)]
        assert backup.backups(dossier.path) == (copies[2], copies[1])
    with open_dossier(copies[2], write=False) as copy:
        assert work.settings(copy) == {"title": "Hearing"}


def test_a_backup_that_cannot_be_written_leaves_nothing(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFailed):
        backup.back_up(dossier, tmp_path / "file")
    assert backup.backups(dossier.path, tmp_path / "file") == ()


def test_a_dossier_closes_while_somebody_still_reads_it(tmp_path: Path) -> None:
    path = closed(tmp_path / "hearing.budget")
    dossier = open_dossier(path)
    with open_dossier(path, write=False) as other, other.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
        with dossier.change(msg("Another title")) as change:
            work.set_setting(change, "title", "Hearing of May")
        dossier.close()
    with open_dossier(path) as again:
        assert work.settings(again) == {"title": "Hearing of May"}


def test_a_copy_made_while_the_dossier_is_open_holds_every_finished_step(tmp_path: Path) -> None:
    path, copied = tmp_path / "hearing.budget", tmp_path / "stick.budget"
    with create(path) as dossier:
        with dossier.change(msg("Add a question"), "Clerk") as change:
            work.set_setting(change, "title", "Hearing of May")
        copied.write_bytes(path.read_bytes())
        with open_dossier(copied, write=False) as copy:
            assert work.settings(copy)["title"] == "Hearing of May"
