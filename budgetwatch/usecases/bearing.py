"""The findings of the figures that bear on a topic: evidence that a person may link, never an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from budgetwatch.domain.checklist import Item
from budgetwatch.domain.finding import Judged
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.findings import list_findings


def bearing_findings(dossier: Dossier, topics: Iterable[Item]) -> Mapping[str, tuple[Judged, ...]]:
    """By topic, the findings that it names, the weightiest first; where none was raised, what became of the rule."""
    named = {topic.id: topic.findings for topic in topics if topic.findings}
    listed = list_findings(dossier) if named else ()
    return {topic: tuple(one for one in listed if one.finding.code in codes) for topic, codes in named.items()}
