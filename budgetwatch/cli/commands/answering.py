"""The command `checklist`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes.findings import checklist as shaped
from budgetwatch.cli.told import Told
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import ANSWERS
from budgetwatch.i18n import Language
from budgetwatch.usecases import checklists
from budgetwatch.usecases.checklists import AnsweredChecklist

WIDTH = 44
VALUES_ONLY = msg("Figures to read")


def answer_checklist(asked: Namespace, language: Language) -> Told:
    """`checklist DOSSIER`."""
    with opened(asked.dossier) as dossier:
        answered = checklists.answer_checklist(dossier, asked.list)
    return Told(shaped(answered, language), _text(answered, language))


def _text(answered: AnsweredChecklist, language: Language) -> str:
    lines = [answered.checklist.title.text(language.code)]
    for one in answered.items:
        answer = language.word(VALUES_ONLY if one.automatic and one.answer is None else ANSWERS[one.answer])
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
