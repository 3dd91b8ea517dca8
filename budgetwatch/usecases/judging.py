"""The verdict of a person on a finding or signal, and what follows from it."""

from __future__ import annotations

from budgetwatch.domain.finding import ExplanationState, Judgement
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import EXPLANATION_STATES, JUDGEMENTS
from budgetwatch.store import explanations, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases import hearing
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.titles import finding_named

TOUCHED = frozenset({Topic.FINDINGS, Topic.CONTRACTS, Topic.HISTORY})


def judge_finding(dossier: Dossier, key: str, judgement: Judgement, reason: str = "", author: str = "") -> Done[None]:
    """Keep a verdict on a finding or signal, with its reason.

    What is to be asked enters the questions of the next hearing in the same step, unless it is among them already; no
    other verdict takes it out again, since a person may have worked on it.
    """
    label = msg("Judge as “{verdict}”: {finding}", finding=finding_named(dossier, key), verdict=JUDGEMENTS[judgement])
    found = hearing.asked_by(dossier, key) if judgement is Judgement.TO_ASK else None
    known = {question.origin for question in hearing.list_questions(dossier)}
    with dossier.change(label, author) as change:
        work.judge(change, key, judgement, reason)
        if found is not None and key not in known:
            hearing.put(change, found)
            return Done(None, TOUCHED | hearing.TOUCHED, label)
    return Done(None, TOUCHED, label)


def weigh_explanation(
    dossier: Dossier, key: str, explanation: Message, standing: ExplanationState, author: str = ""
) -> Done[None]:
    """Keep what a committee found of an innocent explanation of the finding with that key."""
    label = msg(
        "Weigh as “{standing}” the explanation “{explanation}” of {finding}",
        explanation=explanation,
        finding=finding_named(dossier, key),
        standing=EXPLANATION_STATES[standing],
    )
    with dossier.change(label, author) as change:
        explanations.weigh(change, key, explanation.text, standing)
    return Done(None, TOUCHED, label)
