"""The tables of a dossier, which of them a person edits, and how an empty file becomes a dossier."""

from __future__ import annotations

from sqlalchemy import Connection

from budgetwatch.store.schema_columns import metadata
from budgetwatch.store.schema_received import (
    amount_columns,
    checks,
    codes,
    contracts,
    datasets,
    facts,
    line_codes,
    lines,
    packed,
    place_codes,
    place_lines,
    records,
    sources,
)
from budgetwatch.store.schema_work import (
    answers,
    audiences,
    axes,
    commitments,
    confirmations,
    contract_fields,
    contract_lines,
    corrections,
    explanations,
    hearings,
    history,
    judgements,
    links,
    packs,
    perimeters,
    pieces,
    questions,
    recipes,
    replaced,
    replies,
    settings,
    steps,
    tags,
    witnesses,
)

__all__ = [
    "APPLICATION_ID",
    "EDITED",
    "VERSION",
    "amount_columns",
    "answers",
    "audiences",
    "axes",
    "checks",
    "codes",
    "commitments",
    "confirmations",
    "contract_fields",
    "contract_lines",
    "contracts",
    "corrections",
    "datasets",
    "explanations",
    "facts",
    "hearings",
    "history",
    "judgements",
    "lay_out",
    "line_codes",
    "lines",
    "links",
    "metadata",
    "packed",
    "packs",
    "perimeters",
    "pieces",
    "place_codes",
    "place_lines",
    "questions",
    "recipes",
    "records",
    "replaced",
    "replies",
    "settings",
    "sources",
    "steps",
    "tags",
    "witnesses",
]

APPLICATION_ID = 0x42574454  # "BWDT", in the file's header: tells a dossier from any other SQLite file
VERSION = 6

EDITED = (
    hearings,
    witnesses,
    settings,
    judgements,
    answers,
    questions,
    corrections,
    recipes,
    links,
    confirmations,
    perimeters,
    pieces,
    replies,
    commitments,
    axes,
    tags,
    contract_lines,
    contract_fields,
    audiences,
    explanations,
)
"""The small tables whose every change can be undone. Of `datasets`, only `visible` can."""


def lay_out(connection: Connection) -> None:
    """Make the tables of an empty file and write in its header what it is."""
    metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
