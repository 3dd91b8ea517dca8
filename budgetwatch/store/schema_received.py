"""The tables of what was received: files, imports, lines and amounts, contracts, registers."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Text, select

from budgetwatch.store.schema_columns import clustered, dataset, number, table, text

sources = table(
    "sources",
    Column("sha256", Text, primary_key=True),
    text("name"),
    Column("bytes", Integer, nullable=False),
    text("format"),
    Column("encoding", Text),
    Column("delimiter", Text),
    Column("received", Text),
    Column("content", LargeBinary, nullable=False),
)

datasets = table(
    "datasets",
    number(),
    Column("source", Text, ForeignKey("sources.sha256"), nullable=False),
    text("name"),
    text("sheet"),
    text("kind"),
    text("flow"),
    Column("currency", Text),
    Column("exponent", Integer, nullable=False),
    text("document_type"),
    text("institution"),
    text("country"),
    text("status"),
    text("verdict"),
    text("decisions"),
    text("author"),
    text("imported_at"),
    text("years"),
    text("measures"),
    text("bases"),
    # The lines of a dataset are numbered in one run, and so are its codes: both are read as a range, without an index.
    Column("first_line", Integer, nullable=False),
    Column("first_code", Integer, nullable=False),
    Column("codes", Integer, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("facts", Integer, nullable=False),
    Column("contracts", Integer, nullable=False),
    Column("visible", Integer, nullable=False, server_default="0"),
    Column("replaces", Integer, ForeignKey("datasets.id")),
)

checks = table(
    "checks",
    Column("dataset", Integer, ForeignKey("datasets.id"), primary_key=True),
    text("layout"),
    text("totals"),
    text("subtotals"),
    text("issues"),
)

codes = table(
    "codes",
    number(),
    dataset(),
    text("classification"),
    Column("level", Integer, nullable=False),
    text("code"),
    text("label"),
    Column("parent", Integer, ForeignKey("codes.id")),
)

lines = table(
    "lines",
    number(),
    dataset(),
    Column("row", Integer, nullable=False),
    text("label"),
    Column("year", Integer),
    Column("year_label", Text),
    Column("period", Text),
)

# A place is a set of codes that lines share: its codes are kept once, however many lines stand in it. Both tables and
# `facts` are written only by an import, which numbers what they refer to: looking up both ends of a million rows again
# would cost a third of its time. `verify` checks these references instead.
place_codes = clustered(
    "place_codes",
    Column("code", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
)

place_lines = clustered(
    "place_lines",
    Column("place", Integer, primary_key=True),
    Column("line", Integer, primary_key=True),
)

line_codes = (
    select(place_lines.c.line, place_codes.c.code)
    .join_from(place_lines, place_codes, place_lines.c.place == place_codes.c.place)
    .subquery("line_codes")
)
"""Each line with each of its codes, as if it were a table."""

amount_columns = table(
    "amount_columns",
    number(),
    dataset(),
    Column("place", Integer, nullable=False),
    Column("measure", Text),
    Column("basis", Text),
    Column("year", Integer),
    Column("year_label", Text),
    Column("period", Text),
    Column("variant", Text),
    Column("counts", Integer, nullable=False),
    text("total"),  # the sum of its mantissas at import, in digits: it may exceed 64 bits
)

# One row per cell: the row of the sheet is the line's, the column is the amount column's. A cell without an amount
# keeps the reason in `state`.
facts = clustered(
    "facts",
    Column("amount_column", Integer, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("amount", Integer),
    Column("state", Text),
)

# The same lines, places and amounts in one piece each, which frames read at once: see `packed.py`.
packed = table(
    "packed",
    Column("dataset", Integer, ForeignKey("datasets.id"), primary_key=True),
    Column("part", Text, primary_key=True),
    text("kind"),
    Column("crc", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

contracts = table("contracts", number(), dataset(), text("body"))

# The rows of the other registers: credit movements, programming laws, headcounts, advances, dates.
records = table("records", number(), dataset(), text("kind"), text("body"))
