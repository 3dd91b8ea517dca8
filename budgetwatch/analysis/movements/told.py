"""How a finding on movements is told, whatever its rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule
from budgetwatch.analysis.movements.sides import moved
from budgetwatch.domain.bridge import CreditBridge
from budgetwatch.domain.credit_act import CreditAct
from budgetwatch.domain.figure import Figure, Operation, RecordSelection, Trace, money
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.year import Year

NO_ACTS = msg("No register of acts that move credits is in the dossier.")


class Told(NamedTuple):
    """What a finding says: its title, what was seen, and the question."""

    title: Message
    why: Message
    question: Message


class Seen(NamedTuple):
    """What a finding stands on: its figures, how many cases were looked at, the limit, and the money at stake."""

    figures: Iterable[LabelledFigure]
    n: int
    threshold: Message | None
    stake: Figure | None


def asked(
    rule: Rule,
    explanations: tuple[Message, ...],
    key: str,
    told: Told,
    seen: Seen,
    severity: Severity = Severity.WARNING,
    witness: Message = FINANCE_DIRECTOR,
) -> Finding:
    """A finding that fired."""
    return Finding(
        code=rule.code,
        key=f"{rule.code}:{key}",
        title=told.title,
        severity=severity,
        state=State.FIRED,
        why=told.why,
        n=seen.n,
        threshold=seen.threshold,
        figures=tuple(seen.figures),
        explanations=explanations,
        question=told.question,
        witness=witness,
        stake=seen.stake,
    )


def words(one: CreditBridge) -> dict[str, str | Year]:
    """How sentences name the programme and the year."""
    return {"label": " ".join(part for part in (one.code, one.label) if part), "year": Year(one.year)}


def voted(one: CreditBridge) -> tuple[LabelledFigure, ...]:
    """The vote, where there is one."""
    return (LabelledFigure(msg("voted"), one.voted),) if one.voted else ()


def moved_figure(act: CreditAct) -> Figure | None:
    """What the act moves, with the cell that says so."""
    amount = moved(act, None)
    if amount is None or act.stored is None:
        return None
    return money(amount[1], act.currency, Trace(Operation.SUM, (RecordSelection(amount[0], (act.stored,)),)))
