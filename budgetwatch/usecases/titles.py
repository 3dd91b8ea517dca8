"""What a finding or signal is called in a sentence of the history."""

from __future__ import annotations

from budgetwatch.domain.message import Message, msg
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.findings import list_findings


def finding_named(dossier: Dossier, key: str) -> Message:
    """A finding or signal by its title; by its key where the figures give it no more."""
    found = (one.finding.title for one in (*list_findings(dossier), *list_flags(dossier)) if one.finding.key == key)
    return msg("the finding “{finding}”", finding=next(found, key))
