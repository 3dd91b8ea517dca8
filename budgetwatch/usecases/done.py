"""What a change gives back: its value, what it touched, and its name in the undo menu."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from budgetwatch.domain.message import Message

T = TypeVar("T")


class Topic(StrEnum):
    """The parts of a dossier that pages show; a page is refreshed when one of its topics changed."""

    DOCUMENTS = "documents"
    BUDGET = "budget"
    CONTRACTS = "contracts"
    FINDINGS = "findings"
    CHECKLISTS = "checklists"
    HEARING = "hearing"
    HISTORY = "history"


EVERYTHING = frozenset(Topic)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """One change: one transaction, one undo step, one set of topics."""

    value: T
    topics: frozenset[Topic]
    label: Message
