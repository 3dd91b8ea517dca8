"""A letter to one who owes pieces: which, for which year, due on which day, and how long ago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from budgetwatch.domain.document import Document, Paragraph, Row, Table, TableColumn
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.piece import ExpectedPiece
from budgetwatch.domain.year import Year


def compose_reminder(
    late: Sequence[ExpectedPiece], addressee: Message, institution: tuple[str, ...], made: datetime, snapshot: str
) -> Document:
    """The letter: one page, no figure of the dossier in it, for anyone to see."""
    columns = (
        TableColumn(msg("Document"), numeric=False),
        TableColumn(msg("Budget year"), numeric=False),
        TableColumn(msg("Due on"), numeric=False),
        TableColumn(msg("Late by"), numeric=False),
    )
    rows = tuple(
        Row(
            (
                one.piece.name,
                msg("{year}", year=Year(one.year)),
                msg("{day}", day=one.due),
                msgn("{count} day", "{count} days", one.late or 0),
            )
        )
        for one in late
    )
    blocks = (
        Paragraph(msg("To: {addressee}", addressee=addressee)),
        Paragraph(
            msgn(
                "The committee has not received the following document, which it needs for its oversight of the budget.",
                "The committee has not received the following documents, which it needs for its oversight of the budget.",
                len(late),
            )
        ),
        Table(msg("Documents awaited"), columns, rows),
        Paragraph(
            msg(
                "It asks that they be sent as the spreadsheets they were made with. Where one does not exist, was "
                "classified or cannot be handed over, it asks to be told so, with the ground."
            )
        ),
    )
    return Document(
        title=msg("Reminder"),
        subtitle=None,
        institution=institution,
        audience=Audience.PUBLIC,
        snapshot=snapshot,
        made=made,
        hearing=None,
        fictional=False,
        blocks=blocks,
    )
