"""What every rule's findings have in common: their key, their state where nothing fires, and their rank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.finding import Finding, State, weight
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message, msg

FINANCE_DIRECTOR = msg("Director of finance of the ministry")
MINISTER = msg("Minister")
NAMELESS = msg("lines without code or name")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's stable code and what it says when it finds nothing, or cannot look."""

    code: str
    title: Message
    clean: Message
    blind: Message

    def key(self, row: ComparisonRow) -> str:
        """The key under which a verdict on this row and year is kept."""
        return f"{self.code}:{row.key}:{row.year}"

    def concluded(self, fired: Sequence[Finding], n: int, threshold: Message | None = None) -> tuple[Finding, ...]:
        """The findings that fired, or the one that says that nothing did, or that there was nothing to look at."""
        if fired:
            return tuple(fired)
        state, why = (State.NOT_FIRED, self.clean) if n else (State.UNAVAILABLE, self.blind)
        return (Finding(self.code, self.code, self.title, Severity.INFO, state, why, n, threshold, (), (), None, None),)


def percent(share: Decimal) -> Decimal:
    """A share as a percentage without superfluous zeros: 0.75 gives 75."""
    whole = share * 100
    return whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole.normalize()


def named(row: ComparisonRow) -> str | Message:
    """How a sentence calls a row: code and label as printed."""
    return " ".join(part for part in (row.code, row.label) if part) or NAMELESS


def rank(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the one order in which they are shown and printed."""
    return tuple(sorted(findings, key=weight))
