"""How a rule's outcome becomes a proposed answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.figure import COUNT, Figure, Operation, Trace, money
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import ZERO, Amount


def unavailable(rule: Message, *missing: Message, n: int = 0) -> ProposedAnswer:
    """The answer where the dossier lacks what the rule needs, with the names of what is missing."""
    return ProposedAnswer(Answer.UNAVAILABLE, rule, (), n, missing)


def insufficient(
    rule: Message, n: int, minimum: int, missing: Sequence[Message] = (), evidence: Sequence[LabelledFigure] = ()
) -> ProposedAnswer:
    """The answer where there are too few cases to propose one; what was found stays on show."""
    few = msg("insufficient sample: {n} cases, at least {minimum} are wanted", n=n, minimum=minimum)
    return too_few(rule, n, (few, *missing), evidence)


def too_few(
    rule: Message, n: int, reasons: Sequence[Message], evidence: Iterable[LabelledFigure] = ()
) -> ProposedAnswer:
    """The answer where the data are there but hold too few cases: an empty sample is never a yes."""
    return ProposedAnswer(Answer.UNAVAILABLE, rule, tuple(evidence), n, tuple(reasons), few=True)


def values(rule: Message, evidence: Iterable[LabelledFigure], n: int) -> ProposedAnswer:
    """Figures to explain, without a proposed answer."""
    return ProposedAnswer(None, rule, tuple(evidence), n)


def at_most(share: Decimal, limits: TopicLimits) -> Answer:
    """Yes up to the limit `yes`, partly up to the limit `partly`, else no."""
    if share <= limits.share("yes"):
        return Answer.YES
    return Answer.PARTLY if share <= limits.share("partly") else Answer.NO


def at_least(share: Decimal, limits: TopicLimits) -> Answer:
    """Yes from the limit `yes`, partly from the limit `partly`, else no."""
    if share >= limits.share("yes"):
        return Answer.YES
    return Answer.PARTLY if share >= limits.share("partly") else Answer.NO


def added(figures: Iterable[Figure], like: Figure) -> Figure:
    """The sum of figures of money in the currency of another, traced to each."""
    parts = tuple(figures)
    amount = sum((part.amount for part in parts), start=Amount(0, like.unit.exponent)) if parts else ZERO
    return money(amount, like.unit.currency, Trace(Operation.SUM, tuple(part.trace for part in parts)))


def counted(figures: Iterable[Figure]) -> Figure:
    """How many figures there are, traced to each."""
    parts = tuple(figures)
    return Figure(len(parts), COUNT, Trace(Operation.COUNT, tuple(part.trace for part in parts)))
