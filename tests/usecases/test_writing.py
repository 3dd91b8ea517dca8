"""Files are written together or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from budgetwatch.domain.errors import BudgetWatchError, StorageFailed
from budgetwatch.i18n import language
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.packing import make_pack
from budgetwatch.usecases.produced_packs import list_packs
from budgetwatch.usecases.writing import write_together


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_files_take_the_places_of_older_ones(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_together({tmp_path / "a": b"new", tmp_path / "b": b"also new"})
    assert contents(tmp_path) == {"a": b"new", "b": b"also new"}


def test_where_one_file_cannot_be_replaced_every_place_has_again_what_it_had(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "c").mkdir()
    with pytest.raises(StorageFailed) as refused:
        write_together({tmp_path / "a": b"new", tmp_path / "b": b"new", tmp_path / "c": b"new"})
    assert str(tmp_path / "c") in str(refused.value.message)
    assert contents(tmp_path) == {"a": b"old"}


def test_on_a_full_disk_the_former_files_stay_and_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("budgetwatch.usecases.writing.os.fdopen", full)
    with pytest.raises(StorageFailed) as refused:
        write_together({tmp_path / "a": b"new"})
    assert refused.value.code == "disk-full"
    assert contents(tmp_path) == {"a": b"old"}


def test_a_pack_is_remembered_with_its_formats(dossier: Dossier, tmp_path: Path) -> None:
    made = make_pack(dossier, tmp_path / "out", language("en"), formats=("xlsx", "docx", "xlsx"))
    assert [one.format for one in made.files] == ["xlsx", "docx"]
    assert [one.formats for one in list_packs(dossier)] == [("xlsx", "docx")]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {one.path.name for one in made.files}


@pytest.mark.parametrize("formats", [("odt",), ("pdf", "doc"), ()])
def test_a_format_that_is_not_written_is_refused_before_anything_is(
    dossier: Dossier, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    with pytest.raises(BudgetWatchError) as refused:
        make_pack(dossier, tmp_path / "out", language("en"), formats=formats)
    assert refused.value.code == "unknown-format"
    assert not (tmp_path / "out").exists()
