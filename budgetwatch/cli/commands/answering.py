"""The command `checklist`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence

from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes.findings import checklist as shaped
from budgetwatch.cli.shapes.findings import past_answers as shaped_past
from budgetwatch.cli.told import Told
from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.finding import Finding, Judged, State
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import ANSWERS, answer_words
from budgetwatch.i18n import Language
from budgetwatch.usecases import checklists, past_answers
from budgetwatch.usecases.bearing import bearing_findings
from budgetwatch.usecases.checklists import AnsweredChecklist
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.past_answers import PastAnswers

WIDTH = 44


def answer_checklist(asked: Namespace, language: Language) -> Told:
    """`checklist DOSSIER`."""
    if (asked.note or asked.evidence) and not (asked.answer or asked.confirm):
        raise WrongQuestion(
            msg("A note and evidence belong to an answer."), msg("Add --answer TOPIC=ANSWER or --confirm TOPIC.")
        )
    if asked.year is not None and not (asked.carry or asked.close_year):
        raise WrongQuestion(
            msg("A year belongs to answers that are carried or closed."), msg("Add --carry DOSSIER or --close-year.")
        )
    changes = _changes(asked)
    with opened(asked, write=changes) as dossier:
        if changes:
            _change(asked, dossier)
        answered = checklists.answer_checklist(dossier, asked.list)
        past = past_answers.list_past_answers(dossier)
        bearing = bearing_findings(dossier, [one.item for one in answered.items])
    faults = [language.word(one.message) for one in checklists.list_faults()]
    shape = shaped(answered, language, bearing) | {"faults": list(faults), "past": shaped_past(past)}
    return Told(shape, "\n".join([_text(answered, language, past, bearing), *faults]))


def _changes(asked: Namespace) -> bool:
    given = (asked.answer, asked.confirm, asked.review, asked.withdraw, asked.carry, asked.close_year)
    return any(given) or asked.forget_year is not None


def _change(asked: Namespace, dossier: Dossier) -> None:
    if asked.carry:
        past_answers.carry_answers(dossier, asked.carry, asked.author, asked.year)
    elif asked.close_year:
        past_answers.close_year(dossier, asked.author, asked.year)
    elif asked.forget_year is not None:
        past_answers.forget_year(dossier, asked.forget_year, asked.author)
    elif asked.review:
        checklists.review_answer(dossier, asked.review, asked.author)
    elif asked.withdraw:
        checklists.withdraw_answer(dossier, asked.withdraw, asked.author)
    else:
        item, said, text = (asked.answer or asked.confirm).partition("=")
        if asked.answer and not said:
            raise WrongQuestion(
                msg("{text} names a topic without an answer.", text=item),
                msg("Write {text}=yes; {text}= sets the proposal of the data aside.", text=item),
            )
        answer = checklists.proposed_answer(dossier, item) if asked.confirm else _answer(text)
        checklists.record_answer(dossier, item, answer, asked.note, asked.author, asked.evidence)


def _answer(text: str) -> Answer | None:
    if text and text not in set(Answer):
        raise WrongQuestion(
            msg("{text} is not an answer.", text=text), msg("Use one of: {names}.", names=", ".join(Answer))
        )
    return Answer(text) if text else None


def _text(
    answered: AnsweredChecklist, language: Language, past: PastAnswers, bearing: Mapping[str, Sequence[Judged]]
) -> str:
    lines = [answered.checklist.title.text(language.code)]
    for one in answered.items:
        proposed = " ?" if one.automatic and one.answer is not None else ""
        answer = f"{language.word(answer_words(one))}{proposed}"
        told = f"{one.item.id}  {one.item.label.text(language.code):<{WIDTH}} {answer}"
        lines.append("  ".join([told, *_before(one.item.id, language, past)]))
        lines += [f"     [{found.key}] {language.word(found.title)}" for found in _raised(bearing.get(one.item.id, ()))]
    progress = answered.progress
    lines.append(
        language.word(
            msg(
                "{answered} answered, {automatic} proposed, {total} in all",
                answered=progress.answered,
                automatic=progress.automatic,
                total=progress.total,
            )
        )
    )
    return "\n".join(lines)


def _raised(bearing: Sequence[Judged]) -> Iterator[Finding]:
    return (one.finding for one in bearing if one.finding.state is State.FIRED)


def _before(item: str, language: Language, past: PastAnswers) -> Iterator[str]:
    for year, own in past.items():
        if item in own:
            yield f"{year} {language.word(ANSWERS[own[item]])}"
