"""The command `hearing`: questions, witnesses, replies and commitments of one hearing."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TypeVar

from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import hearing as shape
from budgetwatch.cli.told import Json, Told
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import CommitmentState, Question, Reply, ReplyStatus
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import COMMITMENTS, REPLIES
from budgetwatch.i18n import Language
from budgetwatch.usecases import asked_from, commitments, hearings, replies, witnesses
from budgetwatch.usecases import hearing as usecases
from budgetwatch.usecases.commitments import Promised
from budgetwatch.usecases.dossiers import Dossier

T = TypeVar("T")
_MINUTES = 5
"""For a question in a person's own words, where none are given."""


def hold(asked: Namespace, language: Language) -> Told:
    """`hearing DOSSIER [ACTION]`: what was asked is done, then the hearing is listed."""
    with opened(asked, write=asked.action in _ACTIONS) as dossier:
        if asked.action == "propose":
            found = asked_from.propose_questions(dossier, asked.hearing)
            lines = (f"{one.origin}  {shape.worded(one.words, language)}" for one in found)
            return Told({"proposals": shape.proposals(found, language)}, "\n".join(lines))
        if asked.action in _ACTIONS:
            _ACTIONS[asked.action](dossier, asked, language)
        return _told(dossier, asked.hearing, language)


def _told(dossier: Dossier, number: int | None, language: Language) -> Told:
    listed = hearings.list_hearings(dossier)
    shown = hearings.current_hearing(dossier, number) if number or listed else None
    asked = usecases.list_questions(dossier, number)
    noted, figures = replies.list_replies(dossier), asked_from.figures_asked(dossier, number)
    otherwise, promised = asked_from.words_now(dossier, number), commitments.list_commitments(dossier, number)
    told: Json = {
        "hearings": [shape.hearing(one) for one in listed],
        "hearing": shape.hearing(shown) if shown else None,
        "minutes": sum(one.minutes for one in asked),
        "witnesses": shape.witnesses(witnesses.list_witnesses(dossier, number), language),
        "questions": shape.questions(asked, noted, figures, otherwise, language),
        "commitments": shape.commitments(promised),
    }
    lines = [
        _question(place, one, noted.get(one.id), language) + _since(one, otherwise, language)
        for place, one in enumerate(asked, 1)
    ]
    lines += [_commitment(one, language) for one in promised]
    return Told(told, "\n".join(lines))


def _question(place: int, one: Question, reply: Reply | None, language: Language) -> str:
    witness = language.word(Message(one.witness)) if one.witness else ""
    aside = ", ".join(part for part in (witness, language.word(msg("{minutes} min", minutes=one.minutes))) if part)
    said = f"\n    {language.word(REPLIES[reply.status])} · {reply.text}" if reply else ""
    return f"{place}. [{one.id}] {shape.question_text(one, language)} ({aside}){said}"


def _since(one: Question, otherwise: Mapping[int, Message | None], language: Language) -> str:
    if one.id not in otherwise:
        return ""
    now = otherwise[one.id]
    told = (
        msg("the finding is no longer raised") if now is None else msg("Now the finding asks: {question}", question=now)
    )
    return f"\n    ! {language.word(told)}"


def _commitment(one: Promised, language: Language) -> str:
    promised, word = one.commitment, language.word
    due = language.date(promised.due) if promised.due else ""
    late = word(msg("late by {days} d", days=one.late)) if one.late else ""
    parts = (f"[{promised.id}] {promised.what}", promised.who, due, word(COMMITMENTS[promised.state]), late)
    return "→ " + " · ".join(part for part in parts if part)


def _new(dossier: Dossier, asked: Namespace, _language: Language) -> None:
    hearings.add_hearing(dossier, asked.title, asked.date, asked.place, asked.author)


def _add(dossier: Dossier, asked: Namespace, language: Language) -> None:
    if asked.origin:
        _add_from(dossier, asked, language)
        return
    usecases.add_question(
        dossier,
        text=_needed(asked.text, msg("Give the words of the question (--text), or where it comes from (--from).")),
        witness=asked.witness,
        minutes=_MINUTES if asked.minutes is None else asked.minutes,
        audience=Audience(asked.audience or Audience.COMMITTEE),
        author=asked.author,
        hearing=asked.hearing,
    )


def _add_from(dossier: Dossier, asked: Namespace, language: Language) -> None:
    """Put the questions of findings, signals and topics, as they are: what else is given would be passed over."""
    if asked.text or asked.witness or asked.audience or asked.minutes is not None:
        raise WrongQuestion(
            msg("A question of a finding, signal or topic has its own words, witness, minutes and audience."),
            msg("Give --from alone, or --text; `audience --kind question` shows the question to others afterwards."),
        )
    known = {one.origin: one for one in asked_from.propose_questions(dossier, asked.hearing)}
    there = {one.origin for one in usecases.list_questions(dossier, asked.hearing)}
    for key in (one for one in asked.origin if one in there and one not in known):
        raise WrongQuestion(msg("{key} is asked already in this hearing.", key=key))
    for missing in (key for key in asked.origin if key not in known):
        raise NotFound(
            msg("Nothing to ask about is called {key}.", key=missing),
            msg("hearing DOSSIER propose lists the keys."),
        )
    chosen = [known[key] for key in asked.origin]
    asked_from.add_proposals(dossier, chosen, language.code, asked.hearing, asked.author)


def _move(dossier: Dossier, asked: Namespace, _language: Language) -> None:
    place = _needed(asked.to, msg("Give the new place (--to), counted from 1."))
    usecases.move_question(dossier, _of_question(asked), place - 1, asked.author)


def _remove(dossier: Dossier, asked: Namespace, _language: Language) -> None:
    usecases.remove_question(dossier, _of_question(asked), asked.author)


def _call(dossier: Dossier, asked: Namespace, _language: Language) -> None:
    function = _needed(asked.witness, msg("Give the function of the witness (--witness)."))
    witnesses.call_witness(dossier, function, asked.person, asked.institution, asked.hearing, asked.author)


def _answer(dossier: Dossier, asked: Namespace, _language: Language) -> None:
    replies.note_reply(dossier, _of_question(asked), ReplyStatus(asked.status), asked.text, asked.author)


def _commit(dossier: Dossier, asked: Namespace, _language: Language) -> None:
    if asked.commitment is not None and asked.ask:
        commitments.ask_about_commitment(dossier, asked.commitment, asked.hearing, asked.author)
    elif asked.commitment is not None:
        state = _needed(asked.state, msg("Say what became of the commitment (--state)."))
        commitments.settle(dossier, asked.commitment, CommitmentState(state), asked.date, asked.author)
    else:
        what = _needed(asked.text, msg("Say what was promised (--text)."))
        commitments.promise(dossier, what, asked.witness, asked.due, asked.question, asked.hearing, asked.author)


_ACTIONS: Mapping[str, Callable[[Dossier, Namespace, Language], None]] = {
    "new": _new,
    "add": _add,
    "move": _move,
    "remove": _remove,
    "witness": _call,
    "answer": _answer,
    "commitment": _commit,
}


def _of_question(asked: Namespace) -> int:
    return int(_needed(asked.question, msg("Give the number of the question (--question).")))


def _needed(value: T | None, otherwise: Message) -> T:
    """What was given; `Missing` where it was not."""
    if not value:
        raise Missing(otherwise)
    return value


class Missing(BudgetWatchError):
    """Something needed was not given."""

    code = "argument-missing"
