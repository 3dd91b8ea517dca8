"""What `findings` and `flags` keep when asked to: verdicts, and how explanations stand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import ExplanationState, Finding, Judged, Judgement
from budgetwatch.domain.message import Message, msg
from budgetwatch.usecases import judging
from budgetwatch.usecases.dossiers import Dossier


def changes(asked: Namespace) -> bool:
    """Whether a verdict or an explanation is to be kept; WrongQuestion where what belongs to one stands alone."""
    if asked.judge is None and (asked.verdict or asked.reason):
        raise WrongQuestion(msg("A verdict and a reason belong to a finding or signal."), msg("Add --judge KEY."))
    if asked.weigh is None and (asked.stands or asked.explanation is not None):
        raise WrongQuestion(msg("This says how an explanation stands, and not of what."), msg("Add --weigh KEY."))
    return asked.judge is not None or asked.weigh is not None


def keep(asked: Namespace, dossier: Dossier, listed: Iterable[Judged]) -> None:
    """Keep what is asked of one of these findings or signals.

    Raises:
        NotFound: none has that key, or it has no such explanation.
        WrongQuestion: the verdict, or how the explanation stands, is not said; or nothing says why it is set aside.
    """
    key: str = asked.weigh if asked.judge is None else asked.judge
    found = next((one.finding for one in listed if one.finding.key == key), None)
    if found is None:
        raise NotFound(
            msg("No finding or signal has the key “{key}”.", key=key),
            msg("The list gives the key of each in brackets, and in JSON as `key`."),
        )
    if asked.judge is None:
        _weigh(asked, dossier, found)
    else:
        _judge(asked, dossier, found)


def _judge(asked: Namespace, dossier: Dossier, found: Finding) -> None:
    if asked.verdict is None:
        raise WrongQuestion(
            msg("The verdict is not said."), msg("Add --verdict with one of: {names}.", names=", ".join(Judgement))
        )
    judgement, reason = Judgement(asked.verdict), asked.reason.strip()
    if judgement is Judgement.DISMISSED and not reason:
        raise WrongQuestion(msg("What is set aside needs a reason."), msg("Add --reason."))
    judging.judge_finding(dossier, found.key, judgement, reason, asked.author)


def _weigh(asked: Namespace, dossier: Dossier, found: Finding) -> None:
    if asked.stands is None:
        raise WrongQuestion(
            msg("How the explanation stands is not said."),
            msg("Add --stands with one of: {names}.", names=", ".join(ExplanationState)),
        )
    explanation = _explanation(found, asked.explanation)
    judging.weigh_explanation(dossier, found.key, explanation, ExplanationState(asked.stands), asked.author)


def _explanation(found: Finding, place: int | None) -> Message:
    if place is None or not 1 <= place <= len(found.explanations):
        raise NotFound(
            msg("Which explanation is meant is not said, or it has no such place."),
            msg("Add --explanation with a place from 1 to {count}.", count=len(found.explanations)),
        )
    return found.explanations[place - 1]
