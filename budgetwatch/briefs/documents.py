"""The list of documents that the pack rests on."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent, Received
from budgetwatch.domain.document import Row, Section, Table, TableColumn, Verbatim
from budgetwatch.domain.message import Message, msg

MOST = 20


def documents_section(content: PackContent) -> Section | None:
    """Each document received, with its date and what was taken from it; None where nothing has been imported."""
    if not content.received:
        return None
    columns = (msg("Document"), msg("Received"), msg("Contents"))
    shown = content.received[:MOST]
    rows = tuple(Row((Verbatim(x.source.name), _date(x), x.contents)) for x in shown)
    rest = len(content.received) - MOST
    note = msg("{count} more are in the dossier.", count=rest) if rest > 0 else None
    table = Table(
        msg("Documents in this snapshot"), tuple(TableColumn(x, numeric=False) for x in columns), rows, note=note
    )
    return Section(msg("Documents received"), (table,))


def _date(received: Received) -> Message:
    day = received.source.received
    return msg("{date}", date=day) if day else msg("date unknown")
