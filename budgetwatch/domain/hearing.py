"""The hearing: questions, the witness each is for and where each comes from; what was replied, and what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message


@dataclass(frozen=True, slots=True)
class Question:
    """One question in its place.

    `origin` is the key of the finding or topic it came from; the wording of the catalogue is kept as a `Message`
    until a person rewrites it (`text`). `witness` is a function of the catalogue in English, or what a person typed;
    `Message(witness)` words either. `hearing` is the number of the hearing it is put in.
    """

    id: int
    order: int
    wording: Message | None
    text: str
    witness: str
    minutes: int
    audience: Audience
    origin: str
    hearing: int = 0


@dataclass(frozen=True, slots=True)
class Hearing:
    """One meeting to which witnesses are called. An empty title and no day are those of one that is being prepared."""

    id: int
    title: str = ""
    day: date | None = None
    room: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """Whom a hearing calls. `function` is what questions name, in English where the catalogue knows it."""

    id: int
    hearing: int
    function: str
    person: str = ""
    institution: str = ""


class ReplyStatus(StrEnum):
    """How far what was said is an answer."""

    NOTED = "noted"
    ANSWERED = "answered"
    IN_WRITING = "in_writing"
    REFUSED = "refused"
    EVADED = "evaded"


@dataclass(frozen=True, slots=True)
class Reply:
    """What was said to a question in the room, who noted it, and when (ISO 8601)."""

    question: int
    status: ReplyStatus
    text: str
    author: str
    at: str


class CommitmentState(StrEnum):
    """What became of a commitment."""

    OPEN = "open"
    KEPT = "kept"
    NOT_KEPT = "not_kept"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What somebody promised the committee in a hearing, from which question, by when, and what became of it.

    `settled` is the day it was kept, or given up.
    """

    id: int
    hearing: int
    question: int | None
    what: str
    who: str = ""
    due: date | None = None
    state: CommitmentState = CommitmentState.OPEN
    settled: date | None = None

    @property
    def origin(self) -> str:
        """The origin of a question that asks about it."""
        return f"commitment:{self.id}"

    def late(self, today: date) -> int:
        """By how many days it is late, or was kept late; 0 where it is in time or has no date."""
        until = today if self.settled is None else self.settled
        return 0 if self.due is None else max(0, (until - self.due).days)
