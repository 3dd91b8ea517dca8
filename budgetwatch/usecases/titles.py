"""What a finding, signal or question is called in a sentence of the history."""

from __future__ import annotations

from budgetwatch.domain.message import Message, msg
from budgetwatch.store import hearings, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.findings import list_findings


def finding_named(dossier: Dossier, key: str) -> Message:
    """A finding or signal by its title; by its key where the figures give it no more."""
    found = (one.finding.title for one in (*list_findings(dossier), *list_flags(dossier)) if one.finding.key == key)
    return msg("the finding “{finding}”", finding=next(found, key))


def question_named(dossier: Dossier, number: int) -> Message:
    """A question by its words; by its number where the dossier has none of that number."""
    every = (one for hearing in hearings.hearings(dossier) for one in work.questions(dossier, hearing.id))
    found = (one.text or one.wording or "" for one in every if one.id == number)
    return msg("the question “{question}”", question=next(found, str(number)))
