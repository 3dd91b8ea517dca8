"""A new file laid out as an older version did, and what was saved into it brought up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import OperationalError

from budgetwatch.store import schema, upgrades
from budgetwatch.store.connections import connect, engine
from budgetwatch.store.errors import code_of, failed
from budgetwatch.store.keys import Key
from budgetwatch.store.ownership import make_own

_KNOWN = frozenset((*schema.metadata.tables, "line_codes"))
_FROM_THE_FIRST = frozenset(
    [
        "settings",
        "sources",
        "datasets",
        "lines",
        "codes",
        "amount_columns",
        "facts",
        "checks",
        "contracts",
        "history",
        "judgements",
        "answers",
        "questions",
    ]
)
"""What every version has: where damage took one of these out of the list of tables, nothing can be laid out like it."""
_ROWS_ALONE = 5
"""The last version that kept rows alone: pieces are made of them once they are known to be whole."""


def version_in(damaged: sqlite3.Connection) -> int:
    """Which version made a dossier; StorageFailed for a newer one, and where damage took the number."""
    version = int(damaged.execute("PRAGMA user_version").fetchone()[0])
    if version > schema.VERSION:
        raise failed("newer-version")
    if version not in {*upgrades.UPGRADES, schema.VERSION}:
        raise failed("corrupt")
    return version


def lay_out_like(damaged: sqlite3.Connection, out: Path, key: Key | None) -> None:
    """Make the file at `out` with the empty tables of a dossier of an older version."""
    asked = "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
    found = {name: sql for name, sql in damaged.execute(asked).fetchall() if name in _KNOWN}
    if not found.keys() >= _FROM_THE_FIRST:
        raise failed("corrupt")
    tables = list(found.values())
    make_own(out)
    with closing(connect(out, write=True, key=key)) as made:
        for sql in tables:
            if not sql.startswith("CREATE TABLE"):
                raise failed("corrupt")
            made.execute(sql)
        made.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")


def bring_rows_up_to_date(out: Path, key: Key | None, version: int) -> None:
    """Lead the tables at `out` to the present layout, without the pieces; StorageFailed where damage changed their columns."""
    writer = engine(out, write=True, key=key)
    try:
        with writer.connect() as connection, connection.begin():
            for start in range(version, _ROWS_ALONE):
                upgrades.UPGRADES[start](connection)
            schema.metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")
    except OperationalError as error:
        if code_of(error.orig or error) is not None:
            raise  # the disk's refusal, not the damage
        raise failed("corrupt") from error
    finally:
        writer.dispose()
    upgrades.version_of(out, key)  # damage may have changed the name of a column
