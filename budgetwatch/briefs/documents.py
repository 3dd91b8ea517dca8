"""The list of documents that the pack rests on."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent, Received
from budgetwatch.domain.document import Block, Bullets, Paragraph, Row, Section, Table, TableColumn, Verbatim
from budgetwatch.domain.message import Message, msg


def documents_section(content: PackContent) -> Section:
    """Each document received, with its date and what was taken from it."""
    return Section(msg("Documents received"), (_listed(content), *_choices(content)))


def _listed(content: PackContent) -> Block:
    if not content.received:
        return Paragraph(msg("No document has been imported in this dossier."))
    columns = (msg("Document"), msg("Received"), msg("Contents"))
    rows = tuple(Row((Verbatim(x.source.name), _date(x), x.contents)) for x in content.received)
    return Table(msg("Documents in this snapshot"), tuple(TableColumn(x, numeric=False) for x in columns), rows)


def _choices(content: PackContent) -> tuple[Block, ...]:
    """Which document was used where several give the same money, each choice said once."""
    notes = content.comparison.notes if content.comparison else ()
    reasons = tuple(dict.fromkeys(note.reason for note in notes))
    return (Paragraph(msg("Where several documents give the same money:")), Bullets(reasons)) if reasons else ()


def _date(received: Received) -> Message:
    day = received.source.received
    return msg("{date}", date=day) if day else msg("date unknown")
