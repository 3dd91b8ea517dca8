"""What ends a dossier: what it rests on, what it lacks, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.documents import documents_section
from budgetwatch.briefs.limits import limits_section
from budgetwatch.briefs.method import glossary_section, method_section
from budgetwatch.briefs.missing import missing_section
from budgetwatch.domain.document import Section
from budgetwatch.domain.message import msg


def annexes_section(content: PackContent) -> Section:
    """The documents, the limits, what is missing, the method and the glossary."""
    return Section(msg("Documents, limits and method"), tuple(_annexes(content)))


def _annexes(content: PackContent) -> Iterator[Section]:
    yield from (
        part
        for part in (documents_section(content), limits_section(content), missing_section(content))
        if part is not None
    )
    yield method_section()
    yield glossary_section()
