"""Amounts that a sentence gives without a figure: they are printed with the currency of the pack, never bare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from budgetwatch.briefs.content import PackContent
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.finding import Finding, Judged
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount


def with_currency(content: PackContent) -> PackContent:
    """The same with a currency after each bare amount of findings, answers and questions, where the pack has one."""
    currency = content.comparison.currency if content.comparison else None
    if currency is None:
        return content
    return replace(
        content,
        findings=_judged(content.findings, currency),
        flags=_judged(content.flags, currency),
        checklist=tuple(replace(one, proposed=_proposal(one.proposed, currency)) for one in content.checklist),
        questions=tuple(replace(one, wording=_named(one.wording, currency)) for one in content.questions),
    )


def _judged(found: Iterable[Judged], currency: str) -> tuple[Judged, ...]:
    return tuple(replace(one, finding=_finding(one.finding, currency)) for one in found)


def _finding(finding: Finding, currency: str) -> Finding:
    return replace(
        finding,
        why=_worded(finding.why, currency),
        threshold=_named(finding.threshold, currency),
        question=_named(finding.question, currency),
    )


def _proposal(proposed: ProposedAnswer | None, currency: str) -> ProposedAnswer | None:
    if proposed is None:
        return None
    return replace(
        proposed, evidence=tuple(replace(one, label=_worded(one.label, currency)) for one in proposed.evidence)
    )


def _named(message: Message | None, currency: str) -> Message | None:
    return _worded(message, currency) if message is not None else None


def _worded(message: Message, currency: str) -> Message:
    """The message with its amounts worded; one that names the currency already stays as it is."""
    if currency in (value for _, value in message.arguments):
        return message
    arguments = (
        (name, msg("{amount} {currency}", amount=value, currency=currency) if isinstance(value, Amount) else value)
        for name, value in message.arguments
    )
    return replace(message, arguments=tuple(arguments))
