"""What the tables of a dossier are made of: strict tables of one schema, and the columns that many of them have."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()


def table(name: str, *columns: Column[int] | Column[str] | Column[bytes] | UniqueConstraint) -> Table:
    """A strict table with a number for each row."""
    return Table(name, metadata, *columns, sqlite_strict=True)


def clustered(name: str, *columns: Column[int] | Column[str]) -> Table:
    """A table kept in the order of its key, without a second tree for row numbers."""
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=False)


def number() -> Column[int]:
    """The number of a row."""
    return Column("id", Integer, primary_key=True)


def text(name: str, default: str | None = "") -> Column[str]:
    """A text that is there, empty where nothing is known; `default` is what an older row is given."""
    return Column(name, Text, nullable=False, server_default=default)


def dataset() -> Column[int]:
    """The import that a row belongs to."""
    return Column("dataset", Integer, ForeignKey("datasets.id"), nullable=False)
