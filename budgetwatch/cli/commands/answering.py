"""The command `checklist`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes.findings import checklist as shaped
from budgetwatch.cli.told import Told
from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import answer_words
from budgetwatch.i18n import Language
from budgetwatch.usecases import checklists
from budgetwatch.usecases.checklists import AnsweredChecklist
from budgetwatch.usecases.dossiers import Dossier

WIDTH = 44
VALUES_ONLY = msg("Figures to read")


def answer_checklist(asked: Namespace, language: Language) -> Told:
    """`checklist DOSSIER`."""
    if (asked.note or asked.evidence) and not (asked.answer or asked.confirm):
        raise WrongQuestion(
            msg("A note and evidence belong to an answer."), msg("Add --answer TOPIC=ANSWER or --confirm TOPIC.")
        )
    changes = bool(asked.answer or asked.confirm or asked.review or asked.withdraw)
    with opened(asked, write=changes) as dossier:
        if changes:
            _change(asked, dossier)
        answered = checklists.answer_checklist(dossier, asked.list)
    faults = [language.word(one.message) for one in checklists.list_faults()]
    return Told(shaped(answered, language) | {"faults": list(faults)}, "\n".join([_text(answered, language), *faults]))


def _change(asked: Namespace, dossier: Dossier) -> None:
    if asked.review:
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


def _text(answered: AnsweredChecklist, language: Language) -> str:
    lines = [answered.checklist.title.text(language.code)]
    for one in answered.items:
        answer = language.word(VALUES_ONLY if one.automatic and one.answer is None else answer_words(one))
        lines.append(f"{one.item.id}  {one.item.label.text(language.code):<{WIDTH}} {answer}{' ?' * one.automatic}")
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
