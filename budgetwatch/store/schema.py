"""The tables of a dossier."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    select,
)

APPLICATION_ID = 0x42574454  # "BWDT", in the file's header: tells a dossier from any other SQLite file
VERSION = 4

metadata = MetaData()


def _table(name: str, *columns: Column[int] | Column[str] | Column[bytes] | UniqueConstraint) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


def _clustered(name: str, *columns: Column[int] | Column[str]) -> Table:
    """A table kept in the order of its key, without a second tree for row numbers."""
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=False)


def _number() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str, default: str | None = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _dataset() -> Column[int]:
    return Column("dataset", Integer, ForeignKey("datasets.id"), nullable=False)


settings = _table("settings", _number(), Column("name", Text, nullable=False, unique=True), _text("value"))

sources = _table(
    "sources",
    Column("sha256", Text, primary_key=True),
    _text("name"),
    Column("bytes", Integer, nullable=False),
    _text("format"),
    Column("encoding", Text),
    Column("delimiter", Text),
    Column("received", Text),
    Column("content", LargeBinary, nullable=False),
)

datasets = _table(
    "datasets",
    _number(),
    Column("source", Text, ForeignKey("sources.sha256"), nullable=False),
    _text("name"),
    _text("sheet"),
    _text("kind"),
    _text("flow"),
    Column("currency", Text),
    Column("exponent", Integer, nullable=False),
    _text("document_type"),
    _text("institution"),
    _text("country"),
    _text("status"),
    _text("verdict"),
    _text("decisions"),
    _text("author"),
    _text("imported_at"),
    _text("years"),
    _text("measures"),
    _text("bases"),
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

checks = _table(
    "checks",
    Column("dataset", Integer, ForeignKey("datasets.id"), primary_key=True),
    _text("layout"),
    _text("totals"),
    _text("subtotals"),
    _text("issues"),
)

codes = _table(
    "codes",
    _number(),
    _dataset(),
    _text("classification"),
    Column("level", Integer, nullable=False),
    _text("code"),
    _text("label"),
    Column("parent", Integer, ForeignKey("codes.id")),
)

lines = _table(
    "lines",
    _number(),
    _dataset(),
    Column("row", Integer, nullable=False),
    _text("label"),
    Column("year", Integer),
    Column("year_label", Text),
    Column("period", Text),
)

# A place is a set of codes that lines share: its codes are kept once, however many lines stand in it. Both tables and
# `facts` are written only by an import, which numbers what they refer to: looking up both ends of a million rows again
# would cost a third of its time. `verify` checks these references instead.
place_codes = _clustered(
    "place_codes",
    Column("code", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
)

place_lines = _clustered(
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

amount_columns = _table(
    "amount_columns",
    _number(),
    _dataset(),
    Column("place", Integer, nullable=False),
    Column("measure", Text),
    Column("basis", Text),
    Column("year", Integer),
    Column("year_label", Text),
    Column("period", Text),
    Column("variant", Text),
    Column("counts", Integer, nullable=False),
    _text("total"),  # the sum of its mantissas at import, in digits: it may exceed 64 bits
)

# One row per cell: the row of the sheet is the line's, the column is the amount column's. A cell without an amount
# keeps the reason in `state`.
facts = _clustered(
    "facts",
    Column("amount_column", Integer, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("amount", Integer),
    Column("state", Text),
)

contracts = _table("contracts", _number(), _dataset(), _text("body"))

# The rows of the other registers: credit movements, programming laws, headcounts, advances, dates.
records = _table("records", _number(), _dataset(), _text("kind"), _text("body"))

# What a person reads in a cell instead of what was received; the fact itself stays as imported. `amount` is at its
# own `exponent`: a table in millions may be corrected to the franc.
corrections = _table(
    "corrections",
    _number(),
    _dataset(),
    Column("row", Integer, nullable=False),
    Column("column", Integer, nullable=False),
    Column("amount", Integer),
    Column("exponent", Integer, nullable=False),
    Column("state", Text),
    _text("reason"),
    _text("author"),
    _text("at"),
    UniqueConstraint("dataset", "row", "column"),
)

# How a layout was read once, for the next file under the same headers.
recipes = _table(
    "recipes",
    _number(),
    Column("name", Text, nullable=False, unique=True),
    _text("fingerprint"),
    _text("body"),
    _text("author"),
    _text("at"),
)

# Lines of different years that a person says are, or are not, the same.
links = _table(
    "links",
    _number(),
    _text("kind"),
    _text("before"),
    _text("after"),
    Column("year", Integer),
    _text("reason"),
    _text("author"),
    _text("at"),
)

# On which place of the budget a contract weighs, as a person says; the reference of the register survives its correction.
contract_lines = _table(
    "contract_lines",
    _number(),
    Column("contract", Text, nullable=False, unique=True),
    _text("line"),
    Column("year", Integer, nullable=False),
    _text("reason"),
    _text("author"),
    _text("at"),
)

# What a person reads in a field of a contract that is no amount.
contract_fields = _table(
    "contract_fields",
    _number(),
    _text("contract"),
    _text("field"),
    _text("value"),
    _text("reason"),
    _text("author"),
    _text("at"),
    UniqueConstraint("contract", "field"),
)

# A second reader's word that a typed table says what its document says.
confirmations = _table(
    "confirmations",
    _number(),
    Column("source", Text, ForeignKey("sources.sha256"), nullable=False),
    _text("author"),
    _text("at"),
)

# Which places a committee counts together under a name, and the footnote that says so.
perimeters = _table(
    "perimeters",
    _number(),
    Column("name", Text, nullable=False, unique=True),
    _text("counted"),
    _text("left_out"),
    _text("footnote"),
    _text("author"),
    _text("at"),
)

# The axes of a national security policy as the committee entered them, and the places it tagged with them.
axes = _table(
    "axes",
    _number(),
    Column("place", Integer, nullable=False),
    _text("fr"),
    _text("en"),
    _text("source"),
    Column("checked", Integer, nullable=False, server_default="0"),
    _text("words"),
)

tags = _table(
    "tags",
    _number(),
    Column("axis", Integer, ForeignKey("axes.id"), nullable=False),
    Column("tagged", Text, nullable=False, unique=True),
    _text("author"),
    _text("at"),
)

# What people noted of the pieces that they expect each year.
pieces = _table(
    "pieces",
    _number(),
    _text("piece"),
    Column("year", Integer, nullable=False),
    _text("outcome"),
    Column("day", Text),
    Column("standing", Text),
    _text("reason"),
    _text("author"),
    _text("at"),
    UniqueConstraint("piece", "year"),
)

judgements = _table(
    "judgements",
    _number(),
    Column("finding", Text, nullable=False, unique=True),
    _text("judgement"),
    _text("reason"),
    _text("author"),
    _text("at"),
)

answers = _table(
    "answers",
    _number(),
    Column("item", Text, nullable=False, unique=True),
    Column("answer", Text),
    _text("note"),
    _text("author"),
    _text("at"),
    # Who read it over and when, the evidence that a person named, and what the data proposed when it was given.
    _text("reviewer"),
    _text("reviewed_at"),
    _text("evidence"),
    _text("proposed"),
)

# A meeting of the committee to which witnesses are called; `day` is ISO 8601, or nothing where it is not set yet.
hearings = _table("hearings", _number(), _text("title"), _text("day"), _text("room"))

# Whom a hearing calls: a function, and the person and institution where they are known.
witnesses = _table(
    "witnesses",
    _number(),
    Column("hearing", Integer, ForeignKey("hearings.id"), nullable=False),
    _text("function"),
    _text("person"),
    _text("institution"),
    UniqueConstraint("hearing", "function"),
)

questions = _table(
    "questions",
    _number(),
    Column("place", Integer, nullable=False),
    Column("wording", Text),
    _text("text"),
    _text("witness"),
    Column("minutes", Integer, nullable=False),
    _text("audience"),
    _text("origin"),
    Column("hearing", Integer, ForeignKey("hearings.id")),
)

# What a witness said to a question in the room, and how far that is an answer.
replies = _table(
    "replies",
    _number(),
    Column("question", Integer, ForeignKey("questions.id"), nullable=False, unique=True),
    _text("status"),
    _text("text"),
    _text("author"),
    _text("at"),
)

# What somebody promised the committee, by when, and what became of it; days are ISO 8601, or nothing.
commitments = _table(
    "commitments",
    _number(),
    Column("hearing", Integer, ForeignKey("hearings.id"), nullable=False),
    Column("question", Integer, ForeignKey("questions.id")),
    _text("what"),
    _text("who"),
    _text("due"),
    _text("state"),
    _text("settled"),
    _text("author"),
    _text("at"),
)

# The packs that were written: from which state of the dossier, for whom, and from which files their figures come.
packs = _table(
    "packs",
    _number(),
    _text("snapshot"),
    _text("at"),
    _text("author"),
    _text("kind"),
    _text("audience"),
    _text("language"),
    _text("formats"),
    _text("sources"),
)

history = _table("history", _number(), _text("at"), _text("author"), _text("label"))

steps = _table(
    "steps",
    Column("id", Integer, ForeignKey("history.id"), primary_key=True),
    Column("undone", Integer, nullable=False, server_default="0"),
)

# What the rows of a step were before it: `before` is a JSON object, or null for a row that the step made.
replaced = _table(
    "replaced",
    _number(),
    Column("step", Integer, ForeignKey("steps.id"), nullable=False, index=True),
    _text("edited"),
    Column("row", Integer, nullable=False),
    Column("before", Text),
)

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
)
"""The small tables whose every change can be undone. Of `datasets`, only `visible` can."""


def lay_out(connection: Connection) -> None:
    """Make the tables of an empty file and write in its header what it is."""
    metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
