"""The rows of a damaged table that can still be reached: before the damage, behind it, and between two damaged pages."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from operator import itemgetter

from budgetwatch.store.errors import code_of

_MISSHAPEN = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)
"""What SQLite answers where a damaged list of tables lacks a column, and to a value that is none for its column."""
_LAST = 2**40
"""Beyond this no row is numbered."""
_MOST_REFUSED = 20_000
"""Questions that damage may refuse before the rest of a table is given up: some seconds."""


def pour(damaged: sqlite3.Connection, saved: sqlite3.Connection, table: str) -> bool:
    """Copy the rows of a table that can be read; whether all are there."""
    columns = saved.execute("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (table,)).fetchall()
    names = ", ".join(name for name, _ in columns)
    values = ", ".join("?" * len(columns))
    into = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({values})"  # noqa: S608 - our own names
    pouring = _Pouring(damaged, saved, f"SELECT {names} FROM {table}", into)  # noqa: S608 - our own names
    numbered = saved.execute("SELECT NOT wr FROM pragma_table_list(?)", (table,)).fetchone()[0]
    own = [name for name, place in sorted(columns, key=itemgetter(1)) if place]
    keys = ["rowid"] if numbered else own
    if pouring.done(f"ORDER BY {', '.join(keys)}"):
        return True
    pouring.reach(keys)
    return False


@dataclass(slots=True)
class _Pouring:
    """Rows on their way from a damaged dossier into a new one."""

    damaged: sqlite3.Connection
    saved: sqlite3.Connection
    asked: str
    into: str
    refused: int = 0

    def reach(self, keys: list[str], above: str = "", numbers: tuple[int, ...] = ()) -> None:
        """Copy what can be read under some numbers, halving each run of numbers that damage refuses."""
        key, *deeper = keys
        runs = [(0, _LAST)]
        while runs and self.refused < _MOST_REFUSED:
            first, last = runs.pop()
            if self.done(f"WHERE {above}{key} BETWEEN ? AND ? ORDER BY {key}", (*numbers, first, last)):
                continue
            self.refused += 1
            if first < last:
                middle = (first + last) // 2
                runs += [(middle + 1, last), (first, middle)]
            elif deeper:
                self.reach(deeper, f"{above}{key} = ? AND ", (*numbers, first))

    def done(self, where: str, numbers: tuple[int, ...] = ()) -> bool:
        """Whether every row asked for could be read and written; those before the damage are written all the same."""
        try:
            for row in self.damaged.execute(f"{self.asked} {where}", numbers):
                if any(isinstance(value, str) and "\0" in value for value in row):
                    return False  # a long text of which a page is missing
                self.saved.execute(self.into, row)
        except Exception as error:
            if code_of(error) != "corrupt" and getattr(error, "sqlite_errorcode", 0) & 0xFF not in _MISSHAPEN:
                raise
            return False
        return True
