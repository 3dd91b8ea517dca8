"""The hearing: questions, the witness each is for, and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass

from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message


@dataclass(frozen=True, slots=True)
class Question:
    """One question in its place.

    `origin` is the key of the finding or topic it came from; the wording of the catalogue is kept as a `Message`
    until a person rewrites it (`text`). `witness` is a function of the catalogue in English, or what a person typed;
    `Message(witness)` words either.
    """

    id: int
    order: int
    wording: Message | None
    text: str
    witness: str
    minutes: int
    audience: Audience
    origin: str
