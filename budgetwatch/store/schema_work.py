"""The tables of what a committee does with what it received, and of the steps that can be undone."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Text, UniqueConstraint

from budgetwatch.store.schema_columns import dataset, number, table, text

settings = table("settings", number(), Column("name", Text, nullable=False, unique=True), text("value"))

# What a person reads in a cell instead of what was received; the fact itself stays as imported. `amount` is at its
# own `exponent`: a table in millions may be corrected to the franc.
corrections = table(
    "corrections",
    number(),
    dataset(),
    Column("row", Integer, nullable=False),
    Column("column", Integer, nullable=False),
    Column("amount", Integer),
    Column("exponent", Integer, nullable=False),
    Column("state", Text),
    text("reason"),
    text("author"),
    text("at"),
    UniqueConstraint("dataset", "row", "column"),
)

# How a layout was read once, for the next file under the same headers.
recipes = table(
    "recipes",
    number(),
    Column("name", Text, nullable=False, unique=True),
    text("fingerprint"),
    text("body"),
    text("author"),
    text("at"),
)

# Lines of different years that a person says are, or are not, the same.
links = table(
    "links",
    number(),
    text("kind"),
    text("before"),
    text("after"),
    Column("year", Integer),
    text("reason"),
    text("author"),
    text("at"),
)

# On which place of the budget a contract weighs, as a person says; the reference of the register survives its correction.
contract_lines = table(
    "contract_lines",
    number(),
    Column("contract", Text, nullable=False, unique=True),
    text("line"),
    Column("year", Integer, nullable=False),
    text("reason"),
    text("author"),
    text("at"),
)

# Who may see an item that a person opened to a wider or a narrower circle than its usual one.
audiences = table(
    "audiences",
    number(),
    Column("kind", Text, nullable=False),
    Column("item", Text, nullable=False),
    text("audience"),
    text("author"),
    text("at"),
    UniqueConstraint("kind", "item"),
)

# What a committee found of an innocent explanation, named by its sentence as the program words it in English.
explanations = table(
    "explanations",
    number(),
    Column("finding", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    text("standing"),
    text("author"),
    text("at"),
    UniqueConstraint("finding", "explanation"),
)

# What a person reads in a field of a contract that is no amount.
contract_fields = table(
    "contract_fields",
    number(),
    text("contract"),
    text("field"),
    text("value"),
    text("reason"),
    text("author"),
    text("at"),
    UniqueConstraint("contract", "field"),
)

# A second reader's word that a typed table says what its document says.
confirmations = table(
    "confirmations",
    number(),
    Column("source", Text, ForeignKey("sources.sha256"), nullable=False),
    text("author"),
    text("at"),
)

# Which places a committee counts together under a name, and the footnote that says so.
perimeters = table(
    "perimeters",
    number(),
    Column("name", Text, nullable=False, unique=True),
    text("counted"),
    text("left_out"),
    text("footnote"),
    text("author"),
    text("at"),
)

# The axes of a national security policy as the committee entered them, and the places it tagged with them.
axes = table(
    "axes",
    number(),
    Column("place", Integer, nullable=False),
    text("fr"),
    text("en"),
    text("source"),
    Column("checked", Integer, nullable=False, server_default="0"),
    text("words"),
)

tags = table(
    "tags",
    number(),
    Column("axis", Integer, ForeignKey("axes.id"), nullable=False),
    Column("tagged", Text, nullable=False, unique=True),
    text("author"),
    text("at"),
)

# What people noted of the pieces that they expect each year.
pieces = table(
    "pieces",
    number(),
    text("piece"),
    Column("year", Integer, nullable=False),
    text("outcome"),
    Column("day", Text),
    Column("standing", Text),
    text("reason"),
    text("author"),
    text("at"),
    UniqueConstraint("piece", "year"),
)

judgements = table(
    "judgements",
    number(),
    Column("finding", Text, nullable=False, unique=True),
    text("judgement"),
    text("reason"),
    text("author"),
    text("at"),
)

answers = table(
    "answers",
    number(),
    Column("item", Text, nullable=False, unique=True),
    Column("answer", Text),
    text("note"),
    text("author"),
    text("at"),
    # Who read it over and when, the evidence that a person named, and what the data proposed when it was given.
    text("reviewer"),
    text("reviewed_at"),
    text("evidence"),
    text("proposed"),
)

# A meeting of the committee to which witnesses are called; `day` is ISO 8601, or nothing where it is not set yet.
hearings = table("hearings", number(), text("title"), text("day"), text("room"))

# Whom a hearing calls: a function, and the person and institution where they are known.
witnesses = table(
    "witnesses",
    number(),
    Column("hearing", Integer, ForeignKey("hearings.id"), nullable=False),
    text("function"),
    text("person"),
    text("institution"),
    UniqueConstraint("hearing", "function"),
)

questions = table(
    "questions",
    number(),
    Column("place", Integer, nullable=False),
    Column("wording", Text),
    text("text"),
    text("witness"),
    Column("minutes", Integer, nullable=False),
    text("audience"),
    text("origin"),
    Column("hearing", Integer, ForeignKey("hearings.id")),
)

# What a witness said to a question in the room, and how far that is an answer.
replies = table(
    "replies",
    number(),
    Column("question", Integer, ForeignKey("questions.id"), nullable=False, unique=True),
    text("status"),
    text("text"),
    text("author"),
    text("at"),
)

# What somebody promised the committee, by when, and what became of it; days are ISO 8601, or nothing.
commitments = table(
    "commitments",
    number(),
    Column("hearing", Integer, ForeignKey("hearings.id"), nullable=False),
    Column("question", Integer, ForeignKey("questions.id")),
    text("what"),
    text("who"),
    text("due"),
    text("state"),
    text("settled"),
    text("author"),
    text("at"),
)

# The packs that were written: from which state of the dossier, for whom, and from which files their figures come.
packs = table(
    "packs",
    number(),
    text("snapshot"),
    text("at"),
    text("author"),
    text("kind"),
    text("audience"),
    text("language"),
    text("formats"),
    text("sources"),
)

history = table("history", number(), text("at"), text("author"), text("label"))

steps = table(
    "steps",
    Column("id", Integer, ForeignKey("history.id"), primary_key=True),
    Column("undone", Integer, nullable=False, server_default="0"),
)

# What the rows of a step were before it: `before` is a JSON object, or null for a row that the step made.
replaced = table(
    "replaced",
    number(),
    Column("step", Integer, ForeignKey("steps.id"), nullable=False, index=True),
    text("edited"),
    Column("row", Integer, nullable=False),
    Column("before", Text),
)
