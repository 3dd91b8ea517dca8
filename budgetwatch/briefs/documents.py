"""The list of documents that the pack rests on."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent, Received
from budgetwatch.domain.document import Bullets, Section
from budgetwatch.domain.message import Message, msg

MOST = 30


def documents_section(content: PackContent) -> Section | None:
    """Each document received, with its date and what was taken from it; None where nothing has been imported."""
    if not content.received:
        return None
    lines = [_told(one) for one in content.received[:MOST]]
    rest = len(content.received) - MOST
    if rest > 0:
        lines.append(msg("{count} more are in the dossier.", count=rest))
    return Section(msg("Documents received"), (Bullets(tuple(lines), fine=True),))


def _told(received: Received) -> Message:
    return msg(
        "{name}, received: {day}; {contents}",
        name=received.source.name,
        day=_date(received),
        contents=received.contents,
    )


def _date(received: Received) -> Message:
    day = received.source.received
    return msg("{date}", date=day) if day else msg("date unknown")
