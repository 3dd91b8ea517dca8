"""Schema versions: a newer dossier is refused, an older one is brought up to date after a backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.store import schema
from budgetwatch.store.backup import back_up
from budgetwatch.store.connections import connect, driver, finish_interrupted
from budgetwatch.store.errors import code_of, failed, failures
from budgetwatch.store.journal import lacks_shared_memory
from budgetwatch.store.keys import Key
from budgetwatch.store.opened import Dossier
from budgetwatch.store.repacking import pack_rows


def _add_registers_and_repairs(connection: Connection) -> None:
    """Version 2: other registers, corrections, recipes, links between years, second readers, replaced imports."""
    added = ("records", "corrections", "recipes", "links", "confirmations")
    schema.metadata.create_all(connection, tables=[schema.metadata.tables[name] for name in added])
    connection.exec_driver_sql("ALTER TABLE datasets ADD COLUMN replaces INTEGER REFERENCES datasets (id)")


def _add_the_committees_work(connection: Connection) -> None:
    """Version 3: perimeters, several hearings with witnesses, replies and commitments, packs written, policy axes, tags, pieces, reviews."""
    added = ("perimeters", "hearings", "witnesses", "replies", "commitments", "packs", "axes", "tags", "pieces")
    schema.metadata.create_all(connection, tables=[schema.metadata.tables[name] for name in added])
    connection.exec_driver_sql("ALTER TABLE questions ADD COLUMN hearing INTEGER REFERENCES hearings (id)")
    for name in ("reviewer", "reviewed_at", "evidence", "proposed"):
        connection.exec_driver_sql(f"ALTER TABLE answers ADD COLUMN {name} TEXT DEFAULT '' NOT NULL")
    connection.exec_driver_sql("INSERT INTO hearings (id) SELECT 1 WHERE EXISTS (SELECT 1 FROM questions)")
    connection.exec_driver_sql("UPDATE questions SET hearing = 1")


def _add_what_packs_and_links_need(connection: Connection) -> None:
    """Version 4: budget lines and corrected fields of contracts, as people say; codes kept once for all lines of a place."""
    added = ("contract_lines", "contract_fields", "place_codes", "place_lines")
    schema.metadata.create_all(connection, tables=[schema.metadata.tables[name] for name in added])
    connection.exec_driver_sql(_LINES_OF_PLACES)
    connection.exec_driver_sql(_CODES_OF_PLACES)
    connection.exec_driver_sql("DROP TABLE line_codes")


def _add_circles_and_explanations(connection: Connection) -> None:
    """Version 5: the circle that may see an item, and what a committee found of innocent explanations."""
    added = ("audiences", "explanations")
    schema.metadata.create_all(connection, tables=[schema.metadata.tables[name] for name in added])


def _pack_what_was_imported(connection: Connection) -> None:
    """Version 6: the lines, places and amounts of each import in one piece each, which frames read at once."""
    schema.metadata.create_all(connection, tables=[schema.packed])
    pack_rows(driver(connection))


_LINES_OF_PLACES = """INSERT INTO place_lines (place, line)
SELECT dense_rank() OVER (ORDER BY codes), line
FROM (SELECT line, group_concat(code) AS codes FROM (SELECT line, code FROM line_codes ORDER BY line, code) GROUP BY line)
"""
_CODES_OF_PLACES = """INSERT INTO place_codes (code, place) SELECT code, place
FROM line_codes JOIN (SELECT place, min(line) AS line FROM place_lines GROUP BY place) USING (line)"""


UPGRADES: Mapping[int, Callable[[Connection], None]] = {
    1: _add_registers_and_repairs,
    2: _add_the_committees_work,
    3: _add_what_packs_and_links_need,
    4: _add_circles_and_explanations,
    5: _pack_what_was_imported,
}
"""What leads from a version to the next one, by the version it starts from."""


def version_of(path: Path, key: Key | None = None) -> int:
    """The schema version of a dossier's file.

    Raises:
        StorageFailed: `not-a-dossier` for another program's file, `newer-version`, or `corrupt`.
    """
    with failures(), closing(_reader(path, key)) as connection:
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        whole = version != schema.VERSION or _has_every_column(connection)
    if owner != schema.APPLICATION_ID:
        raise failed("not-a-dossier")
    if version > schema.VERSION:
        raise failed("newer-version")
    if not whole:
        raise failed("corrupt")
    return version


def _reader(path: Path, key: Key | None) -> sqlite3.Connection:
    """A connection for reading, once what a killed process left half done is taken back."""
    try:
        return connect(path, write=False, key=key)
    except Exception as error:
        if lacks_shared_memory(error):
            return connect(path, write=True, key=key, alone=True)
        if code_of(error) != "read-only":
            raise
    finish_interrupted(path, key)
    return connect(path, write=False, key=key)


def _has_every_column(connection: sqlite3.Connection) -> bool:
    asked = "SELECT name FROM pragma_table_info(?)"
    return all(
        {name for (name,) in connection.execute(asked, (table.name,))}.issuperset(table.columns.keys())
        for table in schema.metadata.tables.values()
    )


def bring_up_to_date(dossier: Dossier, version: int) -> None:
    """Lead an older dossier, version by version, to the present schema in one transaction, after a backup."""
    if version == schema.VERSION:
        return
    back_up(dossier)
    try:
        with dossier.writing() as connection:
            for start in range(version, schema.VERSION):
                UPGRADES[start](connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")
    except StorageFailed:
        raise
    except Exception as error:
        raise failed("upgrade-failed") from error
