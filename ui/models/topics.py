"""The checklists: what each list has come to, its topics as rows, and how each answer looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from budgetwatch.domain.checklist import REASONED, Answer, AnsweredItem
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import answer_words
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.rows import Cell

if TYPE_CHECKING:
    from budgetwatch.usecases.checklists import AnsweredChecklist
    from budgetwatch.usecases.dossiers import Dossier

COLUMNS: tuple[tuple[Message, bool], ...] = (
    (msg("No."), False),
    (msg("Topic"), False),
    (msg("Answer"), False),
    (msg("n"), True),
)
ANSWER, CASES = 2, 3

LOOKS: dict[Answer | None, tuple[str, str]] = {
    Answer.YES: ("ok", "check"),
    Answer.PARTLY: ("att", "circle-half-2"),
    Answer.NO: ("ale", "x"),
    Answer.NOT_APPLICABLE: ("plain", "minus"),
    Answer.REFUSED: ("ale", "hand-stop"),
    Answer.CLASSIFIED: ("plain", "lock"),
    Answer.UNAVAILABLE: ("plain", "database-off"),
    None: ("plain", "circle-dashed"),
}
"""Tone and icon of each answer: refused, classified and unavailable never look like "no"."""

KEYS: dict[str, Answer | None] = {
    "O": Answer.YES,
    "P": Answer.PARTLY,
    "N": Answer.NO,
    "D": Answer.UNAVAILABLE,
    "R": Answer.REFUSED,
    "C": Answer.CLASSIFIED,
    "S": Answer.NOT_APPLICABLE,
    "T": None,
}
"""The keys of the answers: Oui, Partiel, Non, Donnée absente, Refusée, Classifiée, Sans objet, non Traité."""


class Filter(StrEnum):
    """Which topics are shown."""

    EVERY = "every"
    PROPOSED = "proposed"
    OPEN = "open"


FILTERS: dict[Filter, Message] = {
    Filter.EVERY: msg("All"),
    Filter.PROPOSED: msg("To confirm"),
    Filter.OPEN: msg("Without answer"),
}


@dataclass(frozen=True, slots=True)
class ChecklistsView:
    """Every list with its topics answered."""

    lists: tuple[AnsweredChecklist, ...]

    @property
    def busiest(self) -> str:
        """The list to show before anyone chose: the one with the most answers to confirm."""
        return max(self.lists, key=lambda one: one.progress.automatic).checklist.name

    def named(self, name: str) -> AnsweredChecklist:
        """The list with that name, else the first."""
        return next((one for one in self.lists if one.checklist.name == name), self.lists[0])


def look(dossier: Dossier, job: Job) -> ChecklistsView:
    """Every installed list, answered by the dossier and by people."""
    from budgetwatch.usecases.checklists import answer_checklist, list_checklists

    answered = []
    for checklist in list_checklists():
        job.check()
        answered.append(answer_checklist(dossier, checklist.name))
    return ChecklistsView(tuple(answered))


def passes(item: AnsweredItem, chosen: Filter) -> bool:
    """Whether a filter keeps a topic."""
    match chosen:
        case Filter.PROPOSED:
            return is_proposed(item)
        case Filter.OPEN:
            return item.answer is None
        case _:
            return True


def is_proposed(item: AnsweredItem) -> bool:
    """Whether the answer on show is the data's and waits for a person."""
    return item.automatic and item.answer is not None


def needs_reason(item: AnsweredItem, answer: Answer | None) -> bool:
    """Whether an answer is not kept without a reason: what was withheld, and a proposal that is set aside."""
    return answer in REASONED or (answer is None and item.proposed is not None and item.proposed.answer is not None)


def answer_text(item: AnsweredItem, language: Language) -> str:
    """The answer as shown; a proposed one ends with a question mark."""
    text = answer_words(item)
    return language.word(msg("{answer}?", answer=text) if is_proposed(item) else text)


def cells(item: AnsweredItem, language: Language) -> tuple[Cell, ...]:
    """One topic in the columns of the table."""
    label = item.item.label.text(language.code)
    tone, icon = LOOKS[item.answer]
    spoken = (
        language.word(msg("{answer}, proposed by the data", answer=answer_words(item))) if is_proposed(item) else ""
    )
    counted = language.number(item.proposed.n) if item.proposed is not None else ""
    return (
        Cell(item.item.id, tone="ink2"),
        Cell(label, tip=label),
        Cell(answer_text(item, language), icon=icon, tone=tone, tag=True, spoken=spoken),
        Cell(counted, right=True, tone="ink2"),
    )
