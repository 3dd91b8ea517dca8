"""A reason to ask: what was seen, on how many cases, against which threshold, and what a person made of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import chain, repeat

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message


class State(StrEnum):
    """What a rule came to. "Insufficient sample" and "unavailable" are answers, not the absence of a signal."""

    FIRED = "fired"
    NOT_FIRED = "not_fired"
    INSUFFICIENT_SAMPLE = "insufficient_sample"
    UNAVAILABLE = "unavailable"


class Judgement(StrEnum):
    """A person's verdict on a finding."""

    TO_EXAMINE = "to_examine"
    TO_ASK = "to_ask"
    EXPLAINED = "explained"
    DISMISSED = "dismissed"


class Audience(StrEnum):
    """Who may see an item, from the widest to the narrowest circle."""

    PUBLIC = "public"
    COMMITTEE = "committee"
    CLOSED = "closed"

    @property
    def rank(self) -> int:
        """0 for everyone, 2 for the closed session: the larger, the more restricted."""
        return list(Audience).index(self)

    def may_see(self, item: Audience) -> bool:
        """Whether a reader of this circle may see an item of that one."""
        return item.rank <= self.rank


@dataclass(frozen=True, slots=True)
class LabelledFigure:
    """A figure with the words that name it."""

    label: Message
    figure: Figure


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a signal is about: a contract, supplier, owner, buyer or budget line, with its measured value."""

    kind: str
    id: str
    label: str
    value: Figure | None = None
    amount: Figure | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One signal. `key` is stable across recalculations, so that a judgement stays with it.

    `stake` is the money concerned (ranks the list); `n` the number of cases the rule looked at; `threshold` what it
    compared with, as text for people; `explanations` are innocent reasons; `witness` who should be asked.
    """

    code: str
    key: str
    title: Message
    severity: Severity
    state: State
    why: Message
    n: int
    threshold: Message | None
    figures: tuple[LabelledFigure, ...]
    explanations: tuple[Message, ...]
    question: Message | None
    witness: Message | None
    audience: Audience = Audience.COMMITTEE
    stake: Figure | None = None
    subjects: tuple[Subject, ...] = ()


class ExplanationState(StrEnum):
    """What a committee found of an innocent explanation."""

    TO_CHECK = "to_check"
    CONFIRMED = "confirmed"
    RULED_OUT = "ruled_out"


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the verdict of a person, if there is one, and how each of its explanations stands, in their order."""

    finding: Finding
    judgement: Judgement = Judgement.TO_EXAMINE
    reason: str = ""
    author: str = ""
    explanation_states: tuple[ExplanationState, ...] = ()

    @property
    def explained(self) -> tuple[tuple[Message, ExplanationState], ...]:
        """Each innocent explanation with how it stands: to be checked until a person says otherwise."""
        unsaid = repeat(ExplanationState.TO_CHECK)
        return tuple(zip(self.finding.explanations, chain(self.explanation_states, unsaid), strict=False))


def weight(finding: Finding) -> tuple[bool, int, Decimal, str]:
    """The one order of findings, on screen and on paper, as a key to sort by.

    Those that fired first: what is inconsistent, then what is to be verified, then what is good to know. Within each
    the largest stake, whether too much or too little; among equals the order of the keys.
    """
    stake = Decimal(0) if finding.stake is None else abs(finding.stake.amount.decimal)
    return finding.state is not State.FIRED, -list(Severity).index(finding.severity), -stake, finding.key
