"""The verdict of a person on a finding or signal, and what follows from it."""

from __future__ import annotations

from budgetwatch.domain.finding import Judgement
from budgetwatch.domain.message import msg
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases import hearing
from budgetwatch.usecases.done import Done, Topic

TOUCHED = frozenset({Topic.FINDINGS, Topic.CONTRACTS, Topic.HISTORY})


def judge_finding(dossier: Dossier, key: str, judgement: Judgement, reason: str = "", author: str = "") -> Done[None]:
    """Keep a verdict on a finding or signal, with its reason.

    What is to be asked enters the questions of the next hearing in the same step, unless it is among them already; no
    other verdict takes it out again, since a person may have worked on it.
    """
    label = msg("Judge a finding")
    found = hearing.asked_by(dossier, key) if judgement is Judgement.TO_ASK else None
    known = {question.origin for question in hearing.list_questions(dossier)}
    with dossier.change(label, author) as change:
        work.judge(change, key, judgement, reason)
        if found is not None and key not in known:
            hearing.put(change, found)
            return Done(None, TOUCHED | hearing.TOUCHED, label)
    return Done(None, TOUCHED, label)
