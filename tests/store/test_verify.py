"""Verifying, and what damaged bytes lead to: a sentence, never a crash."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetwatch.domain.errors import BudgetWatchError, StorageFailed
from budgetwatch.store import checks, contracts, datasets, frames, history, sources, undo, work
from budgetwatch.store.dossier import Dossier, create, open_dossier
from budgetwatch.store.verify import verify
from tests.store.tables_as_text import imported


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound dossier with one import."""
    path = tmp_path_factory.mktemp("whole") / "hearing.budget"
    with create(path, {"title": "Hearing"}) as dossier:
        imported(dossier)
    return path


def failing(path: Path) -> list[str]:
    """The names of the checks that do not hold."""
    with open_dossier(path, write=False) as dossier:
        return [check.name for check in verify(dossier) if not check.ok]


def tampered(tmp_path: Path, whole: Path, statement: str) -> Path:
    """A copy of the dossier changed behind the product's back."""
    path = tmp_path / "tampered.budget"
    path.write_bytes(whole.read_bytes())
    with sqlite3.connect(path) as database:
        database.execute(statement)
    database.close()
    return path


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("PRAGMA optimize", []),
        ("UPDATE facts SET amount = amount + 1 WHERE line = 1", ["totals"]),
        ("UPDATE facts SET amount = NULL, state = 'nil' WHERE line = 1", ["totals"]),
        ("UPDATE sources SET content = x'00'", ["sources"]),
        ("UPDATE lines SET dataset = 99 WHERE id = 1", ["references"]),
    ],
)
def test_verify_names_what_was_tampered_with(tmp_path: Path, whole: Path, statement: str, names: list[str]) -> None:
    assert failing(tampered(tmp_path, whole, statement)) == names


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE checks SET layout = '{'",
        """UPDATE checks SET layout = '{"$":"Popen","args":"ls"}'""",
        """UPDATE checks SET totals = '[{"$":"Amount"}]'""",
        "UPDATE checks SET issues = '[[[[1'",
    ],
)
def test_a_kept_text_that_makes_no_sense_is_damage_and_is_not_run(tmp_path: Path, whole: Path, statement: str) -> None:
    with (
        pytest.raises(StorageFailed, match="damaged"),
        open_dossier(tampered(tmp_path, whole, statement), write=False) as dossier,
    ):
        checks.kept(dossier)


def test_a_file_without_its_tables_is_damaged(tmp_path: Path, whole: Path) -> None:
    path = tampered(tmp_path, whole, "DROP TABLE facts")
    with pytest.raises(StorageFailed) as refused:
        open_dossier(path)
    assert refused.value.code == "corrupt"


def use_everything(path: Path) -> None:
    """Open, read all there is, edit, undo, verify."""
    with open_dossier(path) as dossier:
        for source in sources.listed(dossier):
            sources.content(dossier, source.sha256)
        datasets.listed(dossier, hidden=True)
        checks.kept(dossier)
        contracts.stored(dossier)
        work.settings(dossier)
        history.listed(dossier)
        frames.facts(dossier)
        verify(dossier)
        undo.undo(dossier)


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), noise=st.binary(min_size=1, max_size=200))
def test_damaged_bytes_are_refused_with_a_sentence_or_change_nothing_that_matters(
    tmp_path_factory: pytest.TempPathFactory, whole: Path, place: float, noise: bytes
) -> None:
    sound = whole.read_bytes()
    start = int(place * len(sound))
    path = tmp_path_factory.mktemp("noise") / "hearing.budget"
    path.write_bytes(sound[:start] + noise + sound[start + len(noise) :])
    try:
        use_everything(path)
    except BudgetWatchError as refused:
        assert str(refused.message)  # noqa: PT017 - both outcomes are right, a crash is not


def test_the_largest_amounts_above_and_below_nothing_add_up_exactly(dossier: Dossier) -> None:
    huge = 10**18 - 1
    rows = "\n".join(f"{n:02} | Unit {n} | {huge if n % 3 else -huge}" for n in range(40))
    imported(dossier, f"code | label | voted 2013 CP\n{rows}")
    assert [check.name for check in verify(dossier) if not check.ok] == []


def test_a_table_whose_key_was_damaged_is_told_as_damage(tmp_path: Path, whole: Path) -> None:
    path = tmp_path / "keyless.budget"
    sound = whole.read_bytes()
    path.write_bytes(sound.replace(b"PRIMARY KEY (sha256)", b"PRIMARB KEY (sha256)"))
    assert path.read_bytes() != sound
    with pytest.raises(StorageFailed, match="damaged"):
        use_everything(path)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("codes", "level", "NULL"),
        ("codes", "level", "'x'"),
        ("codes", "label", "NULL"),
        ("lines", "label", "NULL"),
        ("datasets", "name", "x'ff', kind = 'budget', first_line = 9"),
        ("sources", "name", "x'ff', content = x'00'"),
    ],
)
def test_a_value_that_damage_put_where_none_of_its_kind_may_stand_is_told_and_crashes_nothing(
    tmp_path: Path, table: str, column: str, value: str
) -> None:
    path = tmp_path / "hearing.budget"
    with create(path) as dossier:
        imported(dossier)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(replace(sql, 'NOT NULL', ''), 'STRICT', '') WHERE name = ?",
            (table,),
        )
        connection.commit()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE {table} SET {column} = {value} WHERE rowid = 1")  # noqa: S608 - names of this test
        connection.execute("DELETE FROM packed")
        connection.commit()
    with open_dossier(path) as dossier:
        assert {check.name for check in verify(dossier) if not check.ok} & {"totals", "sources"}
