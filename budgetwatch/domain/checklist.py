"""Oversight checklists: topics, the seven answers, and answers that the data propose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from budgetwatch.domain.finding import Audience, LabelledFigure
from budgetwatch.domain.message import Message


class Answer(StrEnum):
    """An answer on evidence. Refused, classified and unavailable are answers, never merged with "no"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"
    REFUSED = "refused"
    CLASSIFIED = "classified"
    UNAVAILABLE = "unavailable"


REASONED = frozenset({Answer.NOT_APPLICABLE, Answer.REFUSED, Answer.CLASSIFIED})
"""Answers that are not kept without a reason: what was asked and withheld is a finding of its own."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text that a committee edits in both languages, as its data files hold it."""

    fr: str
    en: str

    def text(self, language: str) -> str:
        """The text in a language, `fr` or `en`."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Reference:
    """A guide or directive a topic was written after; unconfirmed until someone has read the page."""

    text: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One topic of a list. `rule` names the automatic answer, `limits` its editable thresholds.

    `findings` names the findings of the figures that bear on it; they are shown beside it and answer nothing.
    """

    id: str
    label: Bilingual
    question: Bilingual
    why: Bilingual
    evidence: Bilingual
    references: tuple[Reference, ...]
    profile: str = "core"
    rule: str | None = None
    limits: tuple[tuple[str, str], ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of topics under a name and a title."""

    name: str
    title: Bilingual
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ProposedAnswer:
    """What the data say to a topic: a proposal with its rule, its figures and n; `answer` None = values only.

    `few` says that the data are there but hold too few cases for an answer, which is not the same as lacking them.
    """

    answer: Answer | None
    rule: Message
    evidence: tuple[LabelledFigure, ...]
    n: int
    missing: tuple[Message, ...] = ()
    few: bool = False


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """What a person decided, when, and why; who read it over, the evidence named, and what the data proposed then.

    `evidence` holds keys of findings and flags, contracts, documents, or a person's own words. Moments are ISO 8601, UTC.
    """

    answer: Answer | None
    note: str
    author: str
    date: str
    reviewer: str = ""
    reviewed_at: str = ""
    evidence: tuple[str, ...] = ()
    proposed: str = ""

    @property
    def is_reviewed(self) -> bool:
        """Whether a second person read the answer as it stands."""
        return bool(self.reviewed_at) and self.reviewed_at >= self.date

    @property
    def is_modified(self) -> bool:
        """Whether it was changed after a second person had read it."""
        return bool(self.reviewed_at) and self.reviewed_at < self.date


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """A topic with what the data propose and what a person recorded."""

    item: Item
    proposed: ProposedAnswer | None
    recorded: RecordedAnswer | None
    audience: Audience = Audience.COMMITTEE

    @property
    def answer(self) -> Answer | None:
        """The recorded answer, else the proposed one; None where nobody and nothing answered."""
        if self.recorded is not None:
            return self.recorded.answer
        return self.proposed.answer if self.proposed is not None else None

    @property
    def is_outdated(self) -> bool:
        """Whether the data say something else now than when a person answered; the answer stays as it was given."""
        was = self.recorded.proposed if self.recorded is not None else ""
        return bool(was) and was != told_by(self.proposed)

    @property
    def automatic(self) -> bool:
        """Whether the answer shown is only proposed."""
        return self.recorded is None and self.proposed is not None


def told_by(proposed: ProposedAnswer | None) -> str:
    """What the data say, as one line to compare with what they say later."""
    if proposed is None:
        return "-"
    return f"{proposed.answer or '-'} {proposed.n} " + " ".join(str(one.figure) for one in proposed.evidence)
