"""The commands `undo` and `redo`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Told
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import Language
from budgetwatch.usecases import history
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.dossiers import Dossier


def undo(asked: Namespace, language: Language) -> Told:
    """`undo DOSSIER`: the last step, an import too; status 1 where there is none."""
    return _stepped(asked, language, history.undo, msg("There is no step to take back."))


def redo(asked: Namespace, language: Language) -> Told:
    """`redo DOSSIER`: the last step that was taken back; status 1 where there is none."""
    return _stepped(asked, language, history.redo, msg("There is no step to do again."))


def _stepped(
    asked: Namespace, language: Language, step: Callable[[Dossier, str], Done[Message] | None], nothing: Message
) -> Told:
    with opened(asked, write=True, changes=False) as dossier:
        done = step(dossier, asked.author)
        if done is None:
            raise NotFound(nothing, msg("The command history tells what was done in the dossier."))
        newest = history.list_history(dossier)[0]
    return Told({"step": language.word(done.value)}, language.word(newest.label))
