"""What was replied in the room, noted question by question."""

from __future__ import annotations

from collections.abc import Mapping

from budgetwatch.domain.hearing import Reply, ReplyStatus
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import REPLIES
from budgetwatch.store import replies as kept
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.questions import hearing_of
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.hearing import TOUCHED
from budgetwatch.usecases.titles import question_named

__all__ = ["Reply", "ReplyStatus", "forget_reply", "list_replies", "note_reply"]


def list_replies(dossier: Dossier) -> Mapping[int, Reply]:
    """What was replied, by the number of the question; questions nobody answered are left out."""
    return kept.replies(dossier)


def note_reply(dossier: Dossier, question: int, status: ReplyStatus, text: str, author: str = "") -> Done[None]:
    """Note what was replied to a question and how far that is an answer; NotFound where there is no such question."""
    hearing_of(dossier, question)
    named = question_named(dossier, question)
    label = msg("Note the reply to {question}: {status}", question=named, status=REPLIES[status])
    with dossier.change(label, author) as change:
        kept.keep_reply(change, question, status, text.strip())
    return Done(None, TOUCHED, label)


def forget_reply(dossier: Dossier, question: int, author: str = "") -> Done[None]:
    """Take out what was noted; NotFound where nothing was."""
    label = msg("Remove the reply to {question}", question=question_named(dossier, question))
    with dossier.change(label, author) as change:
        kept.forget_reply(change, question)
    return Done(None, TOUCHED, label)
