"""The received files as a table: what each is and by which hash it is known."""

from __future__ import annotations

from collections.abc import Iterable

from budgetwatch.domain.source import Source
from budgetwatch.domain.table import Field, FieldType, PlainTable


def documents_table(sources: Iterable[Source]) -> PlainTable:
    """One row per received file."""
    named = (Field("file"), Field("sha256"), Field("bytes", FieldType.INTEGER), Field("format"))
    return PlainTable("documents", named, ((one.name, one.sha256, one.bytes, one.format) for one in sources))
