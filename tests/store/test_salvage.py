"""What is saved of a damaged dossier: whole imports or none, and everything else that can be read."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.store import datasets, schema, undo, work
from budgetwatch.store.connections import write_anew
from budgetwatch.store.dossier import Dossier, create, open_dossier
from budgetwatch.store.keys import new_key
from budgetwatch.store.salvage import salvage
from budgetwatch.store.verify import verify
from tests.store.tables_as_text import DEFENCE, imported

PAGE = 4096
LARGE = "code | label | voted 2013 CP\n" + "\n".join(f"{n:04}.01 | Unit {n} | {n * 7}" for n in range(3000))


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A dossier of a small and a large table, a setting, and nobody's damage yet."""
    path = tmp_path / "hearing.budget"
    with create(path, {"title": "Hearing"}) as dossier:
        imported(dossier, DEFENCE, name="small.csv")
        imported(dossier, LARGE, name="large.csv")
        with dossier.change(msg("Note"), "Clerk") as change:
            work.set_setting(change, "institution", "Committee")
    return path


def break_pages(path: Path, pages: list[int]) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    path.write_bytes(content)


def pages_of(path: Path, table: str) -> list[int]:
    """The pages of the file that hold rows of a table."""
    asked = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
    with closing(sqlite3.connect(path)) as connection:
        return [page for (page,) in connection.execute(asked, (table,))]


def saved(path: Path) -> tuple[list[int], dict[str, str], bool]:
    """The lines of the imports that were kept, the settings, and whether the new dossier is sound."""
    with open_dossier(path) as dossier:
        sound = all(check.ok for check in verify(dossier))
        return [one.lines for one in datasets.listed(dossier)], work.settings(dossier), sound


def test_a_sound_dossier_is_saved_whole(damaged: Path, tmp_path: Path) -> None:
    out = tmp_path / "saved.budget"
    told = salvage(damaged, out)
    assert (told.lost, told.holed) == ((), ())
    assert saved(out) == ([3, 3000], {"title": "Hearing", "institution": "Committee"}, True)


def test_an_import_of_which_amounts_are_missing_is_dropped_and_its_file_kept(damaged: Path, tmp_path: Path) -> None:
    out = tmp_path / "saved.budget"
    leaves = pages_of(damaged, "facts")
    before = damaged.read_bytes()
    break_pages(damaged, leaves[len(leaves) // 2 : len(leaves) // 2 + 1])
    told = salvage(damaged, out)
    assert (told.lost, told.holed) == ((("Sheet1!A1:C3001", True),), ("facts",))
    assert saved(out) == ([3], {"title": "Hearing", "institution": "Committee"}, True)
    assert len(before) == damaged.stat().st_size


def test_an_import_between_two_damaged_ones_is_saved(damaged: Path, tmp_path: Path) -> None:
    with open_dossier(damaged) as dossier:
        imported(dossier, DEFENCE.replace("Navy", "Fleet"), name="between.csv")
        imported(dossier, LARGE.replace("Unit", "Post"), name="last.csv")
    pages = pages_of(damaged, "facts")
    break_pages(damaged, [pages[len(pages) // 4], pages[-len(pages) // 4]])
    told = salvage(damaged, out := tmp_path / "saved.budget")
    assert [name for name, _ in told.lost] == ["Sheet1!A1:C3001", "Sheet1!A1:C3001"]
    assert saved(out)[0] == [3, 3]


def test_an_import_is_named_as_lost_though_its_file_is_gone_too(damaged: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("DELETE FROM sources WHERE name = 'large.csv'")
        connection.commit()
    told = salvage(damaged, out := tmp_path / "saved.budget")
    assert told.lost == (("Sheet1!A1:C3001", False),)
    assert saved(out)[0] == [3]


def test_a_received_file_that_is_not_as_it_was_is_told(damaged: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("UPDATE sources SET content = zeroblob(length(content)) WHERE name = 'small.csv'")
        connection.commit()
    told = salvage(damaged, tmp_path / "saved.budget")
    assert (told.holed, told.altered, len(told.kept)) == (("sources",), ("small.csv",), 2)


@pytest.mark.parametrize("step", [undo.undo, undo.redo])
def test_an_import_that_was_taken_back_goes_with_its_damaged_file_and_the_rest_is_sound(
    damaged: Path, tmp_path: Path, step: Callable[[Dossier], object]
) -> None:
    with open_dossier(damaged) as dossier:
        undo.undo(dossier)  # the note
        undo.undo(dossier)  # the import of large.csv
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("UPDATE sources SET content = zeroblob(9) WHERE name = 'large.csv'")
        connection.commit()
    told = salvage(damaged, out := tmp_path / "saved.budget")
    assert (told.kept, told.lost, told.undone) == (("Sheet1!A1:D4",), (), ("Sheet1!A1:C3001",))
    assert saved(out)[2]
    with open_dossier(out) as dossier:
        while step(dossier) is not None:
            pass
        assert all(check.ok for check in verify(dossier))


def test_of_a_dossier_whose_files_and_amounts_are_damaged_no_file_is_kept(damaged: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("UPDATE sources SET content = zeroblob(9)")
        connection.execute("DELETE FROM facts")
        connection.commit()
    told = salvage(damaged, out := tmp_path / "saved.budget")
    assert [there for _, there in told.lost] == [False, False]
    assert saved(out) == ([], {"title": "Hearing", "institution": "Committee"}, True)


@pytest.mark.parametrize("part", ["layout", "totals", "subtotals", "issues"])
def test_an_import_whose_kept_words_make_no_sense_is_dropped(damaged: Path, tmp_path: Path, part: str) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute(f"UPDATE checks SET {part} = '[' WHERE dataset = 2")  # noqa: S608 - a name of this test
        connection.commit()
    out = tmp_path / "saved.budget"
    told = salvage(damaged, out)
    assert told.lost == (("Sheet1!A1:C3001", True),)
    assert saved(out) == ([3], {"title": "Hearing", "institution": "Committee"}, True)


def test_a_file_of_which_not_even_the_tables_can_be_read_is_refused_and_nothing_is_left(
    damaged: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        asked = "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'"
        pages = [page for (page,) in connection.execute(asked)]
    head = damaged.read_bytes()[:100]
    break_pages(damaged, pages)
    damaged.write_bytes(head + damaged.read_bytes()[100:])
    with pytest.raises(StorageFailed) as told:
        salvage(damaged, tmp_path / "saved.budget")
    assert told.value.code == "corrupt"
    assert not (tmp_path / "saved.budget").exists()


def test_an_encrypted_dossier_is_saved_under_its_passphrase(tmp_path: Path) -> None:
    path, out = tmp_path / "hearing.budget", tmp_path / "saved.budget"
    with create(path, {"title": "Hearing"}, "karité baobab fleuve") as dossier:
        imported(dossier, DEFENCE)
    assert salvage(path, out, "karité baobab fleuve").kept == ("Sheet1!A1:D4",)
    with open_dossier(out, passphrase="karité baobab fleuve") as dossier:  # noqa: S106 - of this test
        assert all(check.ok for check in verify(dossier))


@pytest.mark.parametrize("seed", range(25))
def test_bytes_changed_anywhere_give_a_refusal_or_a_sound_rest(damaged: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    content = bytearray(damaged.read_bytes())
    for _ in range(chance.randint(1, 200)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    damaged.write_bytes(content)
    out = tmp_path / "saved.budget"
    try:
        salvage(damaged, out)
    except StorageFailed:
        assert not out.exists()
    else:
        assert _only_sources_changed(out)


def _only_sources_changed(path: Path) -> bool:
    """Whether every check holds but perhaps that of a received file, whose damage nothing can mend."""
    with open_dossier(path) as dossier:
        return all(check.ok or check.name == "sources" for check in verify(dossier))


@pytest.mark.parametrize("left", [0.99, 0.75, 0.5])
def test_of_a_file_without_its_end_the_received_files_and_the_settings_are_saved(
    damaged: Path, tmp_path: Path, left: float
) -> None:
    content = damaged.read_bytes()[: int(damaged.stat().st_size * left)]
    damaged.write_bytes(content)
    out = tmp_path / "saved.budget"
    assert all(there for _, there in salvage(damaged, out).lost)
    assert saved(out)[1:] == ({"title": "Hearing", "institution": "Committee"}, True)
    assert damaged.read_bytes() == content
    assert not out.with_name("saved.budget.part").exists()


KEPT = sorted((Path(__file__).parent / "kept").glob("*.budget"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_sound_dossier_of_an_older_version_is_saved_whole_and_up_to_date(kept: Path, tmp_path: Path) -> None:
    path, out, same = tmp_path / "older.budget", tmp_path / "saved.budget", tmp_path / "same.budget"
    path.write_bytes(kept.read_bytes())
    same.write_bytes(kept.read_bytes())
    told = salvage(path, out)
    assert (told.lost, told.holed, path.read_bytes()) == ((), (), kept.read_bytes())
    with open_dossier(out) as saved_one, open_dossier(same) as upgraded:
        assert all(check.ok for check in verify(saved_one))
        assert everything_in(saved_one) == everything_in(upgraded)


def everything_in(dossier: Dossier) -> dict[str, list[tuple[object, ...]]]:
    with dossier.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for table in schema.metadata.sorted_tables
        }


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_of_a_damaged_dossier_of_an_older_version_the_received_files_and_the_settings_are_saved(
    kept: Path, tmp_path: Path
) -> None:
    path, out = tmp_path / "older.budget", tmp_path / "saved.budget"
    path.write_bytes(kept.read_bytes())
    break_pages(path, pages_of(path, "facts")[:1])
    told = salvage(path, out)
    assert told.lost
    assert all(there for _, there in told.lost)
    with open_dossier(out) as dossier:
        assert all(check.ok for check in verify(dossier))
        assert work.settings(dossier)


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_an_encrypted_dossier_of_an_older_version_is_saved_under_its_passphrase(kept: Path, tmp_path: Path) -> None:
    path, out, passphrase = tmp_path / "older.budget", tmp_path / "saved.budget", "karité baobab fleuve"
    write_anew(kept, path, None, new_key(passphrase))
    whole = path.read_bytes()
    for left in (PAGE, 16):  # of the first page: all of it, and what the key is derived from
        path.write_bytes(whole[:left].ljust(PAGE, b"\0") + whole[PAGE:])
        told = salvage(path, out, passphrase)
        assert (len(told.kept), told.lost) == (1, ())
        with open_dossier(out, passphrase=passphrase) as dossier:
            assert all(check.ok for check in verify(dossier))
            assert dossier.key is not None
        out.unlink()


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_any_damage_to_an_encrypted_older_dossier_gives_a_refusal_or_a_sound_rest(kept: Path, tmp_path: Path) -> None:
    path, passphrase = tmp_path / "older.budget", "karité baobab fleuve"
    write_anew(kept, path, None, new_key(passphrase))
    whole, chance, outcomes = path.read_bytes(), random.Random(kept.stem), set()  # noqa: S311 - damage, not secrets
    for number in range(10):
        out, content = tmp_path / f"saved-{number}.budget", bytearray(whole)
        page = chance.randrange(1, len(whole) // PAGE) * PAGE
        content[page : page + PAGE] = chance.randbytes(PAGE)
        path.write_bytes(content)
        try:
            salvage(path, out, passphrase)
        except StorageFailed:
            assert not out.exists()
            outcomes.add("refused")
        else:
            with open_dossier(out, passphrase=passphrase) as dossier:
                assert all(check.ok for check in verify(dossier))
            outcomes.add("saved")
    assert "saved" in outcomes


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_an_encrypted_older_dossier_that_ends_within_a_page_is_saved_as_a_plain_one(kept: Path, tmp_path: Path) -> None:
    plain, path, passphrase = tmp_path / "plain.budget", tmp_path / "older.budget", "karité baobab fleuve"
    write_anew(kept, path, None, key := new_key(passphrase))
    write_anew(path, plain, key, None)
    for file in (plain, path):
        file.write_bytes(file.read_bytes()[: int(file.stat().st_size * 0.97)])
    saved_one, other = salvage(plain, tmp_path / "1.budget"), salvage(path, tmp_path / "2.budget", passphrase)
    assert (saved_one.kept, other.kept) == ((saved_one.kept[0],), (saved_one.kept[0],))


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_bytes_changed_anywhere_in_an_older_dossier_give_a_refusal_or_a_sound_rest(kept: Path, tmp_path: Path) -> None:
    chance = random.Random(kept.stem)  # noqa: S311 - damage, not secrets
    path = tmp_path / "older.budget"
    outcomes = set()
    for number in range(30):
        out, content = tmp_path / f"saved-{number}.budget", bytearray(kept.read_bytes())
        for _ in range(chance.randint(1, 60)):
            content[chance.randrange(PAGE, len(content))] = chance.randrange(256)
        path.write_bytes(content)
        try:
            salvage(path, out)
        except StorageFailed:
            assert not out.exists()
            outcomes.add("refused")
        else:
            assert _only_sources_changed(out)
            outcomes.add("saved")
    assert "saved" in outcomes
