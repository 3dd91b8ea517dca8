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
    day, name = received.source.received, received.source.name
    if day is None:
        return msg("Received on a day not known: {name}; {contents}", name=name, contents=received.contents)
    return msg("Received on {day}: {name}; {contents}", day=day, name=name, contents=received.contents)
