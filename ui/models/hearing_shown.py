"""What the hearing page shows, read at once: the hearing, its questions, witnesses, replies, and what was promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.hearing import Hearing, Question, Reply
from budgetwatch.domain.message import Message, msg
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.usecases.commitments import Promised
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.witnesses import Called


@dataclass(frozen=True, slots=True)
class HearingShown:
    """One hearing of a dossier as it stands; `hearings` are all of them, the next one last.

    `otherwise` holds what findings ask now whose question was put in other words; None where they are raised no more.
    """

    hearings: tuple[Hearing, ...] = ()
    hearing: Hearing = field(default_factory=lambda: Hearing(0))
    questions: tuple[Question, ...] = ()
    called: tuple[Called, ...] = ()
    replies: Mapping[int, Reply] = field(default_factory=dict)
    promised: tuple[Promised, ...] = ()
    waiting: tuple[Promised, ...] = ()
    figures: Mapping[int, LabelledFigure] = field(default_factory=dict)
    otherwise: Mapping[int, Message | None] = field(default_factory=dict)


def read_hearing(
    dossier: Dossier, number: int = 0, figures: Mapping[int, LabelledFigure] | None = None
) -> HearingShown:
    """The hearing of that number, else the next one; an empty one where the dossier has none.

    `figures` are those already known: in the room they are not worked out again at every reply, nor are the findings.
    """
    from budgetwatch.usecases.asked_from import figures_asked, words_now
    from budgetwatch.usecases.commitments import list_commitments, still_open
    from budgetwatch.usecases.hearing import list_questions
    from budgetwatch.usecases.hearings import list_hearings
    from budgetwatch.usecases.replies import list_replies
    from budgetwatch.usecases.witnesses import list_witnesses

    listed = list_hearings(dossier)
    if not listed:
        return HearingShown(questions=list_questions(dossier))
    shown = next((one for one in listed if one.id == number), listed[-1])
    promised = list_commitments(dossier, shown.id)
    return HearingShown(
        listed,
        shown,
        list_questions(dossier, shown.id),
        list_witnesses(dossier, shown.id),
        list_replies(dossier),
        promised,
        still_open(promised, shown.id),
        figures_asked(dossier, shown.id) if figures is None else figures,
        words_now(dossier, shown.id) if figures is None else {},
    )


def named(hearing: Hearing, session: Session) -> str:
    """The title and day of a hearing; one that has neither is the next one."""
    day = session.language.date(hearing.day) if hearing.day else ""
    return ", ".join(part for part in (hearing.title, day) if part) or session.word(msg("Next hearing"))


def short_function(function: str, session: Session) -> str:
    """A function as chips name it: the abbreviation in its brackets, where there is one."""
    text = session.word(Message(function)) if function else session.word(msg("Nobody named"))
    return text[text.rindex("(") + 1 : -1] if text.endswith(")") and "(" in text else text


def typed_day(text: str) -> date | None:
    """The day that a person typed, as 2025-11-18 or 18/11/2025; None for anything else."""
    parts = text.strip().replace(".", "/").replace("-", "/").replace(" ", "/").split("/")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    first, month, last = map(int, parts)
    year, day = (first, last) if len(parts[0]) == 4 else (last, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None
