"""What a reader may look for in a pack and does not find, one line each instead of an empty section."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.briefs.budget import budget_blocks
from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.findings import findings_section
from budgetwatch.briefs.questions import no_question
from budgetwatch.briefs.summary import no_signal
from budgetwatch.domain.document import Bullets, Section
from budgetwatch.domain.message import Message, msg


def missing_section(content: PackContent) -> Section | None:
    """The parts that this dossier has no data for, each with its reason; None where nothing is missing."""
    lines = missing_lines(content)
    return Section(msg("What is missing"), (Bullets(lines, fine=True),)) if lines else None


def missing_lines(content: PackContent, *, chosen: bool = True) -> tuple[Message, ...]:
    """What this dossier has no data for, each with its reason; `chosen` asks for what a person makes of it too."""
    return tuple(_missing(content, chosen=chosen))


def _missing(content: PackContent, *, chosen: bool) -> Iterator[Message]:
    if not content.received:
        yield msg("No document has been imported in this dossier.")
    if not budget_blocks(content):
        yield msg("No comparison: neither a voted budget nor its execution has been imported.")
    if chosen and findings_section(content) is None:
        yield no_signal(content)
    if content.registered and not content.flags:
        yield msg("What is said of contracts is not for this audience.")
    elif not content.flags:
        yield msg("No contract register has been imported, so no rule on contracts could be applied.")
    if content.treated and not content.checklist:
        yield msg("The answers to the checklist are not for this audience.")
    elif not content.checklist:
        yield msg("No checklist has been answered in this dossier.")
    if chosen and not content.questions:
        yield no_question(content)
