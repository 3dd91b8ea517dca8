"""The phases of the budget cycle that the topics of a list follow: the letter before a topic's number names its phase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from budgetwatch.domain.checklist import AnsweredItem
from budgetwatch.domain.message import Message, msg

if TYPE_CHECKING:
    from budgetwatch.usecases.checklists import Progress

EVERY_PHASE = ""

PHASES: dict[str, Message] = {
    "A": msg("Framework, strategy"),
    "B": msg("Preparation, documents"),
    "C": msg("Scrutiny and vote"),
    "D": msg("Execution, payments"),
    "E": msg("Procurement, contracts"),
    "F": msg("Staff and pay"),
    "G": msg("Equipment, stocks"),
    "H": msg("Audit and settlement"),
    "I": msg("Transparency, secrecy"),
    "J": msg("Governance of security"),
}


def phase_of(item: AnsweredItem) -> str:
    """The phase of a topic: the letters before its number; a committee's own topics may stand in phases of its own."""
    return item.item.id.rstrip("0123456789")


def phases_of(items: Sequence[AnsweredItem]) -> tuple[str, ...]:
    """The phases that topics belong to, in their order."""
    return tuple(dict.fromkeys(phase_of(one) for one in items))


def phase_name(phase: str) -> Message:
    """What a phase is called: its letter and its title, or that all are shown."""
    if phase == EVERY_PHASE:
        return msg("All phases")
    return (
        msg("{letter} · {title}", letter=phase, title=PHASES[phase])
        if phase in PHASES
        else msg("Phase {letter}", letter=phase)
    )


def in_phase(items: Sequence[AnsweredItem], phase: str) -> tuple[AnsweredItem, ...]:
    """The topics of a phase; all of them where none is chosen."""
    return tuple(one for one in items if phase in {EVERY_PHASE, phase_of(one)})


def progress_of(items: Sequence[AnsweredItem]) -> Progress:
    """How far some topics are."""
    from budgetwatch.usecases.checklists import Progress

    answered = sum(1 for one in items if one.recorded is not None and one.recorded.answer is not None)
    return Progress(answered, sum(one.automatic for one in items), len(items))
